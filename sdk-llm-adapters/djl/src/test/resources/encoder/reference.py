"""Writes expected.json: what the encoder of TinyEncoder must give, computed in 64 bits by NumPy and nothing else. The build does not run it."""
import json
import math
import pathlib

import numpy as np

WIDTH, INNER, LAYERS, HEADS, POSITIONS, TYPES = 32, 64, 2, 4, 24, 2
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"] + (
    "a the cache lock thread queue test index table i we they measured wrote fixed broke read said it was slow fast because and then"
    " again ##s ##ed ##ing ##er never always"
).split()
TEXTS = [
    "I measured it.",
    "we fixed the slow cache because it broke",
    "The threads locked, and then the queue was slow again",
    "zebra",
    "they never tested indexing and then they said the table was always fast because we read it again and again and again and again",
]


class Chance:
    """The numbers that TinyEncoder draws: a linear congruential generator of 32 bits (Numerical Recipes)."""

    def __init__(self):
        self.state = 20_240_601

    def draw(self, shape, scale, middle=0.0):
        values = np.empty(int(np.prod(shape)), dtype=np.float32)
        for i in range(values.size):
            self.state = (self.state * 1_664_525 + 1_013_904_223) % 2**32
            values[i] = np.float32((self.state / 2**32 - 0.5) * scale + middle)
        return values.reshape(shape).astype(np.float64)


def weights():
    chance, w = Chance(), {}

    def linear(name, rows, columns):
        w[name + ".weight"] = chance.draw((rows, columns), 0.8)
        w[name + ".bias"] = chance.draw((rows,), 0.4)

    def norm(name):
        w[name + ".weight"] = chance.draw((WIDTH,), 0.4, 1.0)
        w[name + ".bias"] = chance.draw((WIDTH,), 0.4)

    w["words"] = chance.draw((len(VOCABULARY), WIDTH), 2.0)
    w["positions"] = chance.draw((POSITIONS, WIDTH), 1.0)
    w["types"] = chance.draw((TYPES, WIDTH), 1.0)
    norm("embeddings")
    for layer in range(LAYERS):
        of = f"{layer}."
        linear(of + "query", WIDTH, WIDTH)
        linear(of + "key", WIDTH, WIDTH)
        linear(of + "value", WIDTH, WIDTH)
        linear(of + "attended", WIDTH, WIDTH)
        norm(of + "attended norm")
        linear(of + "inner", INNER, WIDTH)
        linear(of + "output", WIDTH, INNER)
        norm(of + "output norm")
    return w


def pieces(text):
    found = []
    for word in text.lower().replace(".", " . ").replace(",", " , ").split():
        start, parts = 0, []
        while start < len(word):
            end = len(word)
            while end > start and ("##" if start else "") + word[start:end] not in VOCABULARY:
                end -= 1
            if end == start:
                parts = ["[UNK]"]
                break
            parts.append(("##" if start else "") + word[start:end])
            start = end
        found += parts
    return ["[CLS]"] + found[: POSITIONS - 2] + ["[SEP]"]


def normed(x, w, name):
    mean = x.mean(-1, keepdims=True)
    return (x - mean) / np.sqrt(((x - mean) ** 2).mean(-1, keepdims=True) + 1e-12) * w[name + ".weight"] + w[name + ".bias"]


def applied(x, w, name):
    return x @ w[name + ".weight"].T + w[name + ".bias"]


def states(ids, w):
    x = normed(w["words"][ids] + w["positions"][: len(ids)] + w["types"][0], w, "embeddings")
    size = WIDTH // HEADS
    for layer in range(LAYERS):
        of = f"{layer}."
        query, key, value = (
            applied(x, w, of + name).reshape(len(ids), HEADS, size).transpose(1, 0, 2) for name in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 2, 1) / math.sqrt(size)
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = (scores / scores.sum(-1, keepdims=True) @ value).transpose(1, 0, 2).reshape(len(ids), WIDTH)
        x = normed(x + applied(mixed, w, of + "attended"), w, of + "attended norm")
        inner = applied(x, w, of + "inner")
        inner = inner * 0.5 * (1 + np.vectorize(math.erf)(inner / math.sqrt(2)))
        x = normed(x + applied(inner, w, of + "output"), w, of + "output norm")
    return x


def main():
    w, expected = weights(), []
    for text in TEXTS:
        ids = [VOCABULARY.index(piece) for piece in pieces(text)]
        x = states(ids, w)
        mean = x.mean(0)
        expected.append(
            {
                "text": text,
                "tokens": len(ids),
                "mean": [round(v, 9) for v in mean],
                "normed": [round(v, 9) for v in mean / np.linalg.norm(mean)],
                "first": [round(v, 9) for v in x[0]],
            }
        )
    path = pathlib.Path(__file__).with_name("expected.json")
    path.write_text("[\n" + ",\n".join(json.dumps(each) for each in expected) + "\n]\n")


main()

"""What decoders give, in 64-bit numbers and by NumPy alone: an oracle that shares no code with the library.

    python3 reference.py FOLDER RESOURCES

FOLDER has a folder for each model, as GoldenModels writes them; for each a file NAME.json is written into RESOURCES.
"""

import json
import math
import struct
import sys
from pathlib import Path

import numpy as np

PROMPT = [5, 17, 42, 93, 3, 61, 61, 8, 77, 30, 12, 55, 21, 90, 2, 44, 19, 70, 33, 66]
STEPS = 12


def weights(folder):
    raw = (folder / "model.safetensors").read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    found = {}
    for name, entry in json.loads(raw[8 : 8 + length]).items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            numbers = np.frombuffer(raw[8 + length + start : 8 + length + end], np.float32)
            found[name] = numbers.reshape(entry["shape"]).astype(np.float64)
    return found


def frequencies(config, width):
    plain = config["rope_theta"] ** (-np.arange(0, width, 2) / width)
    scaling = config.get("rope_scaling") or {}
    kind = scaling.get("rope_type", "default")
    if kind == "linear":
        return plain / scaling["factor"]
    if kind == "llama3":
        original = scaling["original_max_position_embeddings"]
        low, high = scaling["low_freq_factor"], scaling["high_freq_factor"]
        scaled = []
        for frequency in plain:
            wave = 2 * math.pi / frequency
            if wave < original / high:
                scaled.append(frequency)
            elif wave > original / low:
                scaled.append(frequency / scaling["factor"])
            else:
                smooth = (original / wave - low) / (high - low)
                scaled.append((1 - smooth) * frequency / scaling["factor"] + smooth * frequency)
        return np.array(scaled)
    return plain


def window(config, layer):
    family = config["architectures"][0]
    if family == "MistralForCausalLM":
        return config.get("sliding_window")
    if config.get("use_sliding_window") and layer >= config.get("max_window_layers", 28):
        return config.get("sliding_window")
    return None


def rms(x, weight, epsilon):
    return x / np.sqrt((x * x).mean(-1, keepdims=True) + epsilon) * weight


def logits(config, w, tokens):
    """Of the token that follows the last one."""
    heads = config["num_attention_heads"]
    key_heads = config.get("num_key_value_heads", heads)
    width = config.get("head_dim", config["hidden_size"] // heads)
    epsilon = config["rms_norm_eps"]
    count = len(tokens)
    angles = np.outer(np.arange(count), frequencies(config, width))
    cos, sin = np.cos(angles), np.sin(angles)

    def turned(x):
        a, b = x[..., : width // 2], x[..., width // 2 :]
        return np.concatenate([a * cos - b * sin, b * cos + a * sin], -1)

    def linear(x, name):
        bias = w.get(name + ".bias")
        y = x @ w[name + ".weight"].T
        return y if bias is None else y + bias

    x = w["model.embed_tokens.weight"][tokens]
    for layer in range(config["num_hidden_layers"]):
        of = f"model.layers.{layer}."
        y = rms(x, w[of + "input_layernorm.weight"], epsilon)
        q = linear(y, of + "self_attn.q_proj").reshape(count, heads, width).transpose(1, 0, 2)
        k = linear(y, of + "self_attn.k_proj").reshape(count, key_heads, width).transpose(1, 0, 2)
        v = linear(y, of + "self_attn.v_proj").reshape(count, key_heads, width).transpose(1, 0, 2)
        if of + "self_attn.q_norm.weight" in w:
            q = rms(q, w[of + "self_attn.q_norm.weight"], epsilon)
            k = rms(k, w[of + "self_attn.k_norm.weight"], epsilon)
        q, k = turned(q), turned(k)
        seen = np.tril(np.ones((count, count), bool))
        reach = window(config, layer)
        if reach:
            seen &= ~np.tril(np.ones((count, count), bool), -reach)
        attended = []
        for head in range(heads):
            shared = head // (heads // key_heads)
            scores = np.where(seen, q[head] @ k[shared].T / math.sqrt(width), -np.inf)
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            attended.append(scores / scores.sum(-1, keepdims=True) @ v[shared])
        x = x + linear(np.concatenate(attended, -1), of + "self_attn.o_proj")
        y = rms(x, w[of + "post_attention_layernorm.weight"], epsilon)
        gate = linear(y, of + "mlp.gate_proj")
        x = x + linear(gate / (1 + np.exp(-gate)) * linear(y, of + "mlp.up_proj"), of + "mlp.down_proj")
    last = rms(x[-1], w["model.norm.weight"], epsilon)
    return last @ w["model.embed_tokens.weight" if config["tie_word_embeddings"] else "lm_head.weight"].T


def main(folder, resources):
    resources.mkdir(parents=True, exist_ok=True)
    for model in sorted(path for path in folder.iterdir() if path.is_dir()):
        config = json.loads((model / "config.json").read_text())
        w = weights(model)
        tokens, greedy, first = list(PROMPT), [], None
        for _ in range(STEPS):
            found = logits(config, w, tokens)
            first = found if first is None else first
            best, second = np.sort(found)[-1], np.sort(found)[-2]
            assert best - second > 5e-4, f"{model.name}: the choice is too close; take another seed"
            greedy.append(int(found.argmax()))
            tokens.append(greedy[-1])
        golden = {
            "prompt": PROMPT,
            "greedy": greedy,
            "first": [round(float(x), 7) for x in first],
            "last": [round(float(x), 7) for x in found],
        }
        (resources / f"{model.name}.json").write_text(json.dumps(golden) + "\n")
        print(model.name, greedy)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

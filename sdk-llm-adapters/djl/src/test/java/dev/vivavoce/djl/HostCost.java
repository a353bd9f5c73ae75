package dev.vivavoce.djl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Measures what a token costs besides the engine: choice, mask, forced text, characters. With a vocabulary of 49,000 tokens, and evaluations
 * written by chance.
 *
 * <p>{@code ./mvnw -pl sdk-llm-adapters/djl -am test-compile} and then {@code exec:java} there, with {@code -Dexec.classpathScope=test
 * -Dexec.mainClass=dev.vivavoce.djl.HostCost}.
 */
final class HostCost {
    private static final int VOCABULARY = 49_000;
    private static final int DOCUMENTS = 100;
    private static final String LETTERS = "etaoinshrdlucmfwypvbgkjqxz";

    private HostCost() {}

    /** Measures, four times over. */
    public static void main(String[] arguments) throws IOException {
        Random random = new Random(1);
        Path folder = TinyTokenizer.folder(
                Files.createTempDirectory("host-cost").resolve("a-model"), tokenizer(random), "<|im_end|>");
        int size = VOCABULARY + TinyTokenizer.CHAT_ML.size();
        try (Language language = Language.open(folder, "LlamaForCausalLM", size)) {
            List<float[]> logits = logits(random, language, size);
            Optional<JsonForm> form = Optional.of(language.form(Schemas.asked("evaluate-answer.3")));
            for (int round = 1; round <= 4; round++) {
                tell(round, "free, likeliest", language, logits, Optional.empty(), 0, 0);
                tell(round, "free, 50 likeliest", language, logits, Optional.empty(), 0.8, 50);
                tell(round, "schema, likeliest", language, logits, form, 0, 0);
                tell(round, "schema, 50 likeliest", language, logits, form, 0.8, 50);
            }
        }
    }

    private static ObjectNode tokenizer(Random random) {
        ObjectNode json = TinyTokenizer.byteLevel(TinyTokenizer.CHAT_ML);
        ObjectNode tokens = json.withObject("/model/vocab");
        while (tokens.size() < VOCABULARY) {
            StringBuilder word = new StringBuilder(random.nextBoolean() ? "\u0120" : "");
            for (int letters = 2 + random.nextInt(8); letters > 0; letters--) {
                word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            if (!tokens.has(word.toString())) {
                tokens.put(word.toString(), tokens.size());
            }
        }
        int next = VOCABULARY;
        for (var added : json.withArray("/added_tokens")) {
            ((ObjectNode) added).put("id", next++);
        }
        return json;
    }

    /** By chance, but what closes a string or a list is likely now and then: documents end. */
    private static List<float[]> logits(Random random, Language language, int size) {
        List<float[]> all = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            float[] logits = new float[size];
            for (int token = 0; token < size; token++) {
                boolean closes = language.octets(token).length == 1 && "\"]}".indexOf(language.octets(token)[0]) >= 0;
                logits[token] = (float) (3 * random.nextGaussian() + (closes && random.nextInt(3) == 0 ? 14 : 0));
            }
            all.add(logits);
        }
        return all;
    }

    private static void tell(
            int round,
            String kind,
            Language language,
            List<float[]> logits,
            Optional<JsonForm> form,
            double temperature,
            int topK) {
        long steps = 0;
        long written = 0;
        long forced = 0;
        long start = System.nanoTime();
        for (int document = 0; document < DOCUMENTS; document++) {
            Request request = new Request(
                    new int[] {1, 2, 3},
                    new Sampling(temperature, topK, 1, document),
                    200,
                    List.of(),
                    form,
                    Long.MAX_VALUE);
            Reply reply = new Reply(request, language, new Whole());
            reply.begin(0);
            for (int i = document; !reply.isOver(); i = 31 * i + 7) {
                reply.advance(reply.count() - reply.held(), logits.get(i & 31));
                steps++;
            }
            Finished finished = reply.finish();
            written += finished.written();
            forced += finished.forced();
        }
        System.out.printf(
                Locale.ROOT,
                "%d  %-22s %6.0f µs a step; %d steps for %d tokens, %d of them forced%n",
                round,
                kind,
                (System.nanoTime() - start) / 1e3 / steps,
                steps,
                written,
                forced);
    }
}

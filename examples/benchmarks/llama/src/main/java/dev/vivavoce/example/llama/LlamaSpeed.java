package dev.vivavoce.example.llama;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tokens a second of llama.cpp, for the shape of the model in the folder of the first argument, with as many threads as the second says: those of a
 * prompt of some 64, of 32 that one conversation writes, and of 32 that each of eight writes at once. The best of five rounds each, as {@code
 * vivavoce models bench} takes it.
 */
final class LlamaSpeed {
    private static final int ROUNDS = 5;
    private static final int BATCH = 8;
    private static final int PROMPT = 64;
    private static final int TOKENS = 32;

    private LlamaSpeed() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("needs a folder, -Dllama.folder=FOLDER, and a number of threads");
        }
        Path folder = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        System.out.printf("%-8s%9s%9s%9s%9s%n", "weights", "GB", "prompt", "alone", "at once");
        for (Gguf.Type type : Gguf.Type.values()) {
            // The library removes what begins with its own name there.
            Path file = Files.createTempFile("by-chance", ".gguf");
            try {
                measure(type, Gguf.write(folder, type, file), file, threads);
            } finally {
                Files.delete(file);
            }
        }
        // Threads of its own keep the process otherwise.
        System.exit(0);
    }

    private static void measure(Gguf.Type type, long bytes, Path file, int threads)
            throws IOException, InterruptedException, ExecutionException {
        double prefill = 0;
        double alone = 0;
        double together = 0;
        ExecutorService pool = Executors.newFixedThreadPool(BATCH);
        try (LlamaModel model = new LlamaModel(new ModelParameters()
                .setModel(file.toString())
                .setThreads(threads)
                .setThreadsBatch(threads)
                .setCtxSize(BATCH * 2 * (PROMPT + TOKENS))
                .setParallel(BATCH)
                .disableLog())) {
            for (int round = 0; round < ROUNDS; round++) {
                String prompt = prompt(model, round);
                int read = model.encode(prompt).length;
                long start = System.nanoTime();
                Iterator<LlamaOutput> reply = reply(model, prompt);
                reply.next();
                prefill = Math.max(prefill, read / since(start));
                long first = System.nanoTime();
                alone = Math.max(alone, count(reply) / since(first));
                together = Math.max(together, together(model, pool, round));
            }
        } finally {
            pool.shutdownNow();
        }
        System.out.printf(
                Locale.ROOT,
                "%-8s%9.2f%9.1f%9.1f%9.1f%n",
                type.name().toLowerCase(Locale.ROOT),
                bytes / 1e9,
                prefill,
                alone,
                together);
    }

    /** From when the last of them has begun to write until the first has ended, so that all write at once. */
    private static double together(LlamaModel model, ExecutorService pool, int round)
            throws InterruptedException, ExecutionException {
        List<Future<List<Long>>> replies = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            String prompt = prompt(model, ROUNDS + round * BATCH + i);
            replies.add(pool.submit(() -> {
                List<Long> times = new ArrayList<>();
                Iterator<LlamaOutput> reply = reply(model, prompt);
                while (reply.hasNext()) {
                    reply.next();
                    times.add(System.nanoTime());
                }
                return times;
            }));
        }
        List<List<Long>> times = new ArrayList<>();
        for (Future<List<Long>> reply : replies) {
            times.add(reply.get());
        }
        long from = times.stream().mapToLong(all -> all.get(0)).max().orElseThrow();
        long to = times.stream().mapToLong(all -> all.get(all.size() - 1)).min().orElseThrow();
        long written = times.stream()
                .flatMap(List::stream)
                .filter(at -> at > from && at <= to)
                .count();
        return written / ((to - from) / 1e9);
    }

    private static Iterator<LlamaOutput> reply(LlamaModel model, String prompt) {
        return model.generate(new InferenceParameters(prompt)
                        .setNPredict(TOKENS)
                        .setTemperature(0)
                        .setCachePrompt(false)
                        .setIgnoreEos(true))
                .iterator();
    }

    private static int count(Iterator<LlamaOutput> reply) {
        int tokens = 0;
        while (reply.hasNext()) {
            reply.next();
            tokens++;
        }
        return tokens;
    }

    /** Words by chance until they are as many tokens as wanted. */
    private static String prompt(LlamaModel model, int seed) {
        Random random = new Random(seed);
        StringBuilder prompt = new StringBuilder();
        while (model.encode(prompt.toString()).length < PROMPT) {
            prompt.append((char) ('a' + random.nextInt(26)));
        }
        return prompt.toString();
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}

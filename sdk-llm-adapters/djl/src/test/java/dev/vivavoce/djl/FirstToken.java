package dev.vivavoce.djl;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.llm.ModelEvaluator;
import dev.vivavoce.testkit.Samples;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Measures how long one waits for a first token: from the start of the process on, then for a first evaluation of a question and for a second one,
 * whose prompt begins alike. In a folder that {@link BenchmarkModel} has written.
 */
final class FirstToken {
    private static final int QUESTIONS = 6;
    private static final int WORDS = 120;

    private FirstToken() {}

    /** Measures the model in the folder of the first argument. */
    public static void main(String[] arguments) {
        Random random = new Random(1);
        List<String> words = Arrays.asList(prompt().split("\\W+"));
        try (DjlChatModel model = Djl.builder()
                .folder(Path.of(arguments[0]))
                .device("cpu")
                .weights(WeightType.BF16)
                .context(4_096)
                .slots(1)
                .maxOutputTokens(1)
                .build()) {
            model.chat(evaluation("Why?", "Because."));
            System.out.printf(
                    Locale.ROOT,
                    "first token %.2f s after the start of the process%n",
                    (System.currentTimeMillis()
                                    - ManagementFactory.getRuntimeMXBean().getStartTime())
                            / 1e3);
            for (int i = 0; i < QUESTIONS; i++) {
                String question = text(words, 20, random);
                ChatRequest first = evaluation(question, text(words, WORDS, random));
                ChatRequest second = evaluation(question, text(words, WORDS, random));
                // The slot forgets the instructions, which evaluations of all questions share.
                model.chat("Hello");
                long start = System.nanoTime();
                int tokens = model.chat(first).tokenUsage().inputTokenCount();
                long middle = System.nanoTime();
                model.chat(second);
                double whole = (middle - start) / 1e6;
                double again = (System.nanoTime() - middle) / 1e6;
                System.out.printf(
                        Locale.ROOT,
                        "prompt of %d tokens: %.0f ms for the first evaluation, %.0f ms for the second, %.0f %%%n",
                        tokens,
                        whole,
                        again,
                        100 * again / whole);
            }
        }
    }

    /** All that an evaluation says to a model. */
    static String prompt() {
        return evaluation("Why?", "Because.").messages().toString();
    }

    private static String text(List<String> words, int count, Random random) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            text.add(words.get(random.nextInt(words.size())));
        }
        return String.join(" ", text);
    }

    private static ChatRequest evaluation(String question, String answer) {
        AtomicReference<ChatRequest> asked = new AtomicReference<>();
        ChatModel recorder = new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                asked.compareAndSet(null, request);
                throw new IllegalStateException("only what is asked is of interest");
            }
        };
        Submission sample = Samples.submission();
        try {
            ModelEvaluator.builder()
                    .model(recorder)
                    .modelName("recorder")
                    .build()
                    .evaluate(new Submission(
                            question,
                            sample.style(),
                            sample.rubric(),
                            sample.anchors(),
                            sample.references(),
                            answer,
                            sample.locale()));
        } catch (RuntimeException noReply) {
            // There is none.
        }
        return requireNonNull(asked.get());
    }
}

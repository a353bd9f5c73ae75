package dev.vivavoce.example.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import dev.vivavoce.llm.EvaluatorChain;
import dev.vivavoce.llm.ModelEvaluator;
import dev.vivavoce.llm.guard.GuardedModel;
import dev.vivavoce.testkit.Samples;
import dev.vivavoce.testkit.StubServer;
import dev.vivavoce.vllm.Vllm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many callers at once while the provider serves nobody: none hangs, none is lost, and the provider is soon left alone. */
@Timeout(120)
class StormTest {

    private static final int CALLERS = 300;
    private static final int AT_ONCE = 40;

    private static List<Evaluation> rated(Consumer<StubServer> trouble, List<StubServer.Request> asked)
            throws InterruptedException, ExecutionException {
        try (StubServer server = StubServer.start()) {
            for (int i = 0; i < 2 * CALLERS; i++) {
                trouble.accept(server);
            }
            GuardedModel model = GuardedModel.builder()
                    .model(Vllm.builder()
                            .baseUrl(server.url())
                            .model("m")
                            .timeout(Duration.ofMillis(500))
                            .build())
                    .modelName("m")
                    .mostCalls(AT_ONCE)
                    .mostWait(Duration.ofMillis(100))
                    .build();
            Evaluator chain = EvaluatorChain.within(Duration.ofSeconds(10))
                    .then(ModelEvaluator.builder().model(model).modelName("m").build(), Duration.ofSeconds(2))
                    .orElse(new RuleBasedEvaluator());
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            try {
                List<Future<Evaluation>> futures = new ArrayList<>();
                for (int i = 0; i < CALLERS; i++) {
                    futures.add(callers.submit(() -> chain.evaluate(Samples.submission())));
                }
                List<Evaluation> rated = new ArrayList<>();
                for (Future<Evaluation> future : futures) {
                    rated.add(future.get());
                }
                asked.addAll(server.requests());
                return rated;
            } finally {
                callers.shutdownNow();
            }
        }
    }

    private static void allStoodInFor(List<Evaluation> rated) {
        assertThat(rated).hasSize(CALLERS).allSatisfy(evaluation -> {
            assertThat(evaluation).isInstanceOf(Evaluation.Scored.class);
            assertThat(evaluation.provenance().rater()).isEqualTo("embedded");
            assertThat(evaluation.provenance().standsInFor()).isEqualTo(Optional.of("m"));
        });
    }

    @Test
    void of_limits() throws InterruptedException, ExecutionException {
        List<StubServer.Request> asked = new ArrayList<>();

        allStoodInFor(rated(server -> server.reply(429, Map.of("Retry-After", "20"), "{}"), asked));

        assertThat(asked).hasSizeLessThanOrEqualTo(2 * AT_ONCE);
    }

    @Test
    void of_failures() throws InterruptedException, ExecutionException {
        List<StubServer.Request> asked = new ArrayList<>();

        allStoodInFor(rated(server -> server.reply(503, "{}"), asked));

        assertThat(asked).hasSizeLessThanOrEqualTo(CALLERS);
    }

    @Test
    void of_connections_on_which_nothing_comes() throws InterruptedException, ExecutionException {
        allStoodInFor(rated(StubServer::stall, new ArrayList<>()));
    }
}

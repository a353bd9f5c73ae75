package dev.vivavoce.example.benchmarks;

import com.sun.net.httpserver.HttpServer;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import dev.vivavoce.llm.ModelEvaluator;
import dev.vivavoce.llm.guard.GuardedModel;
import dev.vivavoce.vllm.Vllm;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many evaluations at once by a model on a local server that takes two seconds for each: on virtual threads where Java has
 * them, otherwise on as many platform threads. After a warm-up without delay calls begin evenly spread. Tells how many a second were
 * rated, of those that the delay allows; and what becomes of callers beyond the limit on calls.
 */
public final class LoadFigures {

    private static final int IN_FLIGHT = 1_000;
    private static final int ROUNDS = 5;
    private static final int BEYOND = 200;
    private static final int WARM_UP = 5_000;
    private static final int HANDLERS = 16;
    private static final Duration DELAY = Duration.ofSeconds(2);

    private volatile Duration delay = Duration.ZERO;
    private final AtomicInteger rated = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Question question = Interviews.engine(new RuleBasedEvaluator())
            .remaining(Interviews.open(), History.NONE)
            .get(0);

    private LoadFigures() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ReflectiveOperationException {
        // Else the stub hangs up on all but 200 of the connections that are free for a moment, and waits before it
        // sends.
        System.setProperty("sun.net.httpserver.maxIdleConnections", String.valueOf(2 * IN_FLIGHT));
        System.setProperty("sun.net.httpserver.nodelay", "true");
        new LoadFigures().run();
    }

    private void run() throws IOException, InterruptedException, ReflectiveOperationException {
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), IN_FLIGHT);
        byte[] reply = ModelBenchmark.completion(question).getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            var unused = clock.schedule(
                    () -> {
                        exchange.getResponseHeaders().add("Content-Type", "application/json");
                        exchange.sendResponseHeaders(200, reply.length);
                        exchange.getResponseBody().write(reply);
                        exchange.close();
                        return null;
                    },
                    delay.toMillis(),
                    TimeUnit.MILLISECONDS);
        });
        ExecutorService handlers = Executors.newFixedThreadPool(HANDLERS);
        server.setExecutor(handlers);
        server.start();
        ExecutorService threads = threads();
        try {
            Evaluator evaluator =
                    evaluator("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
            CountDownLatch warm = new CountDownLatch(WARM_UP);
            for (int i = 0; i < WARM_UP; i++) {
                evaluate(evaluator, threads, i, warm);
                Thread.sleep(1);
            }
            await(warm);
            delay = DELAY;
            CountDownLatch left = new CountDownLatch(IN_FLIGHT * (ROUNDS + 2));
            for (int i = 0; i < IN_FLIGHT * (ROUNDS + 2); i++) {
                evaluate(evaluator, threads, i, left);
                if (i < IN_FLIGHT) {
                    Thread.sleep(DELAY.toMillis() / IN_FLIGHT);
                }
            }
            int before = rated.get();
            long start = System.nanoTime();
            Thread.sleep(DELAY.toMillis() * ROUNDS);
            double aSecond = (rated.get() - before) * 1e9 / (System.nanoTime() - start);
            await(left);
            double most = IN_FLIGHT / (double) DELAY.toSeconds();
            System.out.printf(
                    Locale.ROOT,
                    "Java %s, %d in flight: %.0f rated a second, %.1f %% of %.0f; %d refused, %d failed%n",
                    Runtime.version().feature(),
                    IN_FLIGHT,
                    aSecond,
                    100 * aSecond / most,
                    most,
                    refused.get(),
                    failed.get());
            beyond(evaluator);
        } finally {
            threads.shutdownNow();
            server.stop(0);
            handlers.shutdownNow();
            clock.shutdownNow();
        }
    }

    private void beyond(Evaluator evaluator) throws InterruptedException {
        rated.set(0);
        ExecutorService more = Executors.newFixedThreadPool(IN_FLIGHT + BEYOND);
        long start = System.nanoTime();
        CountDownLatch left = new CountDownLatch(IN_FLIGHT + BEYOND);
        for (int i = 0; i < IN_FLIGHT + BEYOND; i++) {
            evaluate(evaluator, more, i, left);
        }
        await(left);
        more.shutdownNow();
        System.out.printf(
                Locale.ROOT,
                "%d at once: %d rated, %d told that the model is unavailable, %d failed; all ended within %.1f s%n",
                IN_FLIGHT + BEYOND,
                rated.get(),
                refused.get(),
                failed.get(),
                (System.nanoTime() - start) / 1e9);
    }

    private static Evaluator evaluator(String address) {
        return ModelEvaluator.builder()
                .model(GuardedModel.builder()
                        .model(Vllm.builder()
                                .baseUrl(address)
                                .model("stub")
                                .timeout(Duration.ofSeconds(30))
                                .build())
                        .modelName("stub")
                        .mostCalls(IN_FLIGHT)
                        .build())
                .modelName("stub")
                .build();
    }

    private void evaluate(Evaluator evaluator, ExecutorService threads, int number, CountDownLatch left) {
        String answer = Interviews.ANSWER + " Case " + number + ".";
        threads.execute(() -> {
            try {
                Submission submission = Submission.of(
                        question,
                        Answer.typed(
                                answer,
                                Duration.ofSeconds(60),
                                Interviews.answer().at()),
                        Locale.ENGLISH);
                (evaluator.evaluate(submission) instanceof Evaluation.Scored ? rated : failed).incrementAndGet();
            } catch (UnavailableException away) {
                refused.incrementAndGet();
            } finally {
                left.countDown();
            }
        });
    }

    private static void await(CountDownLatch left) throws InterruptedException {
        if (!left.await(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException(left.getCount() + " calls hang");
        }
    }

    /** As many at once as the limit allows. */
    private static ExecutorService threads() throws ReflectiveOperationException {
        if (Runtime.version().feature() < 21) {
            return Executors.newFixedThreadPool(IN_FLIGHT);
        }
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Object factory = type.getMethod("factory").invoke(builder);
            return Executors.newFixedThreadPool(IN_FLIGHT, (ThreadFactory) factory);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}

package dev.vivavoce.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.Heap;
import dev.vivavoce.portal.testing.Node;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestCandidate;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import dev.vivavoce.portal.testing.Timings;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Many interviews in progress on one node, all of them begun there with a question asked. Calls come at a steady rate, each to the interview that
 * chance names, whether those before it are answered or not: once to a few interviews while there are no others, then to any of all, then to the few
 * again. A histogram of the heap before and after tells what the node keeps for each. README.md says how to run it and what came of it.
 *
 * <p>{@code figures.few}, {@code figures.sessions}, {@code figures.rate}, calls a second, and {@code figures.seconds} make it smaller or larger.
 */
class SessionsFigures {
    private static final int FEW = Integer.getInteger("figures.few", 50);
    private static final int SESSIONS = Integer.getInteger("figures.sessions", 20_000);
    private static final int RATE = Integer.getInteger("figures.rate", 40);
    private static final int SECONDS = Integer.getInteger("figures.seconds", 60);
    private static final int WARM_UP_SECONDS = Integer.getInteger("figures.warmUp", 45);
    private static final int MAKERS = 6;
    private static final int CALLERS = 64;

    private static final ExecutorService CALLS = Executors.newFixedThreadPool(CALLERS);
    private static final Random CHANCE = new Random(20_261_127);
    private static final TestCandidate[] CANDIDATES = new TestCandidate[SESSIONS];

    private static TestTenant tenant;
    private static String position = "";

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        Node node = PortalUnderTest.node();
        node.kill();
        node.set("db.url", PortalUnderTest.databaseUrl())
                .set("requests.address.minute", "1000000")
                .set("signing.key.look.seconds", "60")
                .set("token.minutes", "600")
                // What comes last counts.
                .surround("JVM_ARGS", "-Xmx1g")
                .launch();
        tenant = TestTenant.open();
        Client.operator()
                .patch("/tenants/" + tenant.id(), "{'requestsPerMinute':1000000}")
                .expect(200);
        position = TestCandidate.position(tenant.administrator());
    }

    @AfterAll
    static void end() {
        CALLS.shutdownNow();
    }

    private static void begin(int from, int to) {
        AtomicInteger next = new AtomicInteger(from);
        CompletableFuture.allOf(IntStream.range(0, MAKERS)
                        .mapToObj(any -> CompletableFuture.runAsync(
                                () -> {
                                    for (int i = next.getAndIncrement(); i < to; i = next.getAndIncrement()) {
                                        CANDIDATES[i] = TestCandidate.enter(
                                                tenant.visitor(),
                                                TestCandidate.invite(
                                                        tenant.administrator(), position, ",'extraTime':3"));
                                        CANDIDATES[i].ask();
                                    }
                                },
                                CALLS))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    @Test
    void many_sessions_in_progress_and_few() throws IOException, InterruptedException {
        begin(0, FEW);
        load(FEW, WARM_UP_SECONDS);
        Timings few = load(FEW, SECONDS);
        Heap before = PortalUnderTest.node().heap();
        begin(FEW, SESSIONS);
        Timings many = load(SESSIONS, SECONDS);
        Timings fewAgain = load(FEW, SECONDS);
        Heap after = PortalUnderTest.node().heap();

        print(FEW + " sessions in progress", few);
        print("any of " + SESSIONS + " sessions in progress", many);
        print(FEW + " of " + SESSIONS + " sessions in progress", fewAgain);
        System.out.printf(
                Locale.ROOT,
                "heap in use: %.1f MiB with %d sessions, %.1f MiB with %d; resident %d MiB%nof ours:%n%s%ngrown most:%n%s%n",
                before.mebibytes(),
                FEW,
                after.mebibytes(),
                SESSIONS,
                PortalUnderTest.node().residentMiB(),
                String.join("\n", after.ours(12)),
                String.join("\n", after.grownSince(before, 12)));
        assertThat(List.of(few, many, fewAgain)).extracting(Timings::failures).containsOnly(0);
    }

    private static void print(String what, Timings timings) {
        System.out.printf(
                Locale.ROOT,
                "%s, %d calls a second: p50 %.1f ms, p99 %.1f ms of all%n%s",
                what,
                RATE,
                timings.percentile(0.5),
                timings.percentile(0.99),
                timings.table());
    }

    private static Timings load(int sessions, int seconds) {
        Timings timings = new Timings();
        long start = System.nanoTime();
        CompletableFuture<?>[] calls = new CompletableFuture<?>[RATE * seconds];
        double due = start;
        for (int i = 0; i < calls.length; i++) {
            due += -Math.log(1 - CHANCE.nextDouble()) / RATE * 1e9;
            long at = (long) due;
            for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            TestCandidate candidate = CANDIDATES[CHANCE.nextInt(sessions)];
            boolean looks = CHANCE.nextBoolean();
            calls[i] = CompletableFuture.runAsync(() -> call(timings, at, candidate, looks), CALLS);
        }
        CompletableFuture.allOf(calls).join();
        return timings;
    }

    private static void call(Timings timings, long due, TestCandidate candidate, boolean looks) {
        if (looks) {
            timings.time("session", due, () -> candidate.client().get(candidate.session()))
                    .expect(200);
        } else {
            timings.time("save a draft", due, () -> candidate
                            .client()
                            .put(candidate.session() + "/turns/1/draft", "{'text':'%s'}".formatted(TestLearner.GOOD)))
                    .expect(204);
        }
    }
}

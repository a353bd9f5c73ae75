package dev.vivavoce.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.Node;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import dev.vivavoce.portal.testing.Timings;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * People who practise, each of whom signs in with an account of their own, makes a plan, has a question asked, answers it, looks around and leaves,
 * with a pause before each call. As soon as one leaves another one comes. README.md says how to run it and what came of it.
 *
 * <p>{@code figures.people}, {@code figures.accounts}, {@code figures.pause}, milliseconds in the mean, and {@code figures.seconds} make it smaller
 * or larger.
 */
class PeopleFigures {
    private static final int PEOPLE = Integer.getInteger("figures.people", 50);
    private static final int ACCOUNTS = Integer.getInteger("figures.accounts", 1_000);
    private static final int PAUSE = Integer.getInteger("figures.pause", 1_000);
    private static final int SECONDS = Integer.getInteger("figures.seconds", 120);
    private static final int WARM_UP_SECONDS = Integer.getInteger("figures.warmUp", 45);

    /** About as many as a visit takes. */
    private static final int CALLS = 15;

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(PEOPLE);
    private static final String[] PASSWORDS = new String[ACCOUNTS];
    private static final AtomicInteger NEXT = new AtomicInteger();

    private static TestTenant tenant;
    private static volatile Timings timings = new Timings();

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        Node node = PortalUnderTest.node();
        node.kill();
        node.set("db.url", PortalUnderTest.databaseUrl())
                .set("requests.address.minute", "1000000")
                .set("signing.key.look.seconds", "60")
                .surround("JVM_ARGS", "")
                .launch();
        tenant = TestTenant.open();
        Client.operator()
                .patch("/tenants/" + tenant.id(), "{'requestsPerMinute':1000000}")
                .expect(200);
        IntStream.range(0, ACCOUNTS)
                .forEach(i -> PASSWORDS[i] = tenant.administrator()
                        .post("/tenant/users", "{'username':'person-%d','roles':['learner']}".formatted(i))
                        .expect(201)
                        .text("password"));
    }

    @AfterAll
    static void end() {
        THREADS.shutdownNow();
    }

    @Test
    void people_who_practise_at_once() throws IOException {
        long start = System.nanoTime();
        long end = start + (WARM_UP_SECONDS + SECONDS) * 1_000_000_000L;
        CompletableFuture<?> all = CompletableFuture.allOf(IntStream.range(0, PEOPLE)
                .mapToObj(i -> CompletableFuture.runAsync(() -> come(i, end), THREADS))
                .toArray(CompletableFuture[]::new));
        park(WARM_UP_SECONDS * 1_000L);
        Timings measured = new Timings();
        timings = measured;
        park(SECONDS * 1_000L);
        timings = new Timings();
        String table = measured.table();
        all.join();

        System.out.printf(
                "%d people at once, %d accounts, a pause of %d ms in the mean before each call, %d s%n%s%d failed; %d MiB of memory%n",
                PEOPLE,
                ACCOUNTS,
                PAUSE,
                SECONDS,
                table,
                measured.failures(),
                PortalUnderTest.node().residentMiB());
        assertThat(measured.failures()).isZero();
    }

    /** Not all at the same moment; each goes on with other accounts. */
    private static void come(int person, long end) {
        Random chance = new Random(person);
        park(chance.nextInt(CALLS * PAUSE));
        while (System.nanoTime() < end) {
            visit(chance, NEXT.getAndIncrement() % ACCOUNTS);
        }
    }

    private static void park(long millis) {
        long end = System.nanoTime() + millis * 1_000_000L;
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void visit(Random chance, int account) {
        Visitor visitor = new Visitor(chance);
        Client door = tenant.visitor();
        Client person = door.bearer(visitor.call(
                        "sign in",
                        () -> door.post(
                                "/login",
                                "{'username':'person-%d','password':'%s'}".formatted(account, PASSWORDS[account])))
                .expect(200)
                .text("token"));
        visitor.call("me", () -> person.get("/me"));
        Answer plan = visitor.call("plan", () -> person.get("/plans/current"));
        if (plan.status() == 404) {
            String proposal = visitor.call(
                            "suggest a plan",
                            () -> person.post(
                                    "/plans/suggest",
                                    "{'role':'Registered nurse','minutesPerDay':30,'weakAreas':['teamwork']}"))
                    .expect(201)
                    .text("id");
            visitor.call(
                    "approve a plan",
                    () -> person.post("/plans/approve", "{'proposalId':'%s','accepted':'all'}".formatted(proposal)));
            plan = visitor.call("plan", () -> person.get("/plans/current"));
        }
        String topic = plan.expect(200).json().at("/nextSession/topicId").asText();
        String session = "/sessions/"
                + visitor.call(
                                "open a session",
                                () -> person.post("/sessions", "{'topicId':'%s','plannedMinutes':30}".formatted(topic)))
                        .expect(201)
                        .text("id");
        JsonNode question = visitor.call("questions", () -> person.post(session + "/questions", "{'count':3}"))
                .expect(200)
                .json()
                .at("/items/0/question/id");
        visitor.call("ask", () -> person.post(session + "/turns", "{'questionId':'%s'}".formatted(question.asText())));
        visitor.call(
                "save a draft",
                () -> person.put(session + "/turns/1/draft", "{'text':'%s'}".formatted(TestLearner.GOOD)));
        visitor.call(
                "answer, with its rating",
                () -> person.post(
                        session + "/turns/1/answer", "{'text':'%s','kind':'typed'}".formatted(TestLearner.GOOD)));
        visitor.call("session", () -> person.get(session));
        visitor.call("end a session", () -> person.post(session + "/end", "")).expect(200);
        visitor.call("sessions", () -> person.get("/sessions"));
        visitor.call("change oneself", () -> person.patch("/me", "{'name':'Somebody'}"));
        visitor.call("sign out", () -> person.post("/logout", "")).expect(204);
    }

    private record Visitor(Random chance) {
        Answer call(String name, Supplier<Answer> call) {
            park((long) (-Math.log(1 - chance.nextDouble()) * PAUSE));
            return timings.time(name, call);
        }
    }
}

package dev.vivavoce.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.Node;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.Rows;
import dev.vivavoce.portal.testing.TestCandidate;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Kills the server with {@code kill -9} while many answers are on their way, again and again, and counts what is lost and what is rated more than
 * twice; it tells how long the server takes until it rates as fast as it then does, and how many ratings begin in each second from when it is
 * ready. README.md says how to run it and what came of it. Every second person practises, and is rated by the request that brings the answer; the
 * others sit an interview, and are rated by the queue.
 *
 * <p>{@code figures.rounds}, {@code figures.inFlight} and {@code figures.slow}, milliseconds for one rating, make it smaller or larger. With {@code
 * figures.candidates} nobody practises, so that nearly all answers wait in the queue.
 */
class CrashFigures {
    private static final int ROUNDS = Integer.getInteger("figures.rounds", 20);
    private static final int IN_FLIGHT = Integer.getInteger("figures.inFlight", 1_000);
    private static final int SLOW = Integer.getInteger("figures.slow", 100);
    private static final boolean CANDIDATES = Boolean.getBoolean("figures.candidates");
    private static final int QUESTIONS = 20;
    private static final int LATEST_KILL_MILLIS = 5_000;
    private static final int CALLERS = 8;
    private static final String ROW = "%5s %9s %8s %6s %6s %5s %6s %5s %8s %8s %9s %9s%n";

    private static final Random CHANCE = new Random(20_261_127);
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(CALLERS);
    private static final List<Person> PEOPLE = new ArrayList<>();
    private static List<String> questions = List.of();

    /** Somebody in a session, and who may see how they were rated. */
    private record Person(Client client, Client reader, String session) {}

    /** What became of the answers of a round, and the time that it took, in seconds. */
    private record Outcome(
            int confirmed,
            int refused,
            int broken,
            int lost,
            double killed,
            double start,
            Map<String, List<Long>> begun,
            long ready) {}

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        Node node = PortalUnderTest.node();
        node.kill();
        node.set("db.url", PortalUnderTest.databaseUrl())
                .set("rating.grace.seconds", "10")
                .set("rating.retry.seconds", "15")
                .set("requests.address.minute", "1000000")
                .set("token.minutes", "600")
                .launch();
        TestTenant tenant = TestTenant.open();
        Client.operator()
                .patch("/tenants/" + tenant.id(), "{'requestsPerMinute':1000000}")
                .expect(200);
        TestLearner first = TestLearner.withPlan(tenant, "first");
        questions = first
                .client()
                .post(first.open() + "/questions", "{'count':%d}".formatted(QUESTIONS))
                .expect(200)
                .json()
                .path("items")
                .findValues("question")
                .stream()
                .map(question -> question.path("id").asText())
                .toList();
        String position = tenant.administrator()
                .post(
                        "/positions",
                        "{'title':'Registered nurse','posting':'We look for a nurse.','format':'system_design','questionIds':[%s]}"
                                .formatted(questions.stream()
                                        .map(id -> "'" + id + "'")
                                        .collect(Collectors.joining(","))))
                .expect(201)
                .text("id");
        Person[] people = new Person[IN_FLIGHT];
        forAll(i -> people[i] = i % 2 == 0 && !CANDIDATES ? learner(tenant, i) : candidate(tenant, position));
        PEOPLE.addAll(List.of(people));
    }

    @AfterAll
    static void end() {
        THREADS.shutdownNow();
    }

    private static Person learner(TestTenant tenant, int number) {
        TestLearner learner = TestLearner.withPlan(tenant, "learner-" + number);
        return new Person(learner.client(), learner.client(), learner.open());
    }

    private static Person candidate(TestTenant tenant, String position) {
        TestCandidate candidate = TestCandidate.enter(
                tenant.visitor(), TestCandidate.invite(tenant.administrator(), position, ",'extraTime':3"));
        return new Person(candidate.client(), tenant.administrator(), candidate.session());
    }

    private static void forAll(IntConsumer work) {
        CompletableFuture.allOf(IntStream.range(0, IN_FLIGHT)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> work.accept(i), THREADS))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    @Test
    void nothing_that_was_confirmed_is_lost_and_no_answer_is_rated_more_than_twice() throws Exception {
        assertThat(questions).as("one for each round").hasSizeGreaterThanOrEqualTo(ROUNDS);
        System.out.printf(
                Locale.ROOT,
                "%d answers at once, %d ms for a rating, %d processors%n",
                IN_FLIGHT,
                SLOW,
                Runtime.getRuntime().availableProcessors());
        System.out.printf(
                ROW,
                "round",
                "confirmed",
                "refused",
                "broken",
                "killed",
                "once",
                "twice",
                "more",
                "lost",
                "start s",
                "full s",
                "a second");
        int lost = 0;
        int oftener = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            Outcome outcome = round(round);
            lost += outcome.lost();
            oftener += print(round, outcome);
        }
        assertThat(lost).as("answers that were confirmed and are lost").isZero();
        assertThat(oftener).as("answers whose rating was begun more than twice").isZero();
    }

    private static Outcome round(int round) throws Exception {
        String question = questions.get(round - 1);
        forAll(i -> PEOPLE.get(i)
                .client()
                .post(PEOPLE.get(i).session() + "/turns", "{'questionId':'%s'}".formatted(question))
                .expect(201));
        Path begun = PortalUnderTest.raterFolder().resolve("begun");
        Files.deleteIfExists(begun);
        long sent = System.nanoTime();
        List<CompletableFuture<Answer>> answers = IntStream.range(0, IN_FLIGHT)
                .mapToObj(i -> PEOPLE.get(i)
                        .client()
                        .postLater(path(i, round) + "/answer", body(i, round))
                        .exceptionally(broken -> null))
                .toList();
        LockSupport.parkNanos(1_000_000L * CHANCE.nextInt(LATEST_KILL_MILLIS));

        Node node = PortalUnderTest.node();
        node.kill();
        double killed = since(sent);
        List<Integer> statuses = answers.stream()
                .map(CompletableFuture::join)
                .map(answer -> answer == null ? 0 : answer.status())
                .toList();
        long restarted = System.nanoTime();
        CompletableFuture<Long> ready = CompletableFuture.supplyAsync(CrashFigures::ready);
        node.launch();
        long readyAt = ready.join();
        double start = since(restarted);
        awaitEmptyQueue();
        Map<String, List<Long>> ratings = Files.readAllLines(begun).stream()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.groupingBy(
                        line -> line[0], Collectors.mapping(line -> Long.parseLong(line[1]), Collectors.toList())));
        boolean[] kept = new boolean[IN_FLIGHT];
        forAll(i -> kept[i] = isKept(i, round));
        forAll(i -> PEOPLE.get(i).client().post(path(i, round) + "/answer", body(i, round)));
        awaitEmptyQueue();
        int confirmed =
                (int) statuses.stream().filter(CrashFigures::isConfirmed).count();
        int broken = (int) statuses.stream().filter(status -> status == 0).count();
        int lost = (int) IntStream.range(0, IN_FLIGHT)
                .filter(i -> isConfirmed(statuses.get(i)) && !kept[i])
                .count();
        return new Outcome(confirmed, IN_FLIGHT - confirmed - broken, broken, lost, killed, start, ratings, readyAt);
    }

    private static boolean isConfirmed(int status) {
        return status == 200 || status == 202;
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static String path(int person, int round) {
        return PEOPLE.get(person).session() + "/turns/" + round;
    }

    private static String body(int person, int round) {
        return "{'text':'%s','kind':'typed'}".formatted(text(person, round));
    }

    private static String text(int person, int round) {
        return TestLearner.GOOD + " [slow %d-%d %d]".formatted(round, person, SLOW);
    }

    private static boolean isKept(int person, int round) {
        JsonNode turn = PEOPLE.get(person)
                .reader()
                .get(PEOPLE.get(person).session())
                .expect(200)
                .json()
                .path("turns")
                .path(round - 1);
        return turn.path("state").asText().equals("evaluated")
                && turn.at("/answer/text").asText().equals(text(person, round));
    }

    /** When the server said for the first time that it is ready. */
    private static long ready() {
        while (true) {
            try {
                if (Client.watching()
                                .raw("GET", PortalUnderTest.managementAddress() + "/health/ready", "")
                                .status()
                        == 200) {
                    return System.currentTimeMillis();
                }
            } catch (UncheckedIOException notYet) {
                // It is starting.
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static void awaitEmptyQueue() {
        while (Rows.count("scheduled_tasks where task_name = 'rating'") > 0) {
            LockSupport.parkNanos(200_000_000);
        }
    }

    /** How many answers were rated more than twice. */
    private static int print(int round, Outcome outcome) {
        int[] times = new int[3];
        outcome.begun().values().forEach(begun -> times[Math.min(3, begun.size()) - 1]++);
        long[] after = outcome.begun().values().stream()
                .flatMap(List::stream)
                .mapToLong(at -> at - outcome.ready())
                .filter(at -> at > -5_000)
                .sorted()
                .toArray();
        double rate = rate(after);
        System.out.printf(
                ROW,
                round,
                outcome.confirmed(),
                outcome.refused(),
                outcome.broken(),
                seconds(outcome.killed()),
                times[0],
                times[1],
                times[2],
                outcome.lost(),
                seconds(outcome.start()),
                seconds(untilFull(after, rate)),
                seconds(rate));
        System.out.println("      begun in each second: " + eachSecond(after));
        return times[2];
    }

    private static String eachSecond(long[] millis) {
        int[] begun = new int[millis.length == 0 ? 0 : (int) Math.max(0, millis[millis.length - 1]) / 1_000 + 1];
        LongStream.of(millis).filter(at -> at >= 0).forEach(at -> begun[(int) at / 1_000]++);
        return IntStream.of(begun).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    private static String seconds(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1f", value);
    }

    /** Ratings that begin in the median one of the whole seconds in which any do. */
    private static double rate(long[] millis) {
        if (millis.length == 0) {
            return Double.NaN;
        }
        int first = Math.floorDiv((int) millis[0], 1_000);
        int[] perSecond = new int[Math.floorDiv((int) millis[millis.length - 1], 1_000) - first + 1];
        for (long at : millis) {
            perSecond[Math.floorDiv((int) at, 1_000) - first]++;
        }
        int[] sorted = IntStream.of(perSecond).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** When the first second begins that sees nine tenths of that rate. */
    private static double untilFull(long[] millis, double rate) {
        for (int i = 0; i < millis.length; i++) {
            long end = millis[i] + 1_000;
            int from = i;
            long within = IntStream.range(from, millis.length)
                    .takeWhile(j -> millis[j] < end)
                    .count();
            if (within >= 0.9 * rate) {
                return Math.max(0, millis[i] / 1e3);
            }
        }
        return Double.NaN;
    }
}

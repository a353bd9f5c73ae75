package dev.vivavoce.example.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.vivavoce.example.load.Learners.Learner;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who come at a rising rate, whether those before them have been answered or not: each answers the question that they were asked. The next
 * ones are asked in the rests between the rates. Then the same for a plain insert of an answer, and beside both what the database can do. Tells
 * the highest rate at which 99 of 100 answers took at most 250 ms and none failed. reference-app/README.md says how to run it and what came of it.
 */
public class AnswerLoad extends Simulation {
    private static final String TEXT =
            "When our payment service failed on a Friday evening, I led the response as the engineer on call."
                    + " First I rolled back the release, which restored payments within ten minutes. Then I found the cause, a missing index"
                    + " that made one query take nine seconds, and added it with a test. As a result failures fell by 80 percent, and I wrote"
                    + " down for the team what we had learned.";
    private static final String BODY = "{\"text\":\"" + TEXT + "\",\"kind\":\"typed\"}";
    private static final int MOST_TURNS = 99;
    private static final int WARM_UP = 1;
    private static final int REST_SECONDS = 5;
    private static final int ASKING_SECONDS = 15;

    private final int seconds = Integer.getInteger("load.seconds");
    private final Levels ours = new Levels(System.getProperty("load.rates"), seconds, ASKING_SECONDS);
    private final Levels bare = new Levels(System.getProperty("load.bare.rates"), seconds, REST_SECONDS);
    private final String bareUrl = System.getProperty("load.bare.url");
    private final Path dropins = Path.of(System.getProperty("load.bare.dropins"));
    private final Learners portal = new Learners(System.getProperty("load.url"));
    private final Queue<Place> open = new ConcurrentLinkedQueue<>();
    private final Queue<Place> done = new ConcurrentLinkedQueue<>();
    private final AtomicInteger bareArrivals = new AtomicInteger();
    private final LoadDatabase database = new LoadDatabase(
            System.getProperty("load.db.url"),
            System.getProperty("load.db.user"),
            System.getProperty("load.db.password"),
            System.getProperty("load.db.app"));

    private String beside = "";

    /** A learner, and how many turns their session has. */
    private record Place(Learner learner, int turns) {
        String next() {
            return learner.questions().get(turns % learner.questions().size());
        }

        Session in(Session session) {
            return session.set("place", this)
                    .set("session", learner.session())
                    .set("token", learner.token())
                    .set("turn", turns)
                    .set("question", next());
        }
    }

    public AnswerLoad() {
        setUp(
                        answering()
                                .injectOpen(ours.arrivals())
                                .andThen(inserting().injectOpen(bare.arrivals())),
                        asking().injectOpen(ours.rests()))
                .protocols(http.shareConnections());
    }

    private ScenarioBuilder answering() {
        return scenario("answer")
                .exec(session -> {
                    Level level = ours.arrive();
                    Place place = open.poll();
                    return place == null
                            ? session.markAsFailed()
                            : place.in(session).set("level", level);
                })
                .exitHereIfFailed()
                .exec(post("answer", "/#{turn}/answer")
                        .body(StringBody(BODY))
                        .check(status().in(200, 202), responseTimeInMillis().saveAs("millis")))
                .exitHereIfFailed()
                .exec(session -> {
                    Place place = place(session);
                    if (place.turns() < MOST_TURNS) {
                        done.add(place);
                    }
                    return answered(session);
                });
    }

    private ScenarioBuilder asking() {
        return scenario("ask")
                .exec(session -> {
                    Place place = done.poll();
                    return place == null ? session.markAsFailed() : place.in(session);
                })
                .exitHereIfFailed()
                .exec(post("ask", "")
                        .body(StringBody("{\"questionId\":\"#{question}\"}"))
                        .check(status().is(201)))
                .exitHereIfFailed()
                .exec(session -> {
                    Place place = place(session);
                    open.add(new Place(place.learner(), place.turns() + 1));
                    return session;
                });
    }

    private HttpRequestActionBuilder post(String name, String path) {
        return http(name)
                .post(System.getProperty("load.url") + "/api/v1/sessions/#{session}/turns" + path)
                .header("Host", portal.host())
                .header("Authorization", "Bearer #{token}")
                .header("Content-Type", "application/json");
    }

    private ScenarioBuilder inserting() {
        return scenario("plain insert")
                .exec(session -> session.set("level", bare.arrive())
                        .set("session", UUID.randomUUID().toString())
                        .set("token", "bare-" + (1 + bareArrivals.getAndIncrement() % LoadDatabase.BARE_PEOPLE)))
                .exec(http("insert")
                        .post(bareUrl + "/answers/#{session}/1")
                        .header("Authorization", "Bearer #{token}")
                        .header("Content-Type", "application/json")
                        .body(StringBody(BODY))
                        .check(status().is(200), responseTimeInMillis().saveAs("millis")))
                .exitHereIfFailed()
                .exec(AnswerLoad::answered);
    }

    private static Place place(Session session) {
        Place place = session.get("place");
        return Objects.requireNonNull(place);
    }

    private static Session answered(Session session) {
        Level level = session.get("level");
        Objects.requireNonNull(level).answered(session.getInt("millis"));
        return session;
    }

    @Override
    public void before() {
        try {
            prepare();
        } catch (RuntimeException e) {
            clear();
            throw e;
        }
    }

    private void prepare() {
        database.prepare();
        BareApplication.deploy(dropins, bareUrl);
        List<Learner> learners =
                portal.prepare(Integer.getInteger("load.learners"), System.getProperty("load.operator.key"));
        database.copy(portal.tenant(), learners.get(0).session(), Integer.getInteger("load.copies"));
        for (int turn = 1; turn <= WARM_UP; turn++) {
            int number = turn;
            learners.forEach(learner -> ask(learner, number));
            learners.forEach(learner -> answer(learner, number));
        }
        LoadDatabase.Commits start = database.commits();
        learners.forEach(learner -> ask(learner, WARM_UP + 1));
        LoadDatabase.Commits asked = database.commits();
        learners.forEach(learner -> answer(learner, WARM_UP + 1));
        LoadDatabase.Commits answered = database.commits();
        LoadDatabase.Commits idle = database.commits();
        beside = String.format(
                Locale.ROOT,
                "the database commits at best %.0f times a second%nfor each question asked: %s%nfor each answer: %s%n",
                database.commitsASecond(TEXT),
                asked.each(start, learners.size(), answered, idle),
                answered.each(asked, learners.size(), answered, idle));
        learners.forEach(learner -> {
            ask(learner, WARM_UP + 2);
            open.add(new Place(learner, WARM_UP + 2));
        });
    }

    private void ask(Learner learner, int number) {
        String question = new Place(learner, number - 1).next();
        portal.post(turns(learner), learner.token(), "{'questionId':'%s'}".formatted(question));
    }

    private void answer(Learner learner, int number) {
        portal.post(turns(learner) + "/" + number + "/answer", learner.token(), BODY);
    }

    private static String turns(Learner learner) {
        return "/sessions/" + learner.session() + "/turns";
    }

    private void clear() {
        BareApplication.remove(dropins);
        database.clear();
    }

    @Override
    public void after() {
        clear();
        System.out.printf(
                Locale.ROOT,
                "%n%d learners, and %d more sessions in progress%nanswers:%n%splain inserts:%n%s%s",
                Integer.getInteger("load.learners"),
                Integer.getInteger("load.copies"),
                ours.table(),
                bare.table(),
                beside);
        int most = ours.sustained().orElse(0);
        int plain = bare.sustained().orElse(0);
        System.out.printf(
                Locale.ROOT,
                "sustained with p99 up to %d ms and none failed: %d answers a second, %d plain inserts; ratio %.2f%n",
                Level.LIMIT_MILLIS,
                most,
                plain,
                plain == 0 ? Double.NaN : most / (double) plain);
    }
}

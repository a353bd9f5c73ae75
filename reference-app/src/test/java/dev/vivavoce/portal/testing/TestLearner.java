package dev.vivavoce.portal.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Somebody who practises: with a plan, and whatever a test lets them do. */
public final class TestLearner {
    public static final String GOOD =
            "When our payment service failed on a Friday evening, I led the response as the engineer on"
                    + " call. First I rolled back the release, which restored payments within ten minutes. Then I found the cause, a missing"
                    + " index that made one query take nine seconds, and added it with a test. As a result failures fell by 80 percent, and I"
                    + " wrote down for the team what we had learned.";

    private final Client client;

    private TestLearner(Client client) {
        this.client = client;
    }

    public static TestLearner of(TestTenant tenant, String username) {
        return new TestLearner(tenant.member(username, "learner"));
    }

    /** Somebody who has signed up by themselves, with a plan. */
    public static TestLearner signedUp(TestTenant tenant, String username, String password) {
        tenant.visitor()
                .post("/users", "{'username':'%s','password':'%s'}".formatted(username, password))
                .expect(201);
        TestLearner learner = new TestLearner(tenant.signedIn(username, password));
        learner.approveAll(learner.suggest().text("id")).expect(200);
        return learner;
    }

    public static TestLearner withPlan(TestTenant tenant, String username) {
        TestLearner learner = of(tenant, username);
        learner.approveAll(learner.suggest().text("id")).expect(200);
        return learner;
    }

    public Client client() {
        return client;
    }

    public Answer suggest() {
        return client.post("/plans/suggest", "{'role':'Registered nurse','minutesPerDay':30,'weakAreas':['teamwork']}")
                .expect(201);
    }

    public Answer approveAll(String proposal) {
        return client.post("/plans/approve", "{'proposalId':'%s','accepted':'all'}".formatted(proposal));
    }

    public String topic() {
        return client.get("/plans/current")
                .expect(200)
                .json()
                .at("/nextSession/topicId")
                .asText();
    }

    /** A new session; its path. */
    public String open() {
        return "/sessions/"
                + client.post("/sessions", "{'topicId':'%s','plannedMinutes':30}".formatted(topic()))
                        .expect(201)
                        .text("id");
    }

    /** A question that is asked next; the path of its turn. */
    public String ask(String session) {
        String question = client.post(session + "/questions", "{'count':1}")
                .expect(200)
                .json()
                .at("/items/0/question/id")
                .asText();
        return session + "/turns/"
                + client.post(session + "/turns", "{'questionId':'%s'}".formatted(question))
                        .expect(201)
                        .text("number");
    }

    public Answer answer(String turn, String text) {
        return client.post(turn + "/answer", "{'text':'%s','kind':'typed'}".formatted(text));
    }

    /** What the call gives once it is as expected; a minute is long enough for anything. */
    public static Answer eventually(Supplier<Answer> call, Predicate<Answer> expected) {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        Answer answer = call.get();
        while (!expected.test(answer)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Still not as expected: " + answer.status() + " " + answer.body());
            }
            LockSupport.parkNanos(100_000_000);
            answer = call.get();
        }
        return answer;
    }
}

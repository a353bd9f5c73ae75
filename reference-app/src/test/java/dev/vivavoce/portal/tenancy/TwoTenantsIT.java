package dev.vivavoce.portal.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same random work at a tenant gives the same answers, whether another tenant works at the same time or not. */
class TwoTenantsIT {
    private static final int STEPS = 120;
    private static final List<String> QUESTIONS = QuestionBank.bundled().questions().stream()
            .limit(4)
            .map(question -> question.id().value())
            .toList();
    private static final Pattern CHANCE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            + "|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z|v[iv]_[\\w-]+|[a-z2-9]{5}(-[a-z2-9]{5}){3}|[0-9a-f]{64}|10\\.1\\.\\d+\\.\\d+"
            + "|\"hint\":\"....\"|[?&]cursor=[\\w-]+");

    private static final Pattern CLOCK = Pattern.compile("(\"remainingSeconds\":)\\d+");

    /** One tenant's work, step by step. */
    private static final class Work {
        private final Random random;
        private final Client administrator;
        private final Client learner;
        private final List<String> proposals = new ArrayList<>();
        private final List<String> sessions = new ArrayList<>();
        private final List<String> topics = new ArrayList<>();
        private int turn = 1;
        private final List<String> people = new ArrayList<>();
        private final List<String> keys = new ArrayList<>();
        private final List<String> positions = new ArrayList<>();
        private final Map<String, String> names = new LinkedHashMap<>();
        private final List<String> answers = new ArrayList<>();

        Work(long seed, TestTenant tenant) {
            this.random = new Random(seed);
            this.administrator = tenant.administrator();
            this.learner = tenant.member("learner", "learner");
            remember(proposals, learner.post("/plans/suggest", "{'role':'Electrician','minutesPerDay':30}"));
            planned(learner.post("/plans/approve", "{'proposalId':'%s','accepted':'all'}".formatted(proposals.get(0))));
        }

        void step() {
            Answer answer = next();
            String link = answer.header("Link").orElse("");
            answers.add(answer.status() + " " + stable(answer.body()) + " " + stable(link));
        }

        private Answer next() {
            return random.nextBoolean() ? administer() : practise();
        }

        private Answer practise() {
            int name = random.nextInt(12);
            String session = sessions.isEmpty() ? "none" : sessions.get(sessions.size() - 1);
            return switch (random.nextInt(14)) {
                case 0 ->
                    remember(
                            proposals,
                            learner.post(
                                    "/plans/suggest",
                                    "{'role':'%s','minutesPerDay':%d}"
                                            .formatted(name % 2 == 0 ? "Registered nurse" : "Electrician", 30 + name)));
                case 1, 2 ->
                    planned(
                            proposals.isEmpty()
                                    ? learner.get("/plans/current")
                                    : learner.post(
                                            "/plans/approve",
                                            "{'proposalId':'%s','accepted':'all'}".formatted(any(proposals))));
                case 3 -> remember(proposals, learner.post("/plans/suggest-changes", "{}"));
                case 4, 5 ->
                    topics.isEmpty()
                            ? learner.get("/plans/current")
                            : remember(
                                    sessions,
                                    learner.post(
                                            "/sessions",
                                            "{'topicId':'%s','plannedMinutes':%d}".formatted(any(topics), 10 + name)));
                case 6, 7 ->
                    asked(learner.post(
                            "/sessions/" + session + "/turns", "{'questionId':'%s'}".formatted(any(QUESTIONS))));
                case 8, 9 ->
                    learner.post(
                            "/sessions/" + session + "/turns/" + turn + "/answer",
                            "{'text':'%s Number %d.','kind':'typed','seconds':%d}"
                                    .formatted(TestLearner.GOOD, name, 60 + name));
                case 10 -> learner.post("/sessions/" + session + "/end", "");
                case 11 -> learner.get("/sessions/" + session);
                case 12 ->
                    learner.put(
                            "/stories/" + any(QUESTIONS),
                            "{'title':'Story %d','parts':[{'heading':'All','notes':'Note %d'}]}".formatted(name, name));
                default -> name % 2 == 0 ? learner.get("/stories") : learner.get("/sessions?limit=" + name);
            };
        }

        private Answer planned(Answer answer) {
            if (answer.status() == 200) {
                topics.clear();
                answer.json()
                        .path("topics")
                        .forEach(topic -> topics.add(topic.at("/topic/id").asText()));
            }
            return answer;
        }

        private Answer asked(Answer answer) {
            turn = answer.status() == 201 ? answer.json().path("number").asInt() : turn;
            return answer;
        }

        private Answer administer() {
            int name = random.nextInt(12);
            return switch (random.nextInt(12)) {
                case 0, 1 ->
                    remember(
                            people,
                            administrator.post(
                                    "/tenant/users", "{'username':'name-%d','roles':['learner']}".formatted(name)));
                case 2 ->
                    remember(
                            keys,
                            administrator.post(
                                    "/tenant/api-keys", "{'name':'key-%d','scopes':['users:read']}".formatted(name)));
                case 3 -> administrator.get("/tenant/users?limit=" + (1 + name));
                case 4 -> administrator.get("/audit?limit=" + (1 + name));
                case 5 -> administrator.get("/audit/verification");
                case 6 ->
                    people.isEmpty()
                            ? administrator.get("/me")
                            : administrator
                                    .with("If-Match", "*")
                                    .patch("/tenant/users/" + any(people), "{'name':'Renamed %d'}".formatted(name));
                case 7 ->
                    keys.isEmpty() ? administrator.get("/me") : administrator.delete("/tenant/api-keys/" + any(keys));
                case 8 ->
                    remember(
                            positions,
                            administrator.post(
                                    "/positions",
                                    "{'title':'Electrician','posting':'Wires.','format':'screening','department':'D%d','questionIds':['%s']}"
                                            .formatted(name, any(QUESTIONS))));
                case 9 ->
                    positions.isEmpty()
                            ? administrator.get("/positions")
                            : administrator.post(
                                    "/positions/" + any(positions) + "/invitations",
                                    "{'name':'Guest %d','email':'guest@example.org'}".formatted(name));
                case 10 ->
                    positions.isEmpty()
                            ? administrator.get("/positions")
                            : administrator.get("/positions/" + any(positions) + "/invitations");
                default ->
                    administrator
                            .with("Idempotency-Key", "key " + name)
                            .post("/tenant/users", "{'username':'other-%d','roles':['reviewer']}".formatted(name));
            };
        }

        private String any(List<String> ids) {
            return ids.get(random.nextInt(ids.size()));
        }

        private static Answer remember(List<String> ids, Answer answer) {
            if (answer.status() == 201) {
                ids.add(answer.text("id"));
            }
            return answer;
        }

        /** What chance and clock make gets the number of its first appearance; what is left of a time, nothing. */
        private String stable(String text) {
            return CHANCE.matcher(CLOCK.matcher(text).replaceAll("$1…"))
                    .replaceAll(
                            (MatchResult found) -> names.computeIfAbsent(found.group(), unused -> "#" + names.size()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_answers_of_one_do_not_depend_on_the_other(long seed) {
        Work alone = new Work(seed, TestTenant.open());
        for (int i = 0; i < STEPS; i++) {
            alone.step();
        }
        Work beside = new Work(seed, TestTenant.open());
        Work other = new Work(seed + 100, TestTenant.open());
        Random turns = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            for (int j = turns.nextInt(3); j > 0; j--) {
                other.step();
            }
            beside.step();
        }

        assertThat(beside.answers).isEqualTo(alone.answers);
        assertThat(alone.answers).filteredOn(answer -> answer.startsWith("2")).hasSizeGreaterThan(STEPS / 3);
        assertThat(alone.answers)
                .as("answers of learners that were rated")
                .anyMatch(answer -> answer.startsWith("200") && answer.contains("\"evaluation\":{"));
    }
}

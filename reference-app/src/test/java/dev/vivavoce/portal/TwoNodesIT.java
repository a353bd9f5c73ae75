package dev.vivavoce.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.Node;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.Rows;
import dev.vivavoce.portal.testing.TestCandidate;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers on one database, asked at once: nothing is done twice, and what one of them has taken, the other has too. */
class TwoNodesIT {
    private static final int ROUNDS = 5;

    private static @Nullable Node another;
    private static TestTenant tenant;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        another = PortalUnderTest.another();
        tenant = TestTenant.open();
    }

    @AfterAll
    static void stop() {
        if (another != null) {
            PortalUnderTest.end(another);
        }
    }

    private static Node one() {
        return PortalUnderTest.node();
    }

    private static Node other() {
        return Objects.requireNonNull(another);
    }

    private static List<Answer> atOnce(Supplier<Answer> here, Supplier<Answer> there) {
        CompletableFuture<Answer> second = CompletableFuture.supplyAsync(there);
        return List.of(here.get(), second.join());
    }

    private static Answer answer(Client client, String turn, String text) {
        return client.post(turn + "/answer", "{'text':'%s','kind':'typed'}".formatted(text));
    }

    private static int version(String session) {
        return Integer.parseInt(Rows.texts(
                        "select version from study_session where id = ?",
                        UUID.fromString(session.replace("/sessions/", "")))
                .get(0));
    }

    @Test
    void an_answer_that_comes_to_both_is_taken_and_rated_once_and_both_say_the_same() {
        TestLearner learner = TestLearner.withPlan(tenant, "doubly-sure");
        String session = learner.open();
        for (int i = 0; i < ROUNDS; i++) {
            String turn = learner.ask(session);
            int before = version(session);

            List<Answer> answers = atOnce(
                    () -> answer(learner.client().through(one()), turn, TestLearner.GOOD),
                    () -> answer(learner.client().through(other()), turn, TestLearner.GOOD));

            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 202).contains(200);
            Answer here = answer(learner.client().through(one()), turn, TestLearner.GOOD)
                    .expect(200);
            Answer there = answer(learner.client().through(other()), turn, TestLearner.GOOD)
                    .expect(200);
            assertThat(there.json()).isEqualTo(here.json());
            assertThat(answers).filteredOn(given -> given.status() == 200).allSatisfy(given -> assertThat(given.json())
                    .isEqualTo(here.json()));
            assertThat(version(session))
                    .as("changed by the answer and by its rating")
                    .isEqualTo(before + 2);
        }
    }

    @Test
    void of_two_answers_to_one_turn_one_wins_on_both() {
        TestLearner learner = TestLearner.withPlan(tenant, "of-two-minds");
        String session = learner.open();
        for (int i = 0; i < ROUNDS; i++) {
            String turn = learner.ask(session);

            List<Answer> answers = atOnce(
                    () -> answer(learner.client().through(one()), turn, "Here: " + TestLearner.GOOD),
                    () -> answer(learner.client().through(other()), turn, "There: " + TestLearner.GOOD));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            String kept = answers.get(0).status() == 200 ? "Here: " : "There: ";
            for (Node node : List.of(one(), other())) {
                assertThat(learner.client()
                                .through(node)
                                .get(session)
                                .json()
                                .at("/turns/" + i + "/answer/text")
                                .asText())
                        .isEqualTo(kept + TestLearner.GOOD);
            }
        }
    }

    @Test
    void an_invitation_that_is_redeemed_on_both_lets_one_in() {
        TestTenant employer = TestTenant.open();
        String position = TestCandidate.position(employer.administrator());
        for (int i = 0; i < ROUNDS; i++) {
            String token = TestCandidate.invite(employer.administrator(), position, "");

            List<Answer> answers = atOnce(
                    () -> TestCandidate.redeem(employer.visitor().through(one()), token),
                    () -> TestCandidate.redeem(employer.visitor().through(other()), token));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 410);
        }
        UUID id = UUID.fromString(employer.id());
        assertThat(Rows.count("study_session where tenant_id = ?", id)).isEqualTo(ROUNDS);
        assertThat(Rows.count("users where tenant_id = ? and invited", id)).isEqualTo(ROUNDS);
    }

    @Test
    void a_rating_whose_server_is_killed_is_taken_up_by_the_other() throws Exception {
        String position = TestCandidate.position(tenant.administrator());
        TestCandidate candidate = TestCandidate.of(tenant, position);
        candidate.answer(candidate.ask(), TestLearner.GOOD + " [stuck both]").expect(200);
        TestLearner.eventually(() -> candidate.client().get(candidate.session()), any -> Stream.of(one(), other())
                .anyMatch(TwoNodesIT::hasBegun));
        Node holder = hasBegun(one()) ? one() : other();
        Node heir = holder == one() ? other() : one();
        Files.writeString(heir.raterFolder().resolve("both"), "");
        assertThat(hasBegun(heir)).as("two at one rating").isFalse();

        holder.kill();

        TestLearner.eventually(
                () -> tenant.administrator().through(heir).get(candidate.session()),
                seen -> seen.json().at("/turns/0/state").asText().equals("evaluated"));
        assertThat(hasBegun(heir)).isTrue();
        Files.writeString(holder.raterFolder().resolve("both"), "");
        holder.launch();
        assertThat(candidate.client().through(holder).get(candidate.session()).status())
                .isEqualTo(200);
    }

    private static boolean hasBegun(Node node) {
        return Files.exists(node.raterFolder().resolve("calls-both"));
    }

    @Test
    void who_signs_out_on_one_is_out_on_both_at_once() {
        for (Node[] way : new Node[][] {{one(), other()}, {other(), one()}}) {
            Client person = tenant.signedIn("admin", tenant.password());
            person.through(way[0]).get("/me").expect(200);
            person.through(way[1]).get("/me").expect(200);

            person.through(way[0]).post("/logout", "").expect(204);

            assertThat(person.through(way[1]).get("/me").status()).isEqualTo(401);
        }
    }

    @Test
    void a_key_that_is_revoked_on_one_opens_nothing_on_the_other() {
        Answer made = tenant.administrator()
                .post("/tenant/api-keys", "{'name':'short-lived','scopes':['users:read']}")
                .expect(201);
        Client machine = tenant.visitor().bearer(made.text("key"));
        machine.through(other()).get("/tenant/users").expect(200);

        tenant.administrator().delete("/tenant/api-keys/" + made.text("id")).expect(204);

        assertThat(machine.through(other()).get("/tenant/users").status()).isEqualTo(401);
    }

    @Test
    void a_request_with_one_idempotency_key_is_done_once_by_both() {
        for (int i = 0; i < ROUNDS; i++) {
            String body = "{'username':'only-once-%d','roles':['learner']}".formatted(i);
            Client client = tenant.administrator().with("Idempotency-Key", "on-both-" + i);

            List<Answer> answers =
                    atOnce(() -> client.through(one()).post("/tenant/users", body), () -> client.through(other())
                            .post("/tenant/users", body));

            assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409).contains(201);
            Answer here = client.through(one()).post("/tenant/users", body).expect(201);
            Answer there = client.through(other()).post("/tenant/users", body).expect(201);
            assertThat(there.json()).isEqualTo(here.json());
            assertThat(answers).filteredOn(given -> given.status() == 201).allSatisfy(given -> assertThat(given.json())
                    .isEqualTo(here.json()));
            assertThat(client.through(other())
                            .post("/tenant/users", body.replace("once", "twice"))
                            .status())
                    .isEqualTo(422);
            assertThat(Rows.count(
                            "users where tenant_id = ? and username = ?",
                            UUID.fromString(tenant.id()),
                            "only-once-" + i))
                    .isEqualTo(1);
        }
    }
}

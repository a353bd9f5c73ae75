package dev.vivavoce.portal.interviews;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.Rows;
import dev.vivavoce.portal.testing.TestCandidate;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InterviewsIT {
    private static TestTenant tenant;
    private static Client recruiter;
    private static String position;

    @BeforeAll
    static void open() {
        tenant = TestTenant.open();
        recruiter = tenant.member("rita", "recruiter");
        position = TestCandidate.position(recruiter);
    }

    private static TestCandidate candidate(String more) {
        return TestCandidate.enter(tenant.visitor(), TestCandidate.invite(recruiter, position, more));
    }

    private static JsonNode invited(TestCandidate candidate) {
        String session = candidate.session().replace("/sessions/", "");
        return invitations("sessionId", session);
    }

    private static JsonNode invitations(String field, String value) {
        for (JsonNode item : recruiter
                .get("/positions/" + position + "/invitations?limit=100")
                .json()
                .path("items")) {
            if (item.path(field).asText().equals(value)) {
                return item;
            }
        }
        throw new AssertionError("no invitation has that " + field);
    }

    private static String invitation(TestCandidate candidate) {
        return invited(candidate).path("id").asText();
    }

    private static UUID id(TestCandidate candidate) {
        return UUID.fromString(candidate.session().replace("/sessions/", ""));
    }

    /** Lets time pass for a session. */
    private static void elapse(TestCandidate candidate, int minutes) {
        Rows.change(
                "update study_session set started_at = started_at - ? * interval '1 minute' where id = ?",
                minutes,
                id(candidate));
    }

    private static void close(TestCandidate candidate) {
        Rows.work("interview-close", tenant.id() + "/" + id(candidate));
    }

    private static Answer seenByRecruiter(TestCandidate candidate) {
        return recruiter.get(candidate.session()).expect(200);
    }

    @Test
    void a_candidate_answers_all_questions_in_order_and_learns_no_score() {
        TestCandidate candidate = candidate("");
        JsonNode before = candidate.client().get(candidate.session()).json();
        assertThat(before.path("purpose").asText()).isEqualTo("assessment");
        assertThat(before.path("position").asText()).isEqualTo("Registered nurse");
        assertThat(before.path("questions").asInt()).isEqualTo(3);
        assertThat(before.path("nextQuestionId").asText()).isEqualTo("registered-nurse-101");
        assertThat(before.path("remainingSeconds").asInt()).isBetween(2_600, 2_700);

        assertThat(candidate
                        .client()
                        .post(candidate.session() + "/turns", "{'questionId':'teamwork-01'}")
                        .faults())
                .containsExactly("/questionId");
        candidate.answerAll(TestLearner.GOOD);
        assertThat(candidate
                        .client()
                        .post(candidate.session() + "/turns", "{'questionId':'teamwork-01'}")
                        .status())
                .isEqualTo(409);
        JsonNode submitted = candidate.submit().expect(200).json();
        assertThat(submitted.path("answered").asInt()).isEqualTo(3);
        assertThat(submitted.path("state").asText()).isEqualTo("ended");
        assertThat(candidate.submit().expect(200).json()).isEqualTo(submitted);

        Answer rated = TestLearner.eventually(
                () -> seenByRecruiter(candidate),
                answer -> answer.json().path("waiting").asInt() == 0);
        assertThat(rated.json().at("/turns/0/evaluation/score").asInt()).isBetween(1, 10);
        Answer own = candidate.client().get(candidate.session()).expect(200);
        assertThat(own.json().path("turns").findValuesAsText("state")).containsOnly("answered");
        assertThat(own.body()).doesNotContain("evaluation").doesNotContain("score");
        assertThat(candidate.client().get("/me/export").expect(200).body())
                .contains("ada@planted.example", "missing index")
                .doesNotContain("score")
                .doesNotContain("evaluation");
        assertThat(candidate.client().get("/sessions").json().path("items")).hasSize(1);
    }

    @Test
    void a_candidate_may_do_nothing_else() {
        Client candidate = candidate("").client();

        for (String path : List.of(
                "/positions",
                "/positions/" + position,
                "/positions/" + position + "/invitations",
                "/plans/current",
                "/tenant/users",
                "/audit",
                "/stories")) {
            assertThat(candidate.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(candidate.get(candidate("").session()).status()).isEqualTo(404);
        assertThat(tenant.administrator().get("/tenant/users").body()).doesNotContain("invited-");
    }

    @Test
    void a_link_is_good_once_even_for_many_at_once() {
        String token = TestCandidate.invite(recruiter, position, "");

        List<Integer> statuses = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> TestCandidate.redeem(tenant.visitor(), token).status())
                .toList();

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses).filteredOn(status -> status != 200).containsOnly(410);
    }

    @Test
    void a_link_that_is_void_leads_nowhere() {
        TestCandidate in = candidate("");
        recruiter.post("/invitations/" + invitation(in) + "/revoke", "").expect(204);
        assertThat(in.client().get(in.session()).status()).isEqualTo(401);

        String expired = TestCandidate.invite(recruiter, position, "");
        Rows.change("update invitation set expires_at = now() where used_at is null and revoked_at is null");
        assertThat(TestCandidate.redeem(tenant.visitor(), expired).status()).isEqualTo(410);
        String open = TestCandidate.invite(recruiter, position, "");
        assertThat(TestCandidate.redeem(TestTenant.open().visitor(), open).status())
                .isEqualTo(404);
        assertThat(TestCandidate.redeem(tenant.visitor(), open.substring(0, open.length() - 2) + "zz")
                        .status())
                .isIn(404, 410);
        assertThat(TestCandidate.redeem(tenant.visitor(), "vi_nonsense").status())
                .isEqualTo(404);
        assertThat(tenant.visitor()
                        .post(
                                "/invitations/redeem",
                                "{'token':'%s','consent':{'noticeVersion':'1','accepted':false}}".formatted(open))
                        .faults())
                .containsExactly("/consent/accepted");
        assertThat(TestCandidate.redeem(tenant.visitor(), open).status()).isEqualTo(200);
    }

    @Test
    void a_lost_link_is_renewed_into_the_same_interview() {
        TestCandidate candidate = candidate("");
        candidate.answer(candidate.ask(), TestLearner.GOOD).expect(200);
        String link = recruiter
                .post("/invitations/" + invitation(candidate) + "/renew", "")
                .expect(200)
                .text("link");

        TestCandidate again = TestCandidate.enter(tenant.visitor(), link.substring(link.indexOf('#') + 1));

        assertThat(again.session()).isEqualTo(candidate.session());
        assertThat(again.client().get(again.session()).json().path("turns")).hasSize(1);
    }

    @Test
    void extra_time_counts_and_shows_to_the_candidate_alone() {
        TestCandidate candidate = candidate(",'extraTime':1.5");
        assertThat(candidate
                        .client()
                        .get(candidate.session())
                        .json()
                        .path("remainingSeconds")
                        .asInt())
                .isBetween(3_900, 4_050);
        assertThat(candidate.client().get(candidate.session()).json().path("plannedMinutes"))
                .isEqualTo(candidate("").client().get("/sessions").json().at("/items/0/plannedMinutes"));
        assertThat(recruiter
                        .post(
                                "/positions/" + position + "/invitations",
                                "{'name':'B','email':'b@c.example','extraTime':0.5}")
                        .faults())
                .containsExactly("/extraTime");
        elapse(candidate, 50);
        candidate.answer(candidate.ask(), TestLearner.GOOD).expect(200);
        elapse(candidate, 20);
        String next = candidate.client().get(candidate.session()).text("nextQuestionId");
        assertThat(candidate
                        .client()
                        .post(candidate.session() + "/turns", "{'questionId':'%s'}".formatted(next))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_draft_is_the_answer_when_the_time_is_over() {
        TestCandidate candidate = candidate("");
        String turn = candidate.ask();
        candidate
                .client()
                .put(turn + "/draft", "{'text':'%s'}".formatted(TestLearner.GOOD))
                .expect(204);
        elapse(candidate, 47);

        assertThat(candidate.answer(turn, "far too late").expect(409).text("detail"))
                .contains("draft");
        assertThat(candidate
                        .client()
                        .put(turn + "/draft", "{'text':'looked up meanwhile'}")
                        .expect(409)
                        .text("type"))
                .endsWith("/time-over");
        assertThat(candidate.submit().expect(200).json().path("answered").asInt())
                .isEqualTo(1);
        JsonNode seen = TestLearner.eventually(
                        () -> seenByRecruiter(candidate),
                        answer -> answer.json().path("waiting").asInt() == 0)
                .json();
        assertThat(seen.at("/turns/0/answer/text").asText()).isEqualTo(TestLearner.GOOD);
        assertThat(seen.at("/turns/0/state").asText()).isEqualTo("evaluated");
    }

    @Test
    void an_interview_that_nobody_submits_ends_by_itself() {
        TestCandidate candidate = candidate("");
        String turn = candidate.ask();
        candidate.client().put(turn + "/draft", "{'text':'I was about to say'}").expect(204);
        elapse(candidate, 47);
        close(candidate);

        JsonNode seen = seenByRecruiter(candidate).json();
        assertThat(seen.path("state").asText()).isEqualTo("ended");
        assertThat(seen.at("/turns/0/answer/text").asText()).isEqualTo("I was about to say");
        assertThat(candidate.submit().expect(200).json().path("answered").asInt())
                .isEqualTo(1);
        assertThat(tenant.administrator().get("/audit").json().path("items").findValuesAsText("action"))
                .contains("interview.timed-out");
    }

    @Test
    void an_interview_goes_on_while_there_is_time_whatever_the_clock_of_a_job_says() {
        TestCandidate candidate = candidate("");
        candidate.ask();

        close(candidate);

        assertThat(seenByRecruiter(candidate).text("state")).isEqualTo("open");
        assertThat(Rows.count("scheduled_tasks where task_instance = ?", tenant.id() + "/" + id(candidate)))
                .isEqualTo(1);
    }

    @Test
    void candidates_are_forgotten_when_the_tenants_time_for_what_they_said_is_over() {
        TestTenant forgetful = TestTenant.open();
        String post = TestCandidate.position(forgetful.administrator());
        TestCandidate old = TestCandidate.of(forgetful, post).answerAll(TestLearner.GOOD);
        TestCandidate recent = TestCandidate.of(forgetful, post);
        TestCandidate.invite(forgetful.administrator(), post, "");
        old.submit().expect(200);
        Rows.change(
                "update study_session set started_at = started_at - interval '40 days', ended_at = ended_at - interval '40 days' where id = ?",
                id(old));
        Rows.change(
                "update invitation set expires_at = expires_at - interval '60 days', used_at = used_at - interval '40 days' where session_id = ?",
                id(old));
        forgetful
                .administrator()
                .with("If-Match", "*")
                .put("/tenant/retention", "{'sessionDays':30,'legalHold':false}")
                .expect(200);

        Rows.work("daily", forgetful.id());

        UUID of = UUID.fromString(forgetful.id());
        assertThat(Rows.count("study_session where tenant_id = ?", of)).isEqualTo(1);
        assertThat(Rows.count("users where tenant_id = ? and invited", of)).isEqualTo(1);
        assertThat(Rows.count("invitation where tenant_id = ? and contact is not null", of))
                .isEqualTo(2);
        recent.client().get(recent.session()).expect(200);
    }

    @Test
    void an_open_question_without_a_draft_is_skipped_at_the_end() {
        TestCandidate candidate = candidate("");
        candidate.ask();

        candidate.submit().expect(200);

        assertThat(seenByRecruiter(candidate).json().path("turns").findValuesAsText("state"))
                .containsExactly("skipped");
        assertThat(candidate
                        .client()
                        .get(candidate.session())
                        .json()
                        .path("remainingSeconds")
                        .asInt())
                .isZero();
    }

    @Test
    void no_candidate_is_erased_under_legal_hold() {
        TestTenant held = TestTenant.open();
        Client administrator = held.administrator().with("If-Match", "*");
        String open = TestCandidate.position(administrator);
        TestCandidate candidate = TestCandidate.of(held, open);
        String id = administrator
                .get("/positions/" + open + "/invitations")
                .json()
                .at("/items/0/id")
                .asText();
        administrator.put("/tenant/retention", "{'legalHold':true}").expect(200);

        assertThat(administrator.delete("/invitations/" + id).expect(409).text("type"))
                .endsWith("/legal-hold");

        candidate.client().get(candidate.session()).expect(200);
        administrator.put("/tenant/retention", "{'legalHold':false}").expect(200);
        administrator.delete("/invitations/" + id).expect(204);
    }

    @Test
    void a_candidate_is_erased_with_all_that_they_said() {
        TestCandidate candidate = candidate("").answerAll(TestLearner.GOOD);
        String id = invitation(candidate);

        recruiter.delete("/invitations/" + id).expect(204);

        assertThat(candidate.client().get(candidate.session()).status()).isEqualTo(401);
        assertThat(recruiter.get(candidate.session()).status()).isEqualTo(404);
        JsonNode left = invitations("id", id);
        assertThat(left.has("name")).isFalse();
        assertThat(left.path("state").asText()).isEqualTo("revoked");
        assertThat(recruiter.post("/invitations/" + id + "/renew", "").status()).isEqualTo(409);
        TestCandidate other = candidate("");
        other.client().delete("/me").expect(204);
        assertThat(recruiter.get(other.session()).status()).isEqualTo(404);
    }

    @Test
    void invitations_say_who_when_and_what_was_agreed_to() {
        TestCandidate candidate = candidate(",'expiresAt':'" + Instant.now().plusSeconds(3_600) + "'");
        JsonNode item = invited(candidate);

        assertThat(item.path("name").asText()).isEqualTo("Ada Planted");
        assertThat(item.path("state").asText()).isEqualTo("redeemed");
        assertThat(item.at("/consent/noticeVersion").asText()).isEqualTo("2026-11");
        assertThat(tenant.administrator().get("/audit").json().path("items").findValuesAsText("action"))
                .contains("invitation.made", "invitation.redeemed");
        for (String wrong : List.of("2001-01-01T00:00:00Z", "2999-01-01T00:00:00Z")) {
            assertThat(recruiter
                            .post(
                                    "/positions/" + position + "/invitations",
                                    "{'name':'B','email':'b@c.example','expiresAt':'%s'}".formatted(wrong))
                            .faults())
                    .containsExactly("/expiresAt");
        }
    }

    @Test
    void practice_of_a_learner_is_nobody_elses() {
        TestLearner learner = TestLearner.withPlan(tenant, "private");
        String session = learner.open();

        assertThat(recruiter.get(session).status()).isEqualTo(404);
        assertThat(tenant.administrator().get(session).status()).isEqualTo(404);
        assertThat(recruiter.get("/sessions").body()).doesNotContain(session.replace("/sessions/", ""));
    }

    @Test
    void who_went_on_with_a_refreshed_token_is_still_in() {
        TestCandidate candidate = candidate("");
        String token = tenant.visitor()
                .post("/login/refresh", "{'refreshToken':'%s'}".formatted(candidate.refreshToken()))
                .expect(200)
                .text("token");

        tenant.visitor().bearer(token).get(candidate.session()).expect(200);
    }
}

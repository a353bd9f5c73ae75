package dev.vivavoce.portal.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.Rows;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People rate beside the machine, and one of them decides. */
class ReviewIT {
    private static final String WHY = "I heard more in it than the machine.";

    private static int counting(JsonNode card, String criterion) {
        for (JsonNode level : card.at("/turns/0/levels")) {
            if (level.path("criterion").asText().equals(criterion)) {
                return level.path("level").asInt();
            }
        }
        throw new AssertionError("No level on " + criterion);
    }

    @Test
    void the_median_of_the_reviewers_counts_each_with_their_last() {
        TestTenant tenant = TestTenant.open();
        Interviewed cleo = Interviewed.rated(tenant, TestLearner.GOOD, TestLearner.GOOD);
        Client ada = tenant.member("ada", "reviewer");
        Client bob = tenant.member("bob", "recruiter");
        JsonNode before = cleo.read(ada);
        String criterion = Interviewed.criteria(before, 1).get(0);

        assertThat(counting(cleo.rate(ada, 1, criterion, 0, WHY).expect(200).json(), criterion))
                .isZero();
        assertThat(counting(cleo.rate(ada, 1, criterion, 5, WHY).expect(200).json(), criterion))
                .isEqualTo(5);
        assertThat(counting(cleo.rate(bob, 1, criterion, 2, WHY).expect(200).json(), criterion))
                .isEqualTo(2);
        JsonNode after = cleo.rate(tenant.administrator(), 1, criterion, 4, WHY)
                .expect(200)
                .json();

        assertThat(counting(after, criterion)).isEqualTo(4);
        assertThat(after.at("/turns/0/ratings")).hasSize(4);
        assertThat(after.at("/turns/0/ratings/0/reason").asText()).isEqualTo(WHY);
        assertThat(after.at("/turns/0/score")).isEqualTo(before.at("/turns/0/score"));
        assertThat(after.at("/turns/0/reviewedScore").asInt()).isBetween(1, 10);
        assertThat(after.at("/overall/machine")).isEqualTo(before.at("/overall/machine"));
        assertThat(after.at("/overall/reviewed/score").asDouble()).isBetween(1.0, 10.0);
        assertThat(after.path("state").asText()).isEqualTo("reviewed");
        assertThat(tenant.administrator()
                        .get("/scorecards")
                        .json()
                        .at("/items/0/score")
                        .asDouble())
                .isEqualTo(after.at("/overall/reviewed/score").asDouble());
    }

    @Test
    void the_same_again_adds_nothing_and_another_level_changes_the_tag() {
        TestTenant tenant = TestTenant.open();
        Interviewed cleo = Interviewed.rated(tenant, TestLearner.GOOD, TestLearner.GOOD);
        Client hr = tenant.administrator();
        String criterion = Interviewed.criteria(cleo.read(hr), 1).get(0);
        String unrated = hr.get(cleo.card()).header("ETag").orElseThrow();

        String first =
                cleo.rate(hr, 1, criterion, 0, WHY).expect(200).header("ETag").orElseThrow();
        Answer again = cleo.rate(hr, 1, criterion, 0, WHY).expect(200);
        Answer other = cleo.rate(hr, 1, criterion, 1, WHY).expect(200);

        assertThat(first).isNotEqualTo(unrated);
        assertThat(again.header("ETag")).hasValue(first);
        assertThat(again.json().at("/turns/0/ratings")).hasSize(1);
        assertThat(other.header("ETag").orElseThrow()).isNotEqualTo(first);
    }

    @Test
    void a_reason_is_needed_where_the_level_is_not_the_machines() {
        TestTenant tenant = TestTenant.open();
        Interviewed cleo = Interviewed.rated(tenant, TestLearner.GOOD, "asdf jkl qwer");
        Client hr = tenant.administrator();
        JsonNode card = cleo.read(hr);
        JsonNode machine = card.at("/turns/0/evaluation/levels/0");
        String criterion = machine.path("criterion").asText();
        int level = machine.path("level").asInt();

        Answer silent = cleo.rate(hr, 1, criterion, (level + 1) % 6, " ").expect(422);
        assertThat(silent.json().at("/errors/0/pointer").asText()).isEqualTo("/reason");
        cleo.rate(hr, 1, criterion, level, "").expect(200);
        assertThat(cleo.rate(hr, 2, Interviewed.criteria(card, 2).get(0), 0, "")
                        .expect(422)
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/reason");
    }

    @ParameterizedTest
    @CsvSource({
        "9,known,3,/turn",
        "2,known,3,/turn",
        "1,Charm,3,/criterion",
        "0,known,3,/turn",
        "1,known,6,/level",
        "1,known,-1,/level"
    })
    void what_cannot_be_rated_is_refused(int turn, String criterion, int level, String pointer) {
        TestTenant tenant = TestTenant.open();
        Interviewed cleo = Interviewed.of(tenant, Interviewed.position(tenant, "Wards"), Map.of())
                .says(TestLearner.GOOD)
                .skips()
                .submits()
                .onceRated();
        Client hr = tenant.administrator();
        String name = criterion.equals("known")
                ? Interviewed.criteria(cleo.read(hr), 1).get(0)
                : criterion;

        assertThat(cleo.rate(hr, turn, name, level, WHY)
                        .expect(422)
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo(pointer);
    }

    @Test
    void nothing_is_rated_or_decided_while_the_interview_goes_on() {
        TestTenant tenant = TestTenant.open();
        Interviewed cleo = Interviewed.of(tenant, Interviewed.position(tenant, "Wards"), Map.of())
                .says(TestLearner.GOOD);
        Client hr = tenant.administrator();
        String criterion = Interviewed.criteria(cleo.read(hr), 1).get(0);

        assertThat(cleo.rate(hr, 1, criterion, 3, WHY).expect(409).text("type")).endsWith("/not-ended");
        assertThat(cleo.release(hr, "advance").expect(409).text("type")).endsWith("/not-ended");
    }

    @Test
    void nothing_is_decided_while_answers_wait_or_are_left_to_people() {
        TestTenant tenant = TestTenant.open();
        Client hr = tenant.administrator();
        Interviewed waiting = Interviewed.done(tenant, TestLearner.GOOD, TestLearner.GOOD + " [away for-ever]");
        Interviewed doubtful = Interviewed.rated(tenant, TestLearner.GOOD, "asdf jkl qwer");

        Answer refused = waiting.release(hr, "advance").expect(409);
        assertThat(refused.text("type")).endsWith("/answers-waiting");
        assertThat(refused.text("detail")).contains("2");

        List<String> criteria = Interviewed.criteria(doubtful.read(hr), 2);
        criteria.subList(1, criteria.size())
                .forEach(criterion -> doubtful.rate(hr, 2, criterion, 1, WHY).expect(200));
        Answer left = doubtful.release(hr, "decline").expect(409);
        assertThat(left.text("type")).endsWith("/left-to-people");
        assertThat(left.text("detail")).contains("turn 2");
        assertThat(doubtful.read(hr).path("state").asText()).isEqualTo("to-review");
        doubtful.rate(hr, 2, criteria.get(0), 1, WHY).expect(200);
        assertThat(doubtful.read(hr).path("state").asText()).isEqualTo("reviewed");
        assertThat(doubtful.release(hr, "decline").expect(200).text("decision")).isEqualTo("decline");
    }

    @Test
    void a_released_card_stays_as_it_is() {
        TestTenant tenant = TestTenant.open();
        Interviewed cleo = Interviewed.rated(tenant, TestLearner.GOOD, TestLearner.GOOD);
        Client hr = tenant.administrator();
        String criterion = Interviewed.criteria(cleo.read(hr), 1).get(0);

        assertThat(cleo.release(tenant.member("reviewing", "reviewer"), "advance")
                        .status())
                .isEqualTo(403);
        cleo.release(hr, "advance").expect(200);

        JsonNode card = cleo.read(hr);
        assertThat(card.path("state").asText()).isEqualTo("released");
        assertThat(card.at("/release/decision").asText()).isEqualTo("advance");
        assertThat(card.at("/release/reason").asText()).isEqualTo("We have talked about it.");
        assertThat(card.at("/release/by").asText()).isEqualTo(hr.get("/me").text("id"));
        assertThat(cleo.release(hr, "decline").expect(409).text("type")).endsWith("/released");
        assertThat(cleo.rate(hr, 1, criterion, 3, WHY).expect(409).text("type")).endsWith("/released");
        assertThat(hr.get("/audit").body()).contains("scorecard.released", "session:" + cleo.session());
    }

    @Test
    void whoever_decides_has_seen_the_last_rating() {
        TestTenant tenant = TestTenant.open();
        Interviewed cleo = Interviewed.rated(tenant, TestLearner.GOOD, TestLearner.GOOD);
        Client hr = tenant.administrator();
        String criterion = Interviewed.criteria(cleo.read(hr), 1).get(0);
        String seen = hr.get(cleo.card()).header("ETag").orElseThrow();
        cleo.rate(tenant.member("late", "reviewer"), 1, criterion, 0, WHY).expect(200);
        String body = "{'decision':'advance','reason':'So'}";

        assertThat(hr.with("If-Match", seen)
                        .post(cleo.card() + "/release", body)
                        .status())
                .isEqualTo(412);
        assertThat(hr.post(cleo.card() + "/release", body).status()).isEqualTo(428);
        assertThat(hr.with("If-Match", "*")
                        .post(cleo.card() + "/release", "{'decision':'maybe','reason':'So'}")
                        .status())
                .isEqualTo(422);
        assertThat(hr.with("If-Match", "*")
                        .post(cleo.card() + "/release", "{'decision':'advance','reason':' '}")
                        .status())
                .isEqualTo(422);
        assertThat(cleo.read(hr).path("state").asText()).isEqualTo("reviewed");
    }

    @Test
    void of_several_who_decide_at_once_one_does() {
        TestTenant tenant = TestTenant.open();
        Interviewed cleo = Interviewed.rated(tenant, TestLearner.GOOD, TestLearner.GOOD);
        Client hr = tenant.administrator();
        String tag = hr.get(cleo.card()).header("ETag").orElseThrow();

        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> hr.with("If-Match", tag)
                        .post(
                                cleo.card() + "/release",
                                "{'decision':'%s','reason':'So'}".formatted(i % 2 == 0 ? "advance" : "decline"))
                        .status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(Rows.count("release where session_id = '%s'".formatted(cleo.session())))
                .isEqualTo(1);
        assertThat(Rows.count("audit_entry where action = 'scorecard.released' and subject = 'session:%s'"
                        .formatted(cleo.session())))
                .isEqualTo(1);
    }

    @Test
    void a_release_whose_answer_was_lost_can_be_asked_for_again() {
        TestTenant tenant = TestTenant.open();
        Interviewed cleo = Interviewed.rated(tenant, TestLearner.GOOD, TestLearner.GOOD);
        Client hr = tenant.administrator().with("Idempotency-Key", "once");

        Answer first = cleo.release(hr, "hold").expect(200);

        assertThat(cleo.release(hr, "hold").expect(200).body()).isEqualTo(first.body());
    }

    @Test
    void reasons_are_sealed_go_with_the_candidate_and_can_be_taken_along_by_who_wrote_them() throws Exception {
        TestTenant tenant = TestTenant.open();
        String word = "wombat-verdict";
        Interviewed cleo = Interviewed.rated(tenant, TestLearner.GOOD, TestLearner.GOOD);
        Client hr = tenant.administrator();
        String criterion = Interviewed.criteria(cleo.read(hr), 1).get(0);
        cleo.rate(hr, 1, criterion, 0, word).expect(200);
        hr.with("If-Match", "*")
                .post(cleo.card() + "/release", "{'decision':'hold','reason':'%s'}".formatted(word))
                .expect(200);
        String ofSession = " where session_id = '%s'".formatted(cleo.session());

        assertThat(Rows.count("human_rating" + ofSession)).isEqualTo(1);
        assertThat(Rows.count("release" + ofSession)).isEqualTo(1);
        for (String table : List.of("human_rating", "release")) {
            assertThat(Rows.count(table + ofSession + " and position('%s'::bytea in reason) > 0".formatted(word)))
                    .as(table)
                    .isZero();
        }
        JsonNode own = hr.get("/me/export").expect(200).json().at("/sections/reviews");
        assertThat(own.at("/ratings/0/reason").asText()).isEqualTo(word);
        assertThat(own.at("/releases/0/reason").asText()).isEqualTo(word);

        String invitation = hr.get(
                        "/positions/" + cleo.read(hr).at("/position/id").asText() + "/invitations")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asText();
        hr.delete("/invitations/" + invitation).expect(204);

        assertThat(hr.get(cleo.card()).status()).isEqualTo(404);
        assertThat(hr.get("/scorecards").expect(200).json().path("items")).isEmpty();
        assertThat(Rows.count("human_rating" + ofSession)).isZero();
        assertThat(Rows.count("release" + ofSession)).isZero();
        assertThat(PortalUnderTest.logs().contains(word))
                .as("the word in the logs")
                .isFalse();
    }
}

package dev.vivavoce.portal.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreCardsIT {
    private static final String HOSTILE =
            "=HYPERLINK(1) <script>alert(1)</script> I sorted the patients by urgency first.";

    private static List<String> sessions(Answer list) {
        List<String> ids = new ArrayList<>();
        list.expect(200)
                .json()
                .path("items")
                .forEach(item -> ids.add(item.path("sessionId").asText()));
        return ids;
    }

    @Test
    void a_card_says_what_was_asked_said_and_made_of_it() {
        TestTenant tenant = TestTenant.open();
        Interviewed cleo = Interviewed.rated(tenant, TestLearner.GOOD, "asdf jkl qwer");

        Answer answer = tenant.administrator().get(cleo.card()).expect(200);
        JsonNode card = answer.json();

        assertThat(answer.header("ETag")).isPresent();
        assertThat(answer.header("Vary"))
                .hasValueSatisfying(by -> assertThat(by).contains("Accept"));
        assertThat(card.at("/position/title").asText()).isEqualTo("Registered nurse");
        assertThat(card.at("/candidate/name").asText()).isEqualTo("Cleo Candidate");
        assertThat(card.path("state").asText()).isEqualTo("to-review");
        assertThat(card.path("turns")).hasSize(2);
        assertThat(card.at("/turns/0/answer").asText()).isEqualTo(TestLearner.GOOD);
        assertThat(card.at("/turns/0/question/rubric/0/levels/0/behaviour").asText())
                .isNotBlank();
        assertThat(card.at("/turns/0/evaluation/rater").asText()).isNotBlank();
        assertThat(card.at("/turns/0/evaluation/version").asText()).isNotBlank();
        List<JsonNode> quotes = card.at("/turns/0/evaluation/levels").findParents("quote");
        assertThat(quotes).isNotEmpty().allSatisfy(quote -> assertThat(TestLearner.GOOD.substring(
                        quote.path("start").asInt(), quote.path("end").asInt()))
                .isEqualTo(quote.path("quote").asText()));
        assertThat(card.at("/turns/0/levels/0/by").asText()).isEqualTo("machine");
        assertThat(card.at("/turns/0/score").asInt()).isBetween(1, 10);
        assertThat(card.at("/turns/1/evaluation/abstained").asText()).isNotBlank();
        assertThat(card.at("/turns/1/leftToPeople").asBoolean()).isTrue();
        assertThat(card.at("/overall/machine/score").asDouble()).isBetween(1.0, 10.0);
        assertThat(card.at("/overall/reviewed").isMissingNode()).isTrue();
        assertThat(card.at("/competencies/0/machine/questions").asInt()).isPositive();
    }

    @Test
    void who_rates_blind_learns_neither_who_it_is_nor_who_was_given_longer() {
        TestTenant tenant = TestTenant.open();
        Client reviewer = tenant.member("blind", "reviewer");
        String position = Interviewed.position(tenant, "Wards");
        Interviewed longer = Interviewed.of(tenant, position, Map.of("extraTime", 2.5))
                .says(TestLearner.GOOD)
                .skips()
                .submits()
                .onceRated();
        Interviewed usual = Interviewed.of(tenant, position, Map.of())
                .says(TestLearner.GOOD)
                .skips()
                .submits()
                .onceRated();

        for (String type : List.of("application/json", "text/html", "text/csv", "application/pdf")) {
            assertThat(reviewer.with("Accept", type)
                            .get(longer.card())
                            .expect(200)
                            .body())
                    .as(type)
                    .doesNotContain("Cleo", "cleo@example.org", "extraTime", "2.5");
        }
        assertThat(reviewer.get("/scorecards").expect(200).body()).doesNotContain("Cleo", "startedAt", "T0", "T1");
        assertThat(tenant.administrator().get("/scorecards").expect(200).body()).contains("Cleo Candidate");
        assertThat(reviewer.get(longer.card()).body().replace(longer.session(), "#"))
                .isEqualTo(reviewer.get(usual.card()).body().replace(usual.session(), "#"));
        assertThat(reviewer.with("Accept", "text/html")
                        .get(longer.card())
                        .body()
                        .replace(longer.session(), "#"))
                .isEqualTo(reviewer.with("Accept", "text/html")
                        .get(usual.card())
                        .body()
                        .replace(usual.session(), "#"));
        assertThat(new TreeSet<>(
                        fields(tenant.administrator().get(longer.card()).json())))
                .doesNotContain(
                        "startedAt", "endedAt", "askedAt", "seconds", "extraTime", "remainingSeconds", "effort");
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> names.addAll(fields(child)));
        return names;
    }

    @Test
    void the_page_marks_quotes_and_runs_nothing() {
        TestTenant tenant = TestTenant.open();
        Interviewed cleo = Interviewed.rated(tenant, HOSTILE, TestLearner.GOOD);

        Answer page = tenant.administrator()
                .with("Accept", "text/html")
                .get(cleo.card())
                .expect(200);

        assertThat(page.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("style-src 'unsafe-inline'", "sandbox");
        assertThat(page.body())
                .contains("<mark title=\"Evidence for ", "&lt;script&gt;alert(1)")
                .doesNotContain("<script");
    }

    @Test
    void the_table_and_the_document_come_as_files() {
        TestTenant tenant = TestTenant.open();
        Interviewed cleo = Interviewed.rated(tenant, HOSTILE, "Ελληνικά, Русский, 日本語");

        Answer table = tenant.administrator()
                .with("Accept", "text/csv")
                .get(cleo.card())
                .expect(200);
        Answer document = tenant.administrator()
                .with("Accept", "application/pdf")
                .get(cleo.card())
                .expect(200);

        assertThat(table.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(table.header("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("score-card-" + cleo.session() + ".csv"));
        assertThat(table.body().lines().count()).isGreaterThan(4);
        assertThat(table.body()).contains("\"'=HYPERLINK(1)").doesNotContain("\"=HYPERLINK");
        assertThat(document.header("Content-Type")).hasValue("application/pdf");
        assertThat(document.body()).startsWith("%PDF-");
        assertThat(tenant.administrator()
                        .with("Accept", "image/png")
                        .get(cleo.card())
                        .status())
                .isEqualTo(406);
    }

    @Test
    void a_machine_with_the_scope_reads_and_does_no_more() {
        TestTenant tenant = TestTenant.open();
        Interviewed cleo = Interviewed.rated(tenant, TestLearner.GOOD, TestLearner.GOOD);
        Client machine = tenant.visitor()
                .bearer(tenant.administrator()
                        .post("/tenant/api-keys", "{'name':'hr','scopes':['scorecards:read']}")
                        .expect(201)
                        .text("key"));

        assertThat(machine.get(cleo.card()).expect(200).body()).contains("Cleo Candidate");
        assertThat(sessions(machine.get("/scorecards"))).containsExactly(cleo.session());
        assertThat(cleo.rate(machine, 1, "Any", 3, "Because").status()).isEqualTo(403);
        assertThat(cleo.release(machine, "advance").status()).isEqualTo(403);
        assertThat(machine.get("/reports/skill-gaps").status()).isEqualTo(403);
    }

    @Test
    void another_tenants_card_is_not_there_and_practice_has_none() {
        TestTenant tenant = TestTenant.open();
        TestTenant other = TestTenant.open();
        Interviewed cleo = Interviewed.rated(other, TestLearner.GOOD, TestLearner.GOOD);
        TestLearner learner = TestLearner.withPlan(tenant, "practising");
        String practice = learner.open();
        Client hr = tenant.administrator().with("If-Match", "*");

        for (String path :
                List.of(cleo.card(), practice.replace("/sessions/", "/scorecards/"), "/scorecards/nonsense")) {
            assertThat(hr.get(path).status()).isEqualTo(404);
            assertThat(hr.post(path + "/review", "{'turn':1,'criterion':'Any','level':3,'reason':'So'}")
                            .status())
                    .isEqualTo(404);
            assertThat(hr.post(path + "/release", "{'decision':'hold','reason':'So'}")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(sessions(hr.get("/scorecards"))).isEmpty();
    }

    @Test
    void the_list_is_newest_first_and_goes_on_from_page_to_page() {
        TestTenant tenant = TestTenant.open();
        String position = Interviewed.position(tenant, "Wards");
        String another = Interviewed.position(tenant, "Kitchen");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(0, Interviewed.of(tenant, position, Map.of()).session());
        }
        String elsewhere = Interviewed.of(tenant, another, Map.of()).session();

        List<String> seen = new ArrayList<>();
        Answer page = tenant.administrator().get("/scorecards?limit=2&positionId=" + position);
        while (true) {
            seen.addAll(sessions(page));
            if (page.next().isEmpty()) {
                break;
            }
            page = tenant.administrator().get(page.next().get());
        }

        assertThat(seen).isEqualTo(made);
        assertThat(sessions(tenant.administrator().get("/scorecards")))
                .hasSize(4)
                .startsWith(elsewhere);
        assertThat(tenant.administrator().get("/scorecards?positionId=nonsense").status())
                .isEqualTo(422);
        assertThat(tenant.administrator().get("/scorecards?state=lost").status())
                .isEqualTo(422);
    }

    @Test
    void the_list_can_be_asked_for_one_state() {
        TestTenant tenant = TestTenant.open();
        Client hr = tenant.administrator();
        String position = Interviewed.position(tenant, "Wards");
        Interviewed running = Interviewed.of(tenant, position, Map.of());
        Interviewed waiting = Interviewed.of(tenant, position, Map.of())
                .says(TestLearner.GOOD + " [away list]")
                .submits();
        Interviewed fresh = Interviewed.of(tenant, position, Map.of())
                .says(TestLearner.GOOD)
                .submits()
                .onceRated();
        Interviewed reviewed = Interviewed.of(tenant, position, Map.of())
                .says(TestLearner.GOOD)
                .submits()
                .onceRated();
        Interviewed released = Interviewed.of(tenant, position, Map.of())
                .says(TestLearner.GOOD)
                .submits()
                .onceRated();
        String criterion = Interviewed.criteria(reviewed.read(hr), 1).get(0);
        reviewed.rate(hr, 1, criterion, 4, "So it seems.").expect(200);
        released.release(hr, "hold").expect(200);

        assertThat(sessions(hr.get("/scorecards?state=in-progress"))).containsExactly(running.session());
        assertThat(sessions(hr.get("/scorecards?state=waiting"))).containsExactly(waiting.session());
        assertThat(sessions(hr.get("/scorecards?state=to-review"))).containsExactly(fresh.session());
        assertThat(sessions(hr.get("/scorecards?state=reviewed"))).containsExactly(reviewed.session());
        assertThat(sessions(hr.get("/scorecards?state=released&positionId=" + position)))
                .containsExactly(released.session());
        assertThat(sessions(hr.get("/scorecards?state=reviewed&limit=1"))).containsExactly(reviewed.session());
    }

    @ParameterizedTest
    @ValueSource(strings = {"learner", "candidate"})
    void whoever_practises_or_sits_an_interview_sees_no_card(String role) {
        TestTenant tenant = TestTenant.open();

        assertThat(tenant.member("curious", role).get("/scorecards").status()).isEqualTo(403);
    }
}

package dev.vivavoce.portal.positions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.TestCandidate;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PositionsIT {
    private static final String NURSE =
            "{'title':'Registered nurse','posting':'Wound care and shifts on a surgical ward.','format':'technical'%s}";

    private static TestTenant tenant;
    private static Client recruiter;

    @BeforeAll
    static void open() {
        tenant = TestTenant.open();
        recruiter = tenant.member("rita", "recruiter");
    }

    private static List<String> ids(JsonNode set) {
        List<String> ids = new ArrayList<>();
        set.forEach(rated -> ids.add(rated.at("/question/id").asText()));
        return ids;
    }

    @Test
    void a_posting_becomes_a_position_with_questions_and_rubrics() {
        Answer added = recruiter
                .post("/positions", NURSE.formatted(",'department':'Care','target':7"))
                .expect(201);
        JsonNode position = added.json();

        assertThat(position.at("/kind/categoryId").asText()).isEqualTo("registered-nurse");
        assertThat(position.at("/kind/confidence").asDouble()).isBetween(0.5, 1.0);
        assertThat(position.path("questionSets")).hasSize(1);
        assertThat(ids(position.at("/questionSets/0"))).hasSize(8).doesNotHaveDuplicates();
        assertThat(position.at("/questionSets/0/0/rubric")).isNotEmpty();
        assertThat(position.path("target").asInt()).isEqualTo(7);
        String path = "/positions/" + position.path("id").asText();
        assertThat(added.header("Location")).contains("/api/v1" + path);
        assertThat(recruiter.get(path).expect(200).json()).isEqualTo(position);
        assertThat(tenant.member("rev", "reviewer").get(path).status()).isEqualTo(200);
        assertThat(recruiter.get("/positions").json().path("items").findValuesAsText("title"))
                .contains("Registered nurse");
    }

    @Test
    void who_sends_it_again_can_go_on_with_its_etag() {
        Client repeating = recruiter.with("Idempotency-Key", "position-once");
        Answer first = repeating.post("/positions", NURSE.formatted("")).expect(201);

        Answer again = repeating.post("/positions", NURSE.formatted("")).expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isPresent();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isPresent();
        assertThat(recruiter
                        .with("If-Match", again.header("ETag").orElseThrow())
                        .patch("/positions/" + again.text("id"), "{'title':'Nurse'}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void drawn_questions_come_in_sets_that_share_none() {
        JsonNode sets = recruiter
                .post("/positions", NURSE.formatted(",'questions':'drawn'"))
                .expect(201)
                .json()
                .path("questionSets");

        assertThat(sets.size()).isGreaterThan(1);
        Set<String> seen = new HashSet<>();
        sets.forEach(set -> assertThat(ids(set)).hasSize(8).allMatch(seen::add));
    }

    @Test
    void questions_change_until_somebody_is_invited() {
        String id = TestCandidate.position(recruiter);
        String path = "/positions/" + id;
        Client fresh =
                recruiter.with("If-Match", recruiter.get(path).header("ETag").orElseThrow());

        assertThat(ids(fresh.patch(path, "{'questionIds':['teamwork-02']}")
                        .expect(200)
                        .json()
                        .at("/questionSets/0")))
                .containsExactly("teamwork-02");
        assertThat(fresh.patch(path, "{'department':'Ward 3'}").status()).isEqualTo(412);
        assertThat(recruiter.patch(path, "{'department':'Ward 3'}").status()).isEqualTo(428);
        TestCandidate.invite(recruiter, id, "");
        Client again = recruiter.with("If-Match", "*");
        assertThat(again.patch(path, "{'questions':'drawn'}").status()).isEqualTo(409);
        assertThat(again.patch(path, "{'state':'closed','target':9}")
                        .expect(200)
                        .text("state"))
                .isEqualTo("closed");
        assertThat(recruiter
                        .post("/positions/" + id + "/invitations", "{'name':'B','email':'b@c.example'}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void what_makes_no_position_is_refused_by_its_field() {
        assertThat(recruiter
                        .post("/positions", NURSE.formatted(",'seniority':'king'"))
                        .faults())
                .containsExactly("/seniority");
        assertThat(recruiter
                        .post("/positions", "{'title':'','posting':'x','format':'nope'}")
                        .faults())
                .containsExactly("/title");
        assertThat(recruiter
                        .post("/positions", "{'title':'x','posting':'x','format':'nope'}")
                        .faults())
                .containsExactly("/format");
        assertThat(recruiter
                        .post("/positions", NURSE.formatted(",'language':'de'"))
                        .faults())
                .containsExactly("/language");
        assertThat(recruiter
                        .post("/positions", NURSE.formatted(",'language':'!!'"))
                        .faults())
                .containsExactly("/language");
        assertThat(recruiter
                        .post("/positions", NURSE.formatted(",'questionIds':['nope']"))
                        .faults())
                .containsExactly("/questionIds/0");
        assertThat(recruiter
                        .post("/positions", NURSE.formatted(",'questionIds':['teamwork-01','teamwork-01']"))
                        .faults())
                .containsExactly("/questionIds/1");
        assertThat(recruiter.post("/positions", NURSE.formatted(",'target':11")).faults())
                .containsExactly("/target");
    }

    @Test
    void a_title_of_a_wide_space_is_blank() {
        assertThat(recruiter
                        .post("/positions", "{'title':'\u2003','posting':'x','format':'x'}")
                        .faults())
                .containsExactly("/title");
        String path = "/positions/" + TestCandidate.position(recruiter);
        for (String blank : List.of(" ", "\u2003")) {
            assertThat(recruiter
                            .with("If-Match", "*")
                            .patch(path, "{'title':'%s'}".formatted(blank))
                            .faults())
                    .containsExactly("/title");
        }
    }

    @Test
    void another_tenant_sees_none_of_it() {
        String id = TestCandidate.position(recruiter);
        Client other = TestTenant.open().administrator().with("If-Match", "*");

        assertThat(other.get("/positions/" + id).status()).isEqualTo(404);
        assertThat(other.patch("/positions/" + id, "{'state':'closed'}").status())
                .isEqualTo(404);
        assertThat(other.get("/positions/" + id + "/invitations").status()).isEqualTo(404);
        assertThat(other.post("/positions/" + id + "/invitations", "{'name':'B','email':'b@c.example'}")
                        .status())
                .isEqualTo(404);
        assertThat(other.get("/positions").json().path("items")).isEmpty();
    }
}

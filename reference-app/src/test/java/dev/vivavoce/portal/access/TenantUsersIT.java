package dev.vivavoce.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TenantUsersIT {
    private TestTenant tenant = TestTenant.open();
    private Client administrator = tenant.administrator();

    @BeforeEach
    void open() {
        tenant = TestTenant.open();
        administrator = tenant.administrator();
    }

    private Answer add(Client by, String username) {
        return by.post("/tenant/users", "{'username':'%s','roles':['learner']}".formatted(username));
    }

    @Test
    void of_two_who_edit_the_second_learns_that_they_were_late() {
        String path =
                "/tenant/users/" + add(administrator, "edited").expect(201).text("id");
        String seen = administrator.get(path).header("ETag").orElseThrow();

        Answer first = administrator.with("If-Match", seen).patch(path, "{'name':'First'}");
        Answer second = administrator.with("If-Match", seen).patch(path, "{'name':'Second'}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(412);
        assertThat(administrator.get(path).text("name")).isEqualTo("First");
        assertThat(administrator.patch(path, "{'name':'Blind'}").status()).isEqualTo(428);
    }

    @Test
    void of_many_who_edit_at_once_one_succeeds() {
        String path =
                "/tenant/users/" + add(administrator, "edited").expect(201).text("id");
        String seen = administrator.get(path).header("ETag").orElseThrow();

        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> administrator
                        .with("If-Match", seen)
                        .patch(path, "{'name':'Name %d'}".formatted(i))
                        .status())
                .toList();

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 412).hasSize(7);
    }

    @Test
    void a_repeated_request_gets_the_first_answer_and_adds_nobody() {
        Client repeating = administrator.with("Idempotency-Key", "once");

        Answer first = add(repeating, "solo").expect(201);
        Answer again = add(repeating, "solo");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(add(repeating, "other").status()).isEqualTo(422);
        assertThat(administrator.get("/tenant/users").json().path("items")).hasSize(2);
    }

    @Test
    void many_at_once_with_one_key_add_one_person() {
        Client repeating = administrator.with("Idempotency-Key", "storm");

        List<Answer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> add(repeating, "solo"))
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.text("id"))
                        .distinct())
                .hasSize(1);
        assertThat(administrator.get("/tenant/users").json().path("items")).hasSize(2);
    }

    @Test
    void a_refused_request_does_not_use_up_its_key() {
        Client repeating = administrator.with("Idempotency-Key", "mended");
        assertThat(add(repeating, "x").status()).isEqualTo(422);

        assertThat(add(repeating, "mended").status()).isEqualTo(201);
    }

    @Test
    void pages_lead_through_everybody_once() {
        IntStream.range(0, 7).forEach(i -> add(administrator, "person-" + i).expect(201));

        List<String> names = new ArrayList<>();
        Optional<String> page = Optional.of("/tenant/users?limit=3");
        while (page.isPresent()) {
            Answer answer = administrator.get(page.get()).expect(200);
            for (JsonNode item : answer.json().path("items")) {
                names.add(item.path("username").asText());
            }
            page = answer.next();
        }

        assertThat(names)
                .containsExactly(
                        "admin", "person-0", "person-1", "person-2", "person-3", "person-4", "person-5", "person-6");
    }

    @Test
    void the_last_administrator_cannot_go() {
        String id = administrator.get("/me").text("id");
        Client sure = administrator.with("If-Match", "*");

        assertThat(administrator.delete("/me").status()).isEqualTo(409);
        assertThat(sure.patch("/tenant/users/" + id, "{'roles':['learner']}").status())
                .isEqualTo(409);
        assertThat(sure.patch("/tenant/users/" + id, "{'active':false}").status())
                .isEqualTo(409);
    }

    @RepeatedTest(5)
    void two_administrators_who_put_each_other_out_at_once_do_not_leave_nobody() {
        Client second = tenant.member("second", "administrator").with("If-Match", "*");
        Client first = administrator.with("If-Match", "*");
        String ofFirst = "/tenant/users/" + first.get("/me").text("id");
        String ofSecond = "/tenant/users/" + second.get("/me").text("id");

        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> switch (i) {
                    case 0 -> first.patch(ofSecond, "{'roles':['learner']}").status();
                    case 1 -> second.patch(ofFirst, "{'roles':['learner']}").status();
                    default -> add(i % 2 == 0 ? first : second, "person-" + i).status();
                })
                .toList();

        assertThat(answers).allSatisfy(status -> assertThat(status).isIn(200, 201, 401, 403, 409, 412));
        assertThat(List.of(first.get("/audit").status(), second.get("/audit").status()))
                .contains(200);
    }

    @Test
    void a_role_that_is_taken_away_is_gone_with_the_next_request() {
        Client second = tenant.member("second", "administrator");
        String id = second.get("/me").text("id");
        second.get("/audit").expect(200);

        administrator
                .with("If-Match", "*")
                .patch("/tenant/users/" + id, "{'roles':['reviewer']}")
                .expect(200);

        assertThat(second.get("/audit").status()).isEqualTo(403);
    }
}

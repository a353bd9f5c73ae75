package dev.vivavoce.portal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwkwardInputIT {
    private static TestTenant tenant;
    private static Client administrator;

    @BeforeAll
    static void open() {
        tenant = TestTenant.open();
        administrator = tenant.administrator();
    }

    private static Answer problem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "jakarta", "dev.vivavoce.portal");
        return answer;
    }

    static Stream<String> broken() {
        return Stream.of(
                "{",
                "{'username':",
                "nonsense",
                "{'username':'abc'} {'username':'abd'}",
                "{'username':'abc','username':'abd','roles':['learner']}",
                "[]",
                "7",
                "'text'",
                "{'a':".repeat(5_000));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void what_is_not_the_json_that_is_expected_is_malformed(String body) {
        problem(administrator.post("/tenant/users", body), 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/username|{'username':7,'roles':['learner']}",
                "/username|{'username':null,'roles':['learner']}",
                "/username|{'username':'ab','roles':['learner']}",
                "/username|{'username':'with space','roles':['learner']}",
                "/username|{'username':'a\\u0000bc','roles':['learner']}",
                "/username|{'username':'abc\\ud800','roles':['learner']}",
                "/username|{'username':{'a':1},'roles':['learner']}",
                "/roles|{'username':'abc','roles':[]}",
                "/roles|{'username':'abc','roles':'learner'}",
                "/roles/1|{'username':'abc','roles':['learner','operator']}",
                "/roles/0|{'username':'abc','roles':[3]}",
                "/roles/0|{'username':'abc','roles':['3']}",
                "/roles/0|{'username':'abc','roles':['LEARNER']}",
                "/surname|{'username':'abc','roles':['learner'],'surname':'x'}"
            })
    void a_wrong_value_is_pointed_at(String pointer, String body) {
        Answer answer = problem(administrator.post("/tenant/users", body), 422);

        assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=abc",
                "limit=99999999999",
                "cursor=abc",
                "cursor=%00",
                "cursor=AAAA"
            })
    void a_wrong_parameter_is_named(String query) {
        Answer answer = problem(administrator.get("/tenant/users?" + query), 422);

        assertThat(answer.json().path("errors").path(0).path("pointer").asText())
                .isEqualTo("?" + query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Robert'); drop table users; --",
                "' or '1'='1",
                "\\\\'; select pg_sleep(10); --",
                "u from User u where 1=1",
                "${jndi:ldap://localhost/x}",
                "<script>alert(1)</script>",
                "{{7*7}} %s %n \\\\u0041",
                "\\ud83d\\ude00 \\u202e \\u0300"
            })
    void what_looks_like_code_is_text(String text) {
        Client plain = administrator;
        String body = "{\"name\":\"" + text + "\",\"story\":\"" + text + "\"}";

        Answer answer = plain.with("Content-Type", "application/json")
                .raw("PATCH", PortalUnderTest.address() + "/api/v1/me", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(administrator.get("/me").text("story")).isEqualTo(answer.text("name"));
        assertThat(tenant.visitor()
                        .with("Content-Type", "application/json")
                        .raw(
                                "POST",
                                PortalUnderTest.address() + "/api/v1/login",
                                "{\"username\":\"" + text + "\",\"password\":\"" + text + "\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void another_type_of_content_is_not_read() {
        problem(administrator.with("Content-Type", "text/xml").post("/tenant/users", "<a/>"), 415);
        problem(administrator.with("Content-Type", "nonsense").post("/tenant/users", "{}"), 400);
        problem(administrator.with("Accept", "image/png").get("/me"), 406);
    }

    @Test
    void a_body_that_is_too_large_is_refused_however_it_comes() {
        String body = "{\"name\":\"" + "x".repeat(50_000_000) + "\"}";

        problem(administrator.post("/tenant/users", body), 413);
        problem(administrator.inChunks("PATCH", "/me", body), 413);
        problem(administrator.with("Idempotency-Key", "large").inChunks("POST", "/tenant/users", body), 413);
    }

    @Test
    void what_is_not_there_is_not_found_and_what_is_not_possible_says_what_is() {
        problem(administrator.get("/nowhere"), 404);
        problem(administrator.raw("GET", PortalUnderTest.address() + "/nowhere", ""), 404);
        problem(administrator.get("/tenant/users/not-an-id"), 404);
        Answer answer = problem(administrator.send("PUT", "/tenant/users", "{}"), 405);
        assertThat(answer.header("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET", "POST"));
    }

    @Test
    void answers_carry_the_security_headers_and_nothing_about_the_server() {
        Answer answer = administrator.with("X-Request-Id", "my-request-1").get("/me");

        assertThat(answer.header("X-Request-Id")).contains("my-request-1");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Content-Security-Policy")).isPresent();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
    }

    @Test
    void a_request_id_with_other_characters_is_replaced() {
        assertThat(administrator
                        .with("X-Request-Id", "<script>alert(1)")
                        .get("/me")
                        .header("X-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).doesNotContain("script"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "under_score.example",
                "x'--.example",
                "[::1]",
                "[::1]:80",
                "a..b",
                "-",
                "xn--",
                "127.0.0.1",
                "%00"
            })
    void a_host_of_nobody_is_refused_whatever_it_looks_like(String host) {
        Answer answer = Client.at(host).post("/login", "{'username':'admin','password':'guess'}");

        assertThat(answer.status()).as(answer.body()).isBetween(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "TRACE", "BREW"})
    void no_other_method_opens_what_get_does_not(String method) {
        Answer answer = tenant.visitor().send(method, "/tenant/users", "");

        assertThat(answer.status()).as(answer.body()).isIn(200, 401, 403, 405, 501);
        assertThat(answer.body()).doesNotContain("admin");
    }

    @Test
    void a_host_header_can_neither_reach_the_management_port_nor_show_in_an_answer() {
        Answer answer = Client.at("localhost:9090").raw("GET", PortalUnderTest.address() + "/metrics", "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(administrator
                        .with("Host", "evil.example")
                        .get("/tenant/users?limit=1")
                        .headers()
                        .map()
                        .toString())
                .doesNotContain("evil.example");
    }

    @Test
    void a_type_whose_weight_is_no_number_cannot_be_read() {
        Client client = Client.at("awkward.example");

        assertThat(client.with("Content-Type", "application/json; q=\"")
                        .post("/login", "{}")
                        .status())
                .isEqualTo(400);
        assertThat(client.with("Accept", "text/html;q=high").get("/me").status())
                .isEqualTo(400);
        assertThat(client.with("Accept", "text/html;q=0.5, */*;q=0.1")
                        .get("/me")
                        .status())
                .isEqualTo(401);
    }
}

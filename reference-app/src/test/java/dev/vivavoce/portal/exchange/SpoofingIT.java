package dev.vivavoce.portal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.RawCall;
import dev.vivavoce.portal.testing.TestCandidate;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that claim what they cannot know. */
class SpoofingIT {
    private static TestTenant tenant;
    private static TestTenant other;

    @BeforeAll
    static void open() {
        tenant = TestTenant.open();
        other = TestTenant.open();
    }

    private static String token() {
        return tenant.login("admin", tenant.password()).expect(200).text("token");
    }

    private static String call(String... lines) throws IOException {
        try (RawCall call = new RawCall()) {
            return call.lines(lines).lines("Connection: close", "").answer();
        }
    }

    @Test
    void a_credential_belongs_to_its_tenant_whatever_host_it_is_sent_to() {
        Client moved = tenant.administrator().with("Host", other.host());

        moved.post("/tenant/users", "{'username':'where-am-i','roles':['learner']}")
                .expect(201);

        assertThat(tenant.administrator().get("/tenant/users?limit=100").body()).contains("where-am-i");
        assertThat(other.administrator().get("/tenant/users?limit=100").body()).doesNotContain("where-am-i");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host",
                "X-Forwarded-Server",
                "X-Host",
                "X-Original-Host",
                "X-Tenant",
                "X-Tenant-Id",
                "$WSSN",
                "X-Original-URL",
                "X-Rewrite-URL"
            })
    void no_other_header_says_which_tenant_it_is(String header) {
        Answer guess = Client.at(other.host())
                .with(header, tenant.host())
                .post("/login", "{'username':'admin','password':'%s'}".formatted(tenant.password()));

        assertThat(guess.status()).as(guess.body()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"Host,evil.example", "X-Forwarded-Host,evil.example", "Forwarded,host=evil.example;proto=https"})
    void a_link_of_an_invitation_and_the_next_page_lead_where_the_portal_is(String header, String value) {
        Client spoofed = tenant.administrator().with(header, value);
        String position = TestCandidate.position(tenant.administrator());

        Answer invited = spoofed.post(
                        "/positions/" + position + "/invitations", "{'name':'Ada','email':'ada@planted.example'}")
                .expect(201);
        Answer page = spoofed.get("/audit?limit=1").expect(200);

        assertThat(invited.text("link")).startsWith("http://localhost:9080/");
        assertThat(invited.headers().map().toString()).doesNotContain("evil.example");
        assertThat(page.headers().map().toString()).doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void no_header_makes_another_method_of_it(String header) {
        Client reader = tenant.member("reader-" + header.toLowerCase(java.util.Locale.ROOT), "learner");

        reader.with(header, "DELETE").get("/me").expect(200);

        reader.get("/me").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-User", "X-Remote-User", "Remote-User", "$WSRU", "$WSCC", "X-Forwarded-User", "X-Roles"})
    void nobody_is_who_a_header_says(String header) {
        assertThat(tenant.visitor().with(header, "admin").get("/me").status()).isEqualTo(401);
    }

    @Test
    void two_hosts_or_a_host_in_the_target_open_no_other_door() throws IOException {
        String bearer = "Authorization: Bearer " + token();
        String twice = call(
                "GET /api/v1/tenant/users?limit=1 HTTP/1.1", "Host: " + tenant.host(), "Host: localhost:9090", bearer);
        String inTarget = call("GET http://localhost:9090/metrics HTTP/1.1", "Host: " + tenant.host());
        String none = call("POST /api/v1/login HTTP/1.1", "Content-Type: application/json", "Content-Length: 0");

        assertThat(twice).doesNotStartWith("HTTP/1.1 5").doesNotContain("localhost:9090");
        assertThat(inTarget).startsWith("HTTP/1.1 404").doesNotContain("# TYPE");
        assertThat(none).startsWith("HTTP/1.1 4");
    }

    @Test
    void a_line_break_in_a_header_is_no_second_header() throws IOException {
        String split = call(
                "GET /api/v1/me HTTP/1.1",
                "Host: " + tenant.host(),
                "X-Request-Id: abcdefgh%0d%0aSet-Cookie: planted=1",
                "Authorization: Bearer " + token());

        assertThat(split).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("set-cookie");
    }

    @Test
    void a_body_with_two_lengths_is_not_taken_for_two_requests() throws IOException {
        String smuggled = call(
                "POST /api/v1/login HTTP/1.1",
                "Host: " + tenant.host(),
                "Content-Type: application/json",
                "Content-Length: 4",
                "Transfer-Encoding: chunked",
                "",
                "0",
                "",
                "GET /api/v1/openapi HTTP/1.1",
                "Host: " + tenant.host());

        assertThat(smuggled.split("HTTP/1.1 ", -1)).as(smuggled).hasSizeLessThanOrEqualTo(2);
        assertThat(smuggled).doesNotStartWith("HTTP/1.1 2");
    }
}

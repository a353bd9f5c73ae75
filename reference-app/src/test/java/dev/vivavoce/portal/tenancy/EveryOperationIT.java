package dev.vivavoce.portal.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Walks the OpenAPI document: whoever may not make a call does not, each call is tried with each credential that should not do. A call that
 * is new has to be in the document, and so is tried here without anybody thinking of it.
 */
class EveryOperationIT {
    private static final Set<String> ROLES = Set.of("administrator", "recruiter", "reviewer", "learner", "candidate");
    /** What is looked at before it is looked for. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /api/v1/positions/{id}/invitations",
            "{'name':'Ada','email':'ada@example.org'}",
            "POST /api/v1/scorecards/{sessionId}/review",
            "{'turn':1,'criterion':'Clarity','level':3,'reason':'So'}",
            "POST /api/v1/scorecards/{sessionId}/release",
            "{'decision':'hold','reason':'So'}");

    private static final String PERSON = "person";
    private static final String OPERATOR = "operator";

    private static final Map<String, Client> MEMBERS = new TreeMap<>();
    private static final List<Operation> OPERATIONS = new ArrayList<>();
    private static TestTenant tenant;
    private static TestTenant other;
    private static Client revoked;
    private static Client suspended;

    /** One call of the document. */
    private record Operation(String method, String path, Set<String> roles, String type) {
        boolean open() {
            return roles.isEmpty();
        }

        boolean allows(String role) {
            return roles.contains(role) || (roles.contains(PERSON) && ROLES.contains(role));
        }

        boolean ofOneThing() {
            return path.contains("{");
        }

        /** With the same id in each place, of something that is another tenant's or of nobody. */
        Answer call(Client client, String id) {
            String body = method.equals("GET") || method.equals("DELETE") ? "" : BODIES.getOrDefault(toString(), "{}");
            return client.with("Content-Type", type).send(method, path.replaceAll("\\{[^}]+}", id), body);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void prepare() throws IOException {
        tenant = TestTenant.open();
        other = TestTenant.open();
        ROLES.forEach(role -> MEMBERS.put(role, tenant.member("a-" + role, role)));
        revoked = tenant.signedIn("admin", tenant.password());
        revoked.post("/logout", "").expect(204);
        TestTenant gone = TestTenant.open();
        suspended = gone.administrator();
        gone.become("suspended");
        JsonNode paths = new YAMLMapper()
                .readTree(Path.of(Objects.requireNonNull(System.getProperty("portal.document")))
                        .toFile())
                .path("paths");
        paths.properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            Set<String> roles = new TreeSet<>();
            operation.getValue().path("x-roles").forEach(role -> roles.add(role.asText()));
            Iterator<String> types =
                    operation.getValue().at("/requestBody/content").fieldNames();
            OPERATIONS.add(new Operation(
                    operation.getKey().toUpperCase(Locale.ROOT),
                    path.getKey(),
                    roles,
                    types.hasNext() ? types.next() : "application/json"));
        }));
    }

    private static Stream<DynamicTest> each(java.util.function.Predicate<Operation> which, Check check) {
        return OPERATIONS.stream()
                .filter(which)
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> check.on(operation)));
    }

    private interface Check {
        void on(Operation operation);
    }

    private static void refused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    }

    private static String nobody() {
        return "00000000-0000-4000-8000-000000000000";
    }

    @Test
    void the_document_holds_the_calls_that_anybody_may_make_and_no_more() {
        assertThat(OPERATIONS).hasSizeGreaterThan(15);
        assertThat(OPERATIONS.stream().filter(Operation::open).map(Operation::toString))
                .containsExactlyInAnyOrder(
                        "POST /api/v1/invitations/redeem",
                        "POST /api/v1/login",
                        "POST /api/v1/login/refresh",
                        "POST /api/v1/users");
    }

    @TestFactory
    Stream<DynamicTest> without_a_credential() {
        return each(
                operation -> !operation.open(), operation -> refused(operation.call(tenant.visitor(), nobody()), 401));
    }

    @TestFactory
    Stream<DynamicTest> with_garbage_for_a_credential() {
        return each(
                operation -> !operation.open(),
                operation -> refused(operation.call(tenant.visitor().bearer("garbage"), nobody()), 401));
    }

    @TestFactory
    Stream<DynamicTest> with_a_sign_in_that_is_over() {
        return each(operation -> !operation.open(), operation -> refused(operation.call(revoked, nobody()), 401));
    }

    @TestFactory
    Stream<DynamicTest> of_a_suspended_tenant() {
        return each(operation -> !operation.open(), operation -> refused(operation.call(suspended, nobody()), 403));
    }

    @TestFactory
    Stream<DynamicTest> with_each_role_that_is_not_allowed() {
        return each(
                operation -> !operation.open(),
                operation -> MEMBERS.forEach((role, member) -> {
                    if (!operation.allows(role)) {
                        refused(operation.call(member, nobody()), 403);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> by_the_operator_where_it_is_a_tenants_own_business() {
        return each(
                operation -> !operation.open() && !operation.roles().contains(OPERATOR),
                operation -> refused(operation.call(Client.operator(), nobody()), 403));
    }

    @TestFactory
    Stream<DynamicTest> on_what_is_another_tenants_or_nobodys() {
        String theirs = other.administrator().get("/me").text("id");
        String key = other.administrator()
                .post("/tenant/api-keys", "{'name':'theirs','scopes':['users:read']}")
                .expect(201)
                .text("id");
        Client administrator = tenant.administrator().with("If-Match", "*");
        return each(operation -> operation.ofOneThing() && operation.allows("administrator"), operation -> {
            Answer ofNobody = operation.call(administrator, nobody());
            refused(ofNobody, 404);
            for (String id : List.of(theirs, key)) {
                assertThat(operation.call(administrator, id).body()).isEqualTo(ofNobody.body());
            }
        });
    }
}

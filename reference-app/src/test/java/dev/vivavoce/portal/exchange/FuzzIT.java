package dev.vivavoce.portal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.Heap;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every call of the document, with values that nobody would send by mistake: wrong types, huge, nested, doubled, from all over Unicode, pieces
 * of SQL and paths. Whatever comes, it is answered: no 5xx, and nothing of how we are built.
 */
class FuzzIT {
    private static final int REQUESTS = 5_000;
    private static final int REQUESTS_A_TENANT = 250;
    /** By then every call has been made a few times, and what is made once is there: banks, classes, connections. */
    private static final int SETTLED = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The server's own refusal of an address that is none, before anything of ours has seen it. */
    private static final String NO_URI = "CWWWC0005I";

    /** Who calls would be gone after one of these. */
    private static final Set<String> FAREWELLS = Set.of("DELETE /api/v1/me", "POST /api/v1/logout");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "' or '1'='1' --",
            "\"; drop table users; --",
            "select e from User e where 1=1",
            "../../../../etc/passwd",
            "${jndi:ldap://127.0.0.1/x}",
            "<script>alert(1)</script>",
            "=cmd|' /C calc'!A0",
            "\u202Eevil\u202C \uFEFF\u200B",
            "\uD83D\uDE00".repeat(50),
            "\u0000",
            "\uD800",
            "x".repeat(100_000),
            "00000000-0000-4000-8000-000000000000",
            "9999-99-99T99:99:99Z",
            "NaN",
            "-1",
            "%n%s%x",
            "\r\nSet-Cookie: a=b");

    private static final List<String> RAW = List.of(
            "null",
            "true",
            "-1",
            "0.5",
            "1e999",
            "123456789012345678901234567890",
            "[]",
            "{}",
            "[[[[[[]]]]]]",
            "{\"a\":{\"a\":{\"a\":1}}}",
            "[".repeat(60) + "]".repeat(60));

    private record Call(String method, String path, JsonNode operation) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final Random random = new Random(20_261_126);
    private final JsonNode document = read();
    private final List<Call> calls = calls();

    private static JsonNode read() {
        try {
            return new YAMLMapper()
                    .readTree(Path.of(Objects.requireNonNull(System.getProperty("portal.document")))
                            .toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Call> calls() {
        List<Call> found = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    Call call =
                            new Call(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue());
                    if (!FAREWELLS.contains(call.toString())) {
                        found.add(call);
                    }
                }));
        return found;
    }

    @Test
    void whatever_comes_is_answered_and_tells_nothing_of_how_we_are_built() throws Exception {
        assertThat(calls).hasSizeGreaterThan(40);
        Map<Integer, Integer> statuses = new TreeMap<>();
        Client caller = Client.operator();
        Heap settled = null;
        for (int i = 0; i < REQUESTS; i++) {
            if (i == SETTLED) {
                settled = PortalUnderTest.node().heap();
            }
            if (i % REQUESTS_A_TENANT == 0) {
                caller = everybody(TestTenant.open());
            }
            Call call = calls.get(i % calls.size());
            Client client =
                    call.operation().path("x-roles").toString().contains("operator") ? Client.operator() : caller;
            String path = path(call);
            String body = call.operation().has("requestBody") ? body(call) : "";
            Answer answer = headers(client, call).raw(call.method(), address(path), body);

            statuses.merge(answer.status(), 1, Integer::sum);
            assertThat(answer.status())
                    .as("%s %s %.300s -> %s", call.method(), path, body, answer.body())
                    .isBetween(200, 499);
            assertThat(answer.body())
                    .as("%s %.200s", path, body)
                    .doesNotContain("Exception", "\tat ", "dev.vivavoce.portal", "org.postgresql", "eclipselink");
            if (answer.status() >= 400 && !answer.body().contains(NO_URI)) {
                assertThat(answer.header("Content-Type").orElse(""))
                        .as("%s %s %.300s: %d %s", call.method(), path, body, answer.status(), answer.body())
                        .startsWith("application/problem+json");
            }
        }
        Heap used = PortalUnderTest.node().heap();
        System.out.printf(
                Locale.ROOT,
                "Fuzzed calls, by status: %s; heap in use %.1f MiB after %d, %.1f MiB after %d, %s%n",
                statuses,
                Objects.requireNonNull(settled).mebibytes(),
                SETTLED,
                used.mebibytes(),
                REQUESTS,
                used.grownSince(settled, 3));
        assertThat(statuses).containsKeys(200, 201, 404, 422);
        assertThat(used.bytes())
                .as("what is alive, at most a tenth more")
                .isLessThan(settled.bytes() + settled.bytes() / 10);
    }

    /** With every role of the team's at once. */
    private static Client everybody(TestTenant tenant) {
        String password = tenant.administrator()
                .post("/tenant/users", "{'username':'all','roles':['administrator','recruiter','reviewer','learner']}")
                .expect(201)
                .text("password");
        return tenant.signedIn("all", password);
    }

    private static String address(String path) {
        return PortalUnderTest.address() + path;
    }

    private Client headers(Client client, Call call) {
        String type = "application/json";
        JsonNode types = call.operation().at("/requestBody/content");
        if (types.fieldNames().hasNext()) {
            type = types.fieldNames().next();
        }
        Client with = client.with("Content-Type", random.nextInt(20) == 0 ? "text/x-odd; q=\"" : type);
        if (random.nextBoolean()) {
            with = with.with("If-Match", random.nextInt(3) == 0 ? "W/\"x\", ," : "*");
        }
        return random.nextInt(4) == 0 ? with.with("Idempotency-Key", "k" + "y".repeat(random.nextInt(300))) : with;
    }

    private String path(Call call) {
        String path = call.path();
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : call.operation().path("parameters")) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("path")) {
                String text = random.nextInt(3) == 0 ? "1" : shortened(text());
                path = path.replace("{" + name + "}", encoded(text.isBlank() ? "x" : text));
            } else if (parameter.path("in").asText().equals("query") && random.nextBoolean()) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(encoded(shortened(text())));
            }
        }
        return path + query;
    }

    private static String shortened(String text) {
        return text.length() > 1_000 ? text.substring(0, 1_000) : text;
    }

    /** Half a character cannot be encoded; it goes as a question mark. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private String body(Call call) {
        JsonNode content = call.operation().at("/requestBody/content");
        JsonNode schema =
                content.elements().hasNext() ? content.elements().next().path("schema") : content;
        return switch (random.nextInt(12)) {
            case 0 -> RAW.get(random.nextInt(RAW.size()));
            case 1 -> "{\"a\":1,\"a\":2";
            case 2 -> text();
            case 3 -> doubled(value(schema, 0, 0).toString());
            default -> spoiled(value(schema, 0, random.nextInt(4)).toString());
        };
    }

    private static String doubled(String object) {
        return object.length() > 2 && object.startsWith("{")
                ? object.substring(0, object.length() - 1) + "," + object.substring(1)
                : object;
    }

    /** Now and then something that no JSON tree can hold. */
    private String spoiled(String json) {
        return random.nextInt(10) == 0 && json.contains(":")
                ? json.replaceFirst(":", ":" + RAW.get(random.nextInt(RAW.size())) + ",\"x\":")
                : json;
    }

    /** A value of the schema; of {@code faults} in four of its parts, one is something else. */
    private JsonNode value(JsonNode given, int depth, int faults) {
        JsonNode schema =
                given.has("$ref") ? document.at(given.path("$ref").asText().substring(1)) : given;
        if (depth > 6 || (depth > 0 && random.nextInt(12) < faults)) {
            return odd();
        }
        if (schema.has("enum")) {
            JsonNode values = schema.path("enum");
            return values.get(random.nextInt(values.size()));
        }
        if (schema.has("properties")) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            schema.path("properties").properties().forEach(property -> {
                if (random.nextInt(6) > 0) {
                    object.set(property.getKey(), value(property.getValue(), depth + 1, faults));
                }
            });
            return object;
        }
        return plain(schema, depth, faults);
    }

    private JsonNode plain(JsonNode schema, int depth, int faults) {
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (type) {
            case "integer" -> make.numberNode(1 + random.nextInt(5));
            case "number" -> make.numberNode(1.5);
            case "boolean" -> make.booleanNode(random.nextBoolean());
            case "array" -> make.arrayNode().add(value(schema.path("items"), depth + 1, faults));
            default -> make.textNode(usual(schema));
        };
    }

    private String usual(JsonNode schema) {
        List<String> usual =
                List.of("Registered nurse", "technical", "fixed", "teamwork-01", "a@b.example", "open", "en");
        return schema.path("format").asText().equals("date-time")
                ? "2027-01-01T00:00:00Z"
                : usual.get(random.nextInt(usual.size()));
    }

    private JsonNode odd() {
        try {
            return random.nextBoolean()
                    ? JsonNodeFactory.instance.textNode(text())
                    : JSON.readTree(RAW.get(random.nextInt(RAW.size())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

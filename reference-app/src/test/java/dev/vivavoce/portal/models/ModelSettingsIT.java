package dev.vivavoce.portal.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an administrator says of models, and what of it is told again: never a key. */
class ModelSettingsIT {
    private static final String PLANTED = "sk-planted-quokka-7391-marzipan";
    private static final String GEMINI = "{'kind':'gemini','model':'gemini-2.5-flash','key':'" + PLANTED + "'}";

    private static Answer put(Client administrator, String revision, String providers, String more) {
        return administrator
                .with("If-Match", revision)
                .put("/tenant/models", "{'providers':[" + providers + "]" + more + "}");
    }

    private static List<String> faults(Client administrator, String providers, String more) {
        return put(administrator, "*", providers, more).faults();
    }

    @Test
    void a_tenant_begins_with_the_embedded_evaluator_and_orders_its_models() {
        Client administrator = TestTenant.open().administrator();
        Answer before = administrator.get("/tenant/models").expect(200);
        assertThat(before.json().path("providers")).isEmpty();
        assertThat(before.header("ETag")).contains("\"0\"");
        assertThat(administrator.put("/tenant/models", "{'providers':[]}").status())
                .isEqualTo(428);

        Answer changed = put(
                        administrator,
                        "\"0\"",
                        GEMINI
                                + ",{'kind':'openai-compatible','model':'Qwen/Qwen2.5-7B','baseUrl':'http://127.0.0.1:1/v1',"
                                + "'timeoutSeconds':7}",
                        ",'budget':{'tokensPerDay':5000}")
                .expect(200);

        assertThat(changed.body()).doesNotContain(PLANTED).doesNotContain("marz");
        Answer read = administrator.get("/tenant/models").expect(200);
        assertThat(read.body()).isEqualTo(changed.body());
        assertThat(read.header("ETag")).contains("\"1\"").isEqualTo(changed.header("ETag"));
        JsonNode gemini = read.json().at("/providers/0");
        assertThat(gemini.path("keySet").asBoolean()).isTrue();
        assertThat(gemini.path("keyEnding").asText()).isEqualTo("ipan");
        assertThat(gemini.path("timeoutSeconds").asInt()).isEqualTo(20);
        assertThat(read.json().at("/providers/1/keySet").asBoolean()).isFalse();
        assertThat(read.json().at("/budget/tokensPerDay").asLong()).isEqualTo(5000);
        assertThat(put(administrator, "\"0\"", "", "").status()).isEqualTo(412);
        assertThat(put(administrator, "\"1\"", "", "").expect(200).json().path("providers"))
                .isEmpty();
        assertThat(administrator.get("/audit").body())
                .contains("models.changed")
                .doesNotContain(PLANTED);
    }

    @Test
    void a_key_that_is_left_out_stays_but_goes_nowhere_else() {
        Client administrator = TestTenant.open().administrator();
        String there = "{'kind':'openai-compatible','model':'one','baseUrl':'http://127.0.0.1:1/v1'%s}";
        put(administrator, "*", there.formatted(",'key':'" + PLANTED + "'"), "").expect(200);

        JsonNode other = put(administrator, "*", there.replace("one", "two").formatted(""), "")
                .expect(200)
                .json();
        assertThat(other.at("/providers/0/keyEnding").asText()).isEqualTo("ipan");
        JsonNode elsewhere = put(administrator, "*", there.replace(":1/", ":2/").formatted(""), "")
                .expect(200)
                .json();
        assertThat(elsewhere.at("/providers/0/keySet").asBoolean()).isFalse();
    }

    @Test
    void what_cannot_be_is_told_by_its_pointer() {
        Client administrator = TestTenant.open().administrator();
        String server = "{'kind':'openai-compatible','model':'m','baseUrl':'%s'}";

        assertThat(faults(administrator, "{'kind':'gemini','model':'gemini-2.5-flash'}", ""))
                .containsExactly("/providers/0/key");
        assertThat(faults(administrator, GEMINI + ",{'kind':'claude','model':'m','key':'k','baseUrl':'https://a'}", ""))
                .containsExactly("/providers/1/baseUrl");
        assertThat(faults(administrator, "{'kind':'openai-compatible','model':'m'}", ""))
                .containsExactly("/providers/0/baseUrl");
        for (String address : List.of(
                "http://8.8.8.8/v1",
                "https://10.0.0.1/v1",
                "https://169.254.169.254/latest",
                "https://[::1]/v1",
                "https://user:word@8.8.8.8/v1",
                "nonsense")) {
            assertThat(faults(administrator, server.formatted(address), ""))
                    .as(address)
                    .containsExactly("/providers/0/baseUrl");
        }
        assertThat(faults(administrator, "{'kind':'other','model':'../m','key':'not visible'}", ""))
                .containsExactly("/providers/0/key", "/providers/0/kind", "/providers/0/model");
        assertThat(faults(administrator, server.formatted("http://127.0.0.1:1"), ",'budget':{'usdPerMonth':5}"))
                .containsExactly("/providers/0/model");
        assertThat(faults(administrator, "", ",'budget':{'usdPerSession':-1,'tokensPerDay':-1}"))
                .containsExactly("/budget/tokensPerDay", "/budget/usdPerSession");
        assertThat(faults(administrator, GEMINI + ("," + GEMINI).repeat(5), "")).containsExactly("/providers");
        assertThat(administrator.get("/tenant/models").header("ETag")).contains("\"0\"");
    }

    @Test
    void a_probe_tells_of_each_provider() {
        try (StubProvider good = new StubProvider(PLANTED);
                StubProvider chatty = new StubProvider(PLANTED).is(StubProvider.Mood.CHATS)) {
            Client administrator = TestTenant.open().administrator();
            put(
                            administrator,
                            "*",
                            String.join(
                                    ",",
                                    good.as("good", 5, PLANTED),
                                    good.as("keyless", 5, "wrong-" + PLANTED),
                                    good.as("unknown", 5, PLANTED),
                                    chatty.as("chatty", 5, PLANTED),
                                    "{'kind':'openai-compatible','model':'gone','baseUrl':'http://127.0.0.1:1/v1'}"),
                            "")
                    .expect(200);

            Answer probed = administrator.post("/tenant/models/probe", "").expect(200);

            assertThat(probed.json().path("items").findValuesAsText("result"))
                    .containsExactly("ok", "wrong-key", "unknown-model", "schema-not-binding", "unreachable");
            assertThat(probed.json().path("items").findValuesAsText("detail"))
                    .noneMatch(String::isBlank)
                    .as("what means nothing to an administrator")
                    .noneMatch(detail -> detail.contains("_AI_") || detail.contains("builder"));
            assertThat(probed.body()).doesNotContain(PLANTED);
            assertThat(administrator
                            .get("/tenant/models/usage")
                            .expect(200)
                            .json()
                            .path("items")
                            .findValuesAsText("model"))
                    .containsExactlyInAnyOrder("good", "chatty");
        }
    }

    @Test
    void a_key_stands_in_no_log_and_no_file_of_the_database() throws IOException, SQLException {
        try (StubProvider provider = new StubProvider("another")) {
            TestTenant tenant = TestTenant.open();
            put(tenant.administrator(), "*", provider.as("m", 5, PLANTED), "").expect(200);
            put(tenant.administrator(), "*", "{'kind':'claude','model':'m','key':'" + PLANTED + "','baseUrl':'x'}", "")
                    .expect(422);
            put(tenant.administrator(), "*", "{'kind':'claude','model':'m','key':'" + PLANTED + " '}", "")
                    .expect(422);
            tenant.administrator()
                    .with("If-Match", "*")
                    .put("/tenant/models", "{'providers':[{'key' '" + PLANTED + "'}]}")
                    .expect(400);
            tenant.administrator().post("/tenant/models/probe", "").expect(200);
            TestLearner learner = TestLearner.withPlan(tenant, "silent");
            learner.answer(learner.ask(learner.open()), TestLearner.GOOD).expect(200);
            assertThat(provider.calls(PLANTED)).isPositive();
        }
        try (Connection connection = PortalUnderTest.database("postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }

        assertThat(PortalUnderTest.logs().contains(PLANTED)).as("in the logs").isFalse();
        Path data = Path.of(Objects.requireNonNull(System.getProperty("portal.work")), "data");
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSizeGreaterThan(100);
            for (Path file : all) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1).contains(PLANTED))
                        .as(file.toString())
                        .isFalse();
            }
        }
    }
}

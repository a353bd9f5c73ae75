package dev.vivavoce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each line out of each command has the shape that the contract promises; good lines and bad ones together. */
class ContractTest {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    @ParameterizedTest
    @ValueSource(strings = {"classify", "questions", "search", "evaluate", "plan", "reconcile"})
    void every_line_out_has_the_shape_of_the_contract(String command) {
        List<String> in = resource(command + ".jsonl").lines().toList();

        Run run = Run.with(String.join("\n", in), command, "--threads", "3");

        assertThat(run.err()).isEmpty();
        List<JsonNode> out = run.lines();
        assertThat(out).hasSameSizeAs(in);
        JsonSchema good = schema(command);
        JsonSchema bad = schema("error");
        int failed = 0;
        for (int i = 0; i < in.size(); i++) {
            JsonNode line = out.get(i);
            JsonNode given = Run.json(in.get(i));
            assertThat((Object) line.get("id")).as("id of line %d", i + 1).isEqualTo(given.get("id"));
            boolean expectFailure = given.path("expect").asText().equals("error");
            assertThat(line.has("error")).as("line %d: %s", i + 1, line).isEqualTo(expectFailure);
            failed += expectFailure ? 1 : 0;
            assertThat((expectFailure ? bad : good).validate(line))
                    .as("line %d: %s", i + 1, line)
                    .isEmpty();
            if (expectFailure) {
                assertThat(line.at("/error/code").asText())
                        .isEqualTo(given.path("code").asText());
                assertThat(line.at("/error/message").asText())
                        .contains(given.path("names").asText());
            }
        }
        assertThat(failed).isPositive().isLessThan(in.size());
        assertThat(run.status()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classify", "questions", "search", "evaluate", "plan", "reconcile"})
    void good_lines_alone_end_with_status_0_and_are_the_same_on_any_number_of_threads(String command) {
        String in = String.join(
                "\n",
                resource(command + ".jsonl")
                        .lines()
                        .filter(line -> !line.contains("\"expect\""))
                        .toList());

        Run one = Run.with(in, command, "--threads", "1");
        Run many = Run.with(in, command, "--threads", "7");

        assertThat(one.status()).isZero();
        assertThat(many).isEqualTo(one);
    }

    static JsonSchema schema(String name) {
        return SCHEMAS.getSchema(resource(name + ".schema.json"));
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(ContractTest.class.getResourceAsStream("/contract/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

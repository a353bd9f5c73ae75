package dev.vivavoce.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Puts something hostile in every place of a good pack, one place at a time. */
class PackMutationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> HOSTILE = List.of(
            "null",
            "true",
            "-1",
            "7",
            "2.5",
            "1e999",
            "123456789012345678901234567890",
            "\"\"",
            "\" \"",
            "\"\\u00a0\"",
            "\"?\"",
            "\"\\ud800\"",
            "\"\\u001b[2J\\r\\nq\\u202e\"",
            "[]",
            "[null]",
            "[[[]]]",
            "{}",
            "{\"?\": \"?\"}");

    @Test
    void refuses_whatever_its_schema_refuses_with_file_line_and_field() throws IOException {
        JsonSchema schema = schema();
        List<String> swallowed = new ArrayList<>();
        for (String mutant : mutants()) {
            List<String> findings = findings(mutant.getBytes(StandardCharsets.UTF_8));
            assertThat(findings)
                    .as(mutant)
                    .allMatch(finding -> finding.matches("pack\\.json:\\d+: [^\\p{Cc}\\u202e]+"));
            if (findings.isEmpty()) {
                schema.validate(JSON.readTree(mutant)).forEach(refusal -> swallowed.add(refusal.getMessage()));
            }
        }

        assertThat(swallowed).isEmpty();
    }

    @Test
    void shows_the_start_of_a_text_of_a_megabyte_and_not_all_of_it() throws IOException {
        String huge = "\"" + "ab ".repeat(350_000) + "\"";
        for (String mutant : mutants(List.of(huge))) {
            assertThat(findings(mutant.getBytes(StandardCharsets.UTF_8)))
                    .allSatisfy(finding -> assertThat(finding).hasSizeLessThan(400));
        }
    }

    @Test
    void names_the_file_whatever_bytes_it_holds() throws IOException {
        byte[] good = PackReaderTest.GOOD.getBytes(StandardCharsets.UTF_8);
        List<byte[]> files = new ArrayList<>(List.of(
                new byte[] {0, 0, 0, 123, 127, 0, 0, 0},
                new byte[] {0, 0, (byte) 0xfe, (byte) 0xff, 1, 2},
                new byte[] {(byte) 0xff, (byte) 0xfe, 123},
                new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe},
                "{\"format\": 1, \"skills\": [{\"id\": \"caf\u00e9\"}]}".getBytes(StandardCharsets.ISO_8859_1),
                PackReaderTest.GOOD.getBytes(StandardCharsets.UTF_16LE)));
        for (int at = 0; at < good.length; at += 7) {
            for (byte wrong : new byte[] {0, (byte) 0x80, (byte) 0xff, '"', '{'}) {
                byte[] damaged = good.clone();
                damaged[at] = wrong;
                files.add(damaged);
            }
        }
        for (byte[] file : files) {
            assertThat(findings(file)).allMatch(finding -> finding.startsWith("pack.json:"));
        }
    }

    @Test
    void reads_a_file_that_begins_with_a_byte_order_mark() throws IOException {
        assertThat(findings(("\ufeff" + PackReaderTest.GOOD).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private static List<String> findings(byte[] content) throws IOException {
        PackReader reader = new PackReader();
        reader.read("pack.json", new ByteArrayInputStream(content));
        try {
            reader.pack();
            return List.of();
        } catch (PackException broken) {
            return broken.findings();
        }
    }

    private static List<String> mutants() throws IOException {
        List<String> mutants = mutants(HOSTILE);
        assertThat(mutants).hasSizeGreaterThan(1_000);
        return mutants;
    }

    private static List<String> mutants(List<String> hostile) throws IOException {
        JsonNode good = JSON.readTree(PackReaderTest.GOOD);
        List<String> mutants = new ArrayList<>();
        mutate(good, good, hostile, mutants);
        return mutants;
    }

    /** In place of each part of {@code node}: nothing, and each of the hostile values. */
    private static void mutate(JsonNode root, JsonNode node, List<String> hostile, List<String> mutants)
            throws IOException {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode kept = object.get(name);
                object.remove(name);
                mutants.add(root.toPrettyString());
                object.set(name, JSON.getNodeFactory().pojoNode("MARK"));
                replaced(root, hostile, mutants);
                object.set(name, kept);
                mutate(root, kept, hostile, mutants);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode kept = array.get(i);
                array.remove(i);
                mutants.add(root.toPrettyString());
                array.insert(i, JSON.getNodeFactory().pojoNode("MARK"));
                replaced(root, hostile, mutants);
                array.set(i, kept);
                mutate(root, kept, hostile, mutants);
            }
        }
    }

    private static void replaced(JsonNode root, List<String> hostile, List<String> mutants) {
        String marked = root.toPrettyString();
        hostile.forEach(value -> mutants.add(marked.replace("\"MARK\"", value)));
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream schema = QuestionBank.class.getResourceAsStream("pack-1.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);
        }
    }
}

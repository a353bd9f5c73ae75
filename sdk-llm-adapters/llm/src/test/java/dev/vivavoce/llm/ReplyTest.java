package dev.vivavoce.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds what is read of spoilt replies against Jackson's own tree. */
class ReplyTest {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_YAML_COMMENTS,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final List<String> ODD = List.of(
            "",
            " ",
            "{",
            "{}",
            "{} ",
            "{}{}",
            "{}x",
            "[{}]",
            "{\"a\":1,\"a\":2}",
            "{\"a\":{\"b\":1,\"c\":2,\"d\":3,\"b\":4}}",
            "{\"a\":1,\"A\":2}",
            "{\"a\":[null,true,false,-0,-0.0,1e400,-1e-400,0.1,123456789012,12345678901234567890123]}",
            "{\"a\":01}",
            "{\"a\":.5}",
            "{\"a\":NaN}",
            "{\"a\":" + "9".repeat(1_001) + "}",
            "{\"a\":0." + "3".repeat(1_001) + "}",
            "{\"a\":\"\\u00e9\\ud83d\\n\"}",
            "{\"" + "k".repeat(60_000) + "\":1}",
            "{\"a\":" + "[".repeat(400) + "]".repeat(400) + "}",
            "{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}");

    @Test
    void is_read_as_a_tree_of_nodes_would_be() {
        int whole = 0;
        int objects = 0;
        for (String reply : replies()) {
            JsonNode tree = tree(reply);
            Item read = new Reply(reply).whole();
            assertThat(read).as(reply).isEqualTo(tree != null && tree.isObject() ? value(tree) : null);
            List<Item> found = new Reply(reply).objects();
            assertThat(found)
                    .as(reply)
                    .isEqualTo(trees(reply).stream().map(ReplyTest::value).toList());
            whole += read == null ? 0 : 1;
            objects += found.size();
        }
        assertThat(whole).isGreaterThan(1_000);
        assertThat(objects).isGreaterThan(5_000);
    }

    private static List<String> replies() {
        List<String> replies = new ArrayList<>(ODD);
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            replies.add(MalformedRepliesTest.spoilt(random));
        }
        return replies;
    }

    private static @Nullable JsonNode tree(String text) {
        try {
            return STRICT.readTree(text);
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    /** The outermost objects, where there is no thinking before them. */
    private static List<JsonNode> trees(String text) {
        String said = text.replaceFirst("(?s)^.*</think(?:ing)?>", "");
        List<JsonNode> trees = new ArrayList<>();
        int from = said.indexOf('{');
        for (int tries = 0; from >= 0 && tries < 100; tries++) {
            int end = from + 1;
            try (JsonParser parser = LENIENT.createParser(said.substring(from))) {
                trees.add(LENIENT.readTree(parser));
                end = from + Math.toIntExact(parser.currentLocation().getCharOffset());
            } catch (IOException noObject) {
                // The next brace may open one.
            }
            from = said.indexOf('{', end);
        }
        return trees;
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isObject()) {
            List<String> keys = new ArrayList<>();
            List<@Nullable Object> values = new ArrayList<>();
            node.properties().forEach(entry -> {
                keys.add(entry.getKey());
                values.add(value(entry.getValue()));
            });
            return new Item(keys, values);
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(entry -> list.add(value(entry)));
            return list;
        }
        return node.isTextual()
                ? node.textValue()
                : node.isNumber() ? node.numberValue() : node.isBoolean() ? node.booleanValue() : null;
    }
}

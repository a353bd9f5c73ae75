package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStateTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int WALKS = 500;

    static Stream<String> schemas() {
        return Schemas.all();
    }

    private static JsonState state(String schema) {
        return JsonState.of(Schemas.quoted(schema));
    }

    private static boolean accepts(JsonState state, String json) {
        return state.after(json.getBytes(StandardCharsets.UTF_8))
                .filter(JsonState::isComplete)
                .isPresent();
    }

    private static List<Integer> octets(JsonState state) {
        return IntStream.range(0, 256)
                .filter(octet -> state.after(octet).isPresent())
                .boxed()
                .toList();
    }

    /** Takes any way; ends strings and arrays often, or some would never end. */
    private static byte[] walk(JsonState start, Random random) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        JsonState state = start;
        while (true) {
            List<Integer> octets = octets(state);
            if (octets.isEmpty() || (state.isComplete() && random.nextInt(3) == 0)) {
                assertThat(state.isComplete()).isTrue();
                return written.toByteArray();
            }
            List<Integer> closing = octets.stream()
                    .filter(octet -> octet == '"' || octet == ']' || octet == '}')
                    .toList();
            List<Integer> from = closing.isEmpty() || random.nextInt(4) > 0 ? octets : closing;
            int octet = from.get(random.nextInt(from.size()));
            written.write(octet);
            state = state.after(octet).orElseThrow();
        }
    }

    private static String strict(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(utf8))
                .toString();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void whatever_way_is_taken_ends_in_a_document_of_the_schema(String schema)
            throws CharacterCodingException, JsonProcessingException {
        JsonSchema validator =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        JsonState start = JsonState.of(schema);
        Random random = new Random(11);
        for (int i = 0; i < WALKS; i++) {
            String json = strict(walk(start, random));
            JsonNode document = MAPPER.readTree(json);
            assertThat(validator.validate(document)).as(json).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void no_way_that_was_taken_is_closed_to_a_document_that_is_written_again(String schema)
            throws CharacterCodingException, JsonProcessingException {
        JsonState start = JsonState.of(schema);
        Random random = new Random(12);
        for (int i = 0; i < WALKS / 5; i++) {
            String again = MAPPER.writeValueAsString(MAPPER.reader(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(strict(walk(start, random))));
            if (!again.contains("E")) {
                assertThat(accepts(start, again)).as(again).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"5,123", "-17,8", "0,0", "-1,-1", "-120,-99", "99,101", "1000,1010", "-3,0"})
    void just_the_integers_within_bounds_come(int least, int most) {
        JsonState start = state("{'type':'integer','minimum':%d,'maximum':%d}".formatted(least, most));
        Set<String> found = new HashSet<>();
        collect(start, "", found);

        assertThat(found.stream().filter(text -> !text.equals("-0")))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(least, most)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    private static void collect(JsonState state, String prefix, Set<String> found) {
        if (state.isComplete()) {
            found.add(prefix);
        }
        octets(state).forEach(octet -> collect(state.after(octet).orElseThrow(), prefix + (char) (int) octet, found));
    }

    @ParameterizedTest
    @CsvSource({
        "0,1,0.5,true",
        "0,1,1.000001,false",
        "0,1,1.0,true",
        "0,1,0,true",
        "-0.5,0.25,-0.51,false",
        "-0.5,0.25,-0.5,true",
        "0.05,0.06,0.055,true",
        "0.05,0.06,0.06,true",
        "0.05,0.06,0.07,false",
        "0,1,1e-1,false",
        "0,1,.5,false",
        "0,1,01,false",
        "0,1,0.,false"
    })
    void a_number_keeps_its_bounds(String least, String most, String number, boolean comes) {
        assertThat(accepts(state("{'type':'number','minimum':%s,'maximum':%s}".formatted(least, most)), number))
                .isEqualTo(comes);
    }

    @Test
    void a_string_has_as_many_characters_as_it_may_however_they_are_written() {
        JsonState start = state("{'type':'string','minLength':2,'maxLength':3}");

        assertThat(Stream.of("'ab'", "'\uD83D\uDE00é中'", "'\\\\n\\\\u00e9'", "'\\\\\\\\\\\\''")
                        .map(Schemas::quoted)
                        .map(text -> text.replace("\\\\", "\\")))
                .allSatisfy(text -> assertThat(accepts(start, text)).as(text).isTrue());
        assertThat(Stream.of("'a'", "'abcd'", "'\uD83D\uDE00'", "'\\ud83d\\ude00'", "'a\nb'", "'\\x'", "ab", "'ab")
                        .map(Schemas::quoted))
                .allSatisfy(text -> assertThat(accepts(start, text)).as(text).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c0 80",
                "ed a0 80",
                "f4 90 80 80",
                "80",
                "e0 80 80",
                "f0 80 80 80",
                "c3 28",
                "ff",
                "f8 88 80 80 80"
            })
    void no_string_holds_what_is_no_utf_8(String hex) {
        JsonState inside = state("{'type':'string'}").after('"').orElseThrow();
        byte[] octets = new byte[(hex.length() + 1) / 3];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(hex.substring(3 * i, 3 * i + 2), 16);
        }
        assertThat(inside.after(octets)).isEmpty();
    }

    @Test
    void what_is_forced_is_known_without_asking() {
        JsonState start = state(
                "{'type':'object','properties':{'level':{'enum':['high','hint']},'done':{'const':true}},'required':['level','done']}");

        assertThat(new String(start.forced(), StandardCharsets.UTF_8)).isEqualTo("{\"level\":\"hi");
        Optional<JsonState> later = start.after("{\"level\":\"hig".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(later.orElseThrow().forced(), StandardCharsets.UTF_8))
                .isEqualTo("h\",\"done\":true}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string','pattern':'a+'}|#/pattern is a keyword that cannot be kept here",
                "{'type':'object','properties':{'a/b':{'type':'string','format':'date'}}}|#/properties/a~1b/format is a keyword that cannot be kept here",
                "{'type':'integer','multipleOf':3}|#/multipleOf is a keyword that cannot be kept here",
                "{'oneOf':[{'type':'null'}]}|#/type is missing",
                "{'type':'array'}|#/items is missing",
                "{'type':'text'}|#/type is \"text\", which nothing is",
                "{'type':'object','properties':{},'required':['x']}|#/required names members that are not among the properties: [x]",
                "{'$ref':'https://example.org/s'}|#/$ref leads out of the schema",
                "{'$ref':'#/nowhere'}|#/$ref leads nowhere",
                "{'$ref':'#'}|# refers to itself alone",
                "{'anyOf':[{'$ref':'#'},{'type':'null'}]}|# refers to itself alone",
                "{'$ref':'#/$defs/a','$defs':{'a':{'$ref':'#/$defs/b'},'b':{'$ref':'#/$defs/c'},'c':{'$ref':'#/$defs/b'}}}|#/$defs/b refers to itself alone",
                "{'type':'object','properties':{'a':{'$ref':'#'}},'required':['a']}|# describes only what never ends",
                "{'type':'integer','minimum':3,'maximum':2}|# cannot be met: no number lies from 3 to 2",
                "{'type':'array','items':{'type':'null'},'minItems':3,'maxItems':2}|# wants 3 items at least and 2 at most",
                "{'enum':[]}|#/enum allows nothing",
                "true|# must be an object",
                "{'type':|the schema is no JSON: Unexpected end-of-input within/between Object entries",
            })
    void what_cannot_be_kept_is_refused_by_name_and_place(String schema, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> state(schema)).withMessage(message);
    }

    @Test
    void a_deep_document_costs_no_more_than_a_flat_one() {
        JsonState state = state("{'type':'array','items':{'$ref':'#'}}");
        for (int i = 0; i < 20_000; i++) {
            state = state.after('[').orElseThrow();
        }
        for (int i = 0; i < 20_000; i++) {
            state = state.after(']').orElseThrow();
        }
        assertThat(state.isComplete()).isTrue();
        assertThat(new ArrayList<>(octets(state))).isEmpty();
    }
}

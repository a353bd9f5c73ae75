package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenMasksTest {
    private static final int END = 0;

    static Stream<String> schemas() {
        return Schemas.all();
    }

    /** The end, each byte, a token twice, and pieces of JSON and text of up to eight bytes, cut through characters as tokenizers do. */
    private static List<byte[]> vocabulary() {
        Random random = new Random(5);
        byte[] text =
                "{\"ratings\":[{\"criterion\":12,\"evidence\":[2,3],\"level\":4}],\"positive\":[\"Ünïcödé 中文 \uD83D\uDE00 \\\"q\\\"\"],null,true,-0.25}"
                        .getBytes(StandardCharsets.UTF_8);
        List<byte[]> tokens = new ArrayList<>();
        tokens.add("</s>".getBytes(StandardCharsets.UTF_8));
        tokens.add(new byte[0]);
        for (int octet = 0; octet < 256; octet++) {
            tokens.add(new byte[] {(byte) octet});
        }
        for (int i = 0; i < 400; i++) {
            int from = random.nextInt(text.length - 8);
            tokens.add(java.util.Arrays.copyOfRange(text, from, from + 2 + random.nextInt(7)));
        }
        return tokens;
    }

    private static final List<byte[]> TOKENS = vocabulary();

    @ParameterizedTest
    @MethodSource("schemas")
    void a_mask_holds_just_the_tokens_that_may_come(String schema) {
        TokenMasks masks = new TokenMasks(TOKENS, END);
        Random random = new Random(6);
        for (int walk = 0; walk < 20; walk++) {
            JsonState state = JsonState.of(schema);
            for (int i = 0; i < 60; i++) {
                BitSet mask = masks.allowed(state);
                BitSet expected = new BitSet();
                for (int token = 0; token < TOKENS.size(); token++) {
                    if (token == END
                            ? state.isComplete()
                            : TOKENS.get(token).length > 0
                                    && state.after(TOKENS.get(token)).isPresent()) {
                        expected.set(token);
                    }
                }
                assertThat(mask).isEqualTo(expected);
                int[] tokens = mask.stream().filter(token -> token != END).toArray();
                if (tokens.length == 0) {
                    break;
                }
                state = masks.after(state, tokens[random.nextInt(tokens.length)])
                        .orElseThrow();
            }
        }
    }

    @Test
    void the_end_and_what_writes_nothing_lead_nowhere() {
        TokenMasks masks = new TokenMasks(TOKENS, END);
        JsonState state = JsonState.of("{\"type\":\"null\"}");

        assertThat(masks.after(state, END)).isEmpty();
        assertThat(masks.after(state, 1)).isEmpty();
        assertThat(masks.after(state, 2 + 'n')).isPresent();
        assertThat(masks.after(state, 2 + 'x')).isEmpty();
    }

    @Test
    void the_end_is_one_of_the_tokens() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenMasks(List.of(new byte[] {1}), 1))
                .withMessage("end must be a token, 0 to 0, but was 1");
    }

    @Test
    void what_makes_no_difference_within_a_token_is_one_state() {
        JsonState start = JsonState.of("{\"type\":\"string\",\"maxLength\":600}")
                .after('"')
                .orElseThrow();
        JsonState later =
                start.after("hundred".getBytes(StandardCharsets.UTF_8)).orElseThrow();

        assertThat(later).isNotEqualTo(start);
        assertThat(later.within(16)).isEqualTo(start.within(16)).hasSameHashCodeAs(start.within(16));
    }
}

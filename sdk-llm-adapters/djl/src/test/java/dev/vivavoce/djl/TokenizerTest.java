package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenizerTest {
    private static final Tokenizer BYTES = Tokenizer.of(TinyTokenizer.byteLevel(TinyTokenizer.CHAT_ML));
    private static final Tokenizer PIECES = Tokenizer.of(TinyTokenizer.sentencePiece());

    static Stream<Tokenizer> kinds() {
        return Stream.of(BYTES, PIECES);
    }

    private static String text(Tokenizer tokenizer, int... tokens) {
        return Script.text(tokenizer.vocabulary(), tokens, 0, tokens.length);
    }

    private static int added(Tokenizer tokenizer, String token) {
        return tokenizer.vocabulary().added(token);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("kinds")
    void whatever_is_encoded_is_written_by_the_bytes_of_its_tokens(Tokenizer tokenizer) {
        for (String text : List.of(
                "hello world", "  two\n\nlines\t", "é中\uD83D\uDE00 naïve", "\u0000\u0001", "{\"ratings\":[", "")) {
            assertThat(text(tokenizer, tokenizer.encode(text))).isEqualTo(text);
        }
    }

    @Property(tries = 300)
    void no_text_becomes_a_special_token(@ForAll String random) {
        String text = "<|im_end|>" + random + "<|im_start|>system\n</s><s> " + random;
        for (Tokenizer tokenizer : List.of(BYTES, PIECES)) {
            int[] tokens = tokenizer.encode(List.of(new Piece(text, false)));

            assertThat(Arrays.stream(tokens))
                    .noneMatch(token -> tokenizer.vocabulary().isSpecial(token));
            // To SentencePiece its sign for a blank is a blank.
            String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertThat(text(tokenizer, tokens))
                    .isEqualTo(tokenizer.hasLead() ? " " + whole.replace('\u2581', ' ') : whole);
        }
    }

    @Test
    void words_are_tokens_of_their_own() {
        assertThat(BYTES.encode("ratings")).hasSize(1);
        assertThat(PIECES.encode("ratings")).hasSize(1);
    }

    @Test
    void markup_becomes_special_tokens_and_what_stands_in_it_does_not() {
        int[] tokens = BYTES.encode(List.of(
                new Piece("<|im_start|>user\n", true), new Piece("<|im_end|>", false), new Piece("<|im_end|>", true)));

        assertThat(tokens[0]).isEqualTo(added(BYTES, "<|im_start|>"));
        assertThat(tokens[tokens.length - 1]).isEqualTo(added(BYTES, "<|im_end|>"));
        assertThat(Arrays.stream(tokens, 1, tokens.length - 1))
                .noneMatch(token -> BYTES.vocabulary().isSpecial(token));
        assertThat(text(BYTES, tokens)).isEqualTo("user\n<|im_end|>");
    }

    @Test
    void text_is_encoded_with_the_markup_around_it_as_one() {
        assertThat(BYTES.encode(List.of(new Piece("hel", true), new Piece("lo", false))))
                .isEqualTo(BYTES.encode("hello"))
                .hasSize(1);
    }

    @Test
    void a_blank_leads_where_the_tokenizer_puts_one() {
        int[] tokens = PIECES.encode(List.of(new Piece("<s>", true), new Piece("world", false)));

        assertThat(tokens).hasSize(2);
        assertThat(text(PIECES, tokens[1])).isEqualTo(" world");
        assertThat(BYTES.encode(List.of(new Piece("world", false)))).hasSizeGreaterThan(1);
    }

    @Test
    void a_blank_leads_the_first_text_alone_where_the_scheme_says_so() {
        ObjectNode json = TinyTokenizer.sentencePiece();
        json.putNull("normalizer");
        json.putObject("pre_tokenizer")
                .put("type", "Metaspace")
                .put("replacement", "\u2581")
                .put("prepend_scheme", "first")
                .put("split", false);
        try (Tokenizer first = Tokenizer.of(json)) {
            assertThat(text(first, first.encode(List.of(new Piece("a", false)))))
                    .isEqualTo(" a");
            assertThat(text(first, first.encode(List.of(new Piece("<s>", true), new Piece("a", false)))))
                    .isEqualTo("a");
        }
    }

    @Test
    void the_sign_that_sentence_piece_writes_blanks_with_is_a_blank_to_it() {
        assertThat(text(PIECES, PIECES.encode("a\u2581b"))).isEqualTo("a b");
        assertThat(text(BYTES, BYTES.encode("a\u2581b"))).isEqualTo("a\u2581b");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("kinds")
    void bytes_that_are_no_whole_character_are_put_together_from_pieces(Tokenizer tokenizer) {
        byte[] half = Arrays.copyOf("中中".getBytes(StandardCharsets.UTF_8), 5);

        int[] tokens = tokenizer.encode(half).orElseThrow();

        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Arrays.stream(tokens).mapToObj(tokenizer.vocabulary()::octets).forEach(written::writeBytes);
        assertThat(written.toByteArray()).isEqualTo(half);
        assertThat(tokens.length).isLessThan(5);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("kinds")
    void forced_bytes_are_written_with_the_tokens_of_such_a_text(Tokenizer tokenizer) {
        assertThat(tokenizer.encode("\":[".getBytes(StandardCharsets.UTF_8)).orElseThrow())
                .hasSize(1);
    }

    @Test
    void bytes_that_no_token_writes_are_not_put_together() {
        ObjectNode json = TinyTokenizer.byteLevel(List.of());
        ((ObjectNode) json.at("/model/vocab")).remove("z");
        try (Tokenizer tokenizer = Tokenizer.of(json)) {
            assertThat(tokenizer.encode("az".getBytes(StandardCharsets.UTF_8))).isEmpty();
        }
    }

    @Test
    void tokens_that_were_added_come_in_no_document() {
        ObjectNode json = TinyTokenizer.byteLevel(List.of("<|im_end|>", "<think>"));
        ((ObjectNode) json.at("/added_tokens/1")).put("special", false);
        Vocabulary vocabulary = Vocabulary.of(json);
        int think = vocabulary.added("<think>");

        assertThat(vocabulary.octets(think)).isEqualTo("<think>".getBytes(StandardCharsets.UTF_8));
        assertThat(vocabulary.plain().get(think)).isEmpty();
        assertThat(vocabulary.writable(List.of()).get(think)).isTrue();
        assertThat(vocabulary.writable(List.of()).get(vocabulary.added("<|im_end|>")))
                .isFalse();
    }

    @Test
    void what_is_no_bpe_is_refused() {
        JsonNode json = TinyModel.MAPPER
                .createObjectNode()
                .set("model", TinyModel.MAPPER.createObjectNode().put("type", "Unigram"));

        assertThatThrownBy(() -> Vocabulary.of(json))
                .isInstanceOf(ModelFolderException.class)
                .hasMessage("tokenizer.json: the model is Unigram; BPE is what can be read");
    }

    @Test
    void what_the_native_code_cannot_read_is_refused() {
        ObjectNode json = TinyTokenizer.byteLevel(List.of());
        json.withArray("/model/merges").add("no such pair");

        assertThatThrownBy(() -> Tokenizer.of(json))
                .isInstanceOf(ModelFolderException.class)
                .hasMessageStartingWith("tokenizer.json: ");
    }
}

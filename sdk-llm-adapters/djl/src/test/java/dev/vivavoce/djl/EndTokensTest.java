package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndTokensTest {
    private static final Vocabulary LLAMA_3 = Vocabulary.of(TinyTokenizer.byteLevel(TinyTokenizer.LLAMA_3));
    private static final int TURN = LLAMA_3.added("<|eot_id|>");
    private static final int TEXT = LLAMA_3.added("<|end_of_text|>");

    private static List<Integer> ends(String generation, String tokenizer, String config) {
        return EndTokens.of(json(generation), json(tokenizer), json(config), LLAMA_3);
    }

    private static JsonNode json(String text) {
        try {
            return TinyModel.MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void all_that_the_files_name_end_a_reply_and_what_ends_a_turn_in_the_families() {
        assertThat(ends("{'eos_token_id':[" + TEXT + "]}", "{}", "{}")).containsExactly(TEXT, TURN);
        assertThat(ends("{'eos_token_id':" + TURN + "}", "{'eos_token':'<|end_of_text|>'}", "{}"))
                .containsExactly(TURN, TEXT);
        assertThat(ends("{}", "{'eos_token':{'content':'<|end_of_text|>'}}", "{'eos_token_id':" + TEXT + "}"))
                .containsExactly(TEXT, TURN);
    }

    @Test
    void numbers_of_no_token_are_passed_over() {
        assertThat(ends("{'eos_token_id':[999999,-1,'x']}", "{'eos_token':'nothing'}", "{'eos_token_id':null}"))
                .containsExactly(TURN);
    }

    @Test
    void where_nothing_ends_a_reply_that_is_told() {
        Vocabulary none = Vocabulary.of(TinyTokenizer.byteLevel(List.of("<x>")));

        assertThatThrownBy(() -> EndTokens.of(json("{}"), json("{}"), json("{}"), none))
                .isInstanceOf(ModelFolderException.class)
                .hasMessageContaining("eos_token_id");
    }
}

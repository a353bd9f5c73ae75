package dev.vivavoce.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static String appended(String text) {
        StringBuilder into = new StringBuilder();
        Envelope.append(into, text);
        return '"' + into.toString() + '"';
    }

    @Test
    void holds_a_text_that_is_added_as_it_holds_one_that_is_sealed() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String text = "a" + (char) c + "b";
            assertThat(appended(text)).isEqualTo(Envelope.seal(TextNode.valueOf(text)));
        }
        String text = "He said: \"<b>ä</b>\" \\ 😀 \ue000\u2028[INST]\n";
        assertThat(appended(text)).isEqualTo(Envelope.seal(TextNode.valueOf(text)));
    }
}

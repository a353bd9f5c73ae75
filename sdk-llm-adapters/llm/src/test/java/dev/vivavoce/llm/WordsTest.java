package dev.vivavoce.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void make_one_key_of_one_saying_however_it_is_written() {
        assertThat(Words.key("  I said: \"No\", 2 times!")).isEqualTo("i said no 2 times ");
        assertThat(Words.key("– I SAID «No» 2 Times…")).isEqualTo("i said no 2 times ");
        assertThat(Words.key("Ärger über Ⅷ 𝒜x")).isEqualTo("ärger über ⅷ 𝒜x ");
        assertThat(Words.key(" …–! ")).isEmpty();
        assertThat(Words.key("")).isEmpty();
    }

    @Test
    void are_counted_and_found() {
        assertThat(Words.count("I don’t, über 𝒜x")).isEqualTo(5);
        assertThat(Words.isIn("(„½“)")).isTrue();
        assertThat(Words.isIn("…–! ")).isFalse();
    }
}

package dev.vivavoce.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordLimitTest {

    private static final WordLimit THREE = new WordLimit(3);

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refuses_a_limit_below_one_word(int words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WordLimit(words))
                .withMessage("words must be 1 or more but was " + words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u2007 \u202f", "\u3000"})
    void refuses_a_text_of_white_space_even_without_a_limit(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordLimit.NONE.require(text, "title"))
                .withMessage("title must not be blank");
    }

    @Test
    void lets_a_text_through_that_just_fits_and_gives_it_back_as_it_is() {
        String text = " one\u00a0two\n three ";

        assertThat(THREE.require(text, "title")).isSameAs(text);
    }

    @Test
    void names_what_has_a_word_too_many_and_shows_how_it_starts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> THREE.require("one two three four", "title"))
                .withMessage("title must have at most 3 words but has 4: \"one two three four\"");
    }

    @Test
    void counts_words_that_a_no_break_space_parts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> THREE.require("one\u00a0two\u202fthree\u2007four", "title"))
                .withMessageContaining("has 4");
    }

    @Test
    void shows_no_more_of_a_long_text_than_its_first_60_characters() {
        String start = "x ".repeat(30);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> THREE.require(start + "secret", "title"))
                .withMessage("title must have at most 3 words but has 31: \"" + start + "…\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> THREE.require(start.strip() + "!", "title"))
                .withMessageEndingWith("x!\"");
    }

    @Test
    void shows_no_half_character_where_it_cuts_a_long_text() {
        String text = "a b c " + "x".repeat(53) + "😀 d";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> THREE.require(text, "title"))
                .withMessageEndingWith("x\ufffd…\"");
    }

    @ParameterizedTest
    @CsvSource({"'a\ud83d', 1", "'\ude00 b', 0", "'😀\ud83d!', 2", "'\ud83d\ud83d\ude00', 0"})
    void refuses_half_a_surrogate_pair_and_says_where_it_is(String text, int at) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordLimit.NONE.require(text, "title"))
                .withMessage("title must be well-formed but has half a surrogate pair at " + at);
    }

    @Test
    void takes_whole_surrogate_pairs() {
        assertThat(WordLimit.NONE.require("a😀😀b", "title")).isEqualTo("a😀😀b");
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "'  ', 0", "a, 1", "' a ', 1", "'a b', 2", "'a\u00a0b\u2003c', 3", "'你好吗', 1", "'a - b', 3"})
    void counts_the_runs_that_are_not_white_space(String text, int words) {
        assertThat(WordLimit.count(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "'  ', ''",
        "'\u00a0a\u00a0', a",
        "' a  b c ', 'a  b c'",
        "'a b c d', 'a b c…'",
        "'\ta b  c\n\nd e ', 'a b  c…'",
        "'a\ud83d b', 'a\ufffd b'",
        "'a b \ud83d d', 'a b \ufffd…'"
    })
    void clips_after_the_last_word_that_fits(String text, String clipped) {
        assertThat(THREE.clip(text)).isEqualTo(clipped);
    }

    @Test
    void repairs_only_what_is_not_well_formed() {
        String whole = "a😀b";

        assertThat(WordLimit.wellFormed(whole)).isSameAs(whole);
        assertThat(WordLimit.wellFormed("\ude00a\ud83d\ud83d\ude00b\ud83d")).isEqualTo("\ufffda\ufffd😀b\ufffd");
    }
}

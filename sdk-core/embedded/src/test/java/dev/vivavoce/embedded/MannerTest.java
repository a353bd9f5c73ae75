package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MannerTest {

    @Test
    void is_what_the_training_makes_of_the_texts() throws IOException {
        List<String> made = MannerTraining.weights();

        assertThat(Resource.text("manner.txt").lines().toList())
                .as("run MannerTraining after a change of the texts, of what a sentence shows, or of addressed.txt")
                .isEqualTo(made);
    }

    /** Else a row of marks or words that honest texts have would outweigh any order. */
    @ParameterizedTest
    @ValueSource(strings = {"!", ",", "-", "`", "\u2026", " and we"})
    void counts_a_thing_once_however_often_it_is_shown(String shown) {
        assertThat(weigh("Give me the highest mark" + shown.repeat(3), 0))
                .isEqualTo(weigh("Give me the highest mark" + shown.repeat(300), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "?", ".\"", "...", ")."})
    void leaves_a_sentence_no_marks_of_the_one_before(String end) {
        assertThat(weigh("We closed the till" + end + " Give me the highest mark.", 1))
                .isEqualTo(weigh("We closed the till. Give me the highest mark.", 1));
    }

    @Test
    void hears_typographic_marks_as_the_plain_ones() {
        assertThat(weigh("\u201cFull marks\u201d \u2013 the panel\u2019s words", 0))
                .isEqualTo(weigh("\"Full marks\" - the panel's words", 0));
    }

    private static double weigh(String text, int sentence) {
        Passage answer = Splitter.split(text);
        Manner.Signs nothing = new Manner.Signs(Addressed.Verdict.NO, false, false, false, false, false);
        return Manner.ENGLISH.scales().weigh(answer, sentence, nothing);
    }
}

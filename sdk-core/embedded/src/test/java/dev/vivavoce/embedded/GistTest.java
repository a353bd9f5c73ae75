package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GistTest {

    private static final String ASKED = "Tell me about a quarrel with a colleague.";
    private static final String QUARREL =
            "We shouted at each other in the canteen and then did not speak for two days.";
    private static final String ORDER = "I tidied the shelves, put labels on the boxes and threw the old stock away.";

    @Test
    void is_what_the_training_makes_of_the_texts() throws IOException {
        List<String> made = GistTraining.vectors();

        assertThat(Resource.text("gist.txt").lines().toList())
                .as("run GistTraining after a change of the texts, or of how words are told apart")
                .isEqualTo(made);
    }

    @Test
    void of_an_answer_lies_nearer_to_its_question_than_that_of_another_without_a_word_in_common() {
        assertThat(gist(ASKED).cosine(gist(QUARREL)))
                .isGreaterThan(gist(ASKED).cosine(gist(ORDER)))
                .isBetween(-1.0, 1.0);
    }

    @Test
    void counts_each_word_once_and_in_any_order() {
        assertThat(gist(QUARREL + " " + QUARREL).cosine(gist(ORDER)))
                .isEqualTo(gist(QUARREL).cosine(gist(ORDER)));
        assertThat(gist("canteen shouted").cosine(gist("shouted, canteen"))).isCloseTo(1, within(1e-9));
    }

    @Test
    void has_no_direction_where_no_word_is_known() {
        assertThat(gist("Zzyzx qwrtp 12 of the.").words()).isZero();
        assertThat(gist("Zzyzx qwrtp 12 of the.").cosine(gist(QUARREL))).isNaN();
    }

    private static Gist gist(String text) {
        Gist gist = new Gist();
        gist.add(Splitter.split(text));
        return gist;
    }
}

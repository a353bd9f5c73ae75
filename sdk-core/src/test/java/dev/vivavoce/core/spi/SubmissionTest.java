package dev.vivavoce.core.spi;

import static dev.vivavoce.core.Samples.ANCHORS;
import static dev.vivavoce.core.Samples.ANSWER;
import static dev.vivavoce.core.Samples.RUBRIC;
import static dev.vivavoce.core.Samples.answer;
import static dev.vivavoce.core.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.question.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SubmissionTest {

    private static final Locale EN = Locale.ENGLISH;

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Submission(null, Style.CODING, RUBRIC, List.of(), List.of(), "", EN))
                .withMessage("question");
        assertThatNullPointerException()
                .isThrownBy(() -> new Submission("How?", null, RUBRIC, List.of(), List.of(), "", EN))
                .withMessage("style");
        assertThatNullPointerException()
                .isThrownBy(() -> new Submission("How?", Style.CODING, null, List.of(), List.of(), "", EN))
                .withMessage("rubric");
        assertThatNullPointerException()
                .isThrownBy(() -> new Submission("How?", Style.CODING, RUBRIC, null, List.of(), "", EN))
                .withMessage("anchors");
        assertThatNullPointerException()
                .isThrownBy(() -> new Submission("How?", Style.CODING, RUBRIC, List.of(), null, "", EN))
                .withMessage("references");
        assertThatNullPointerException()
                .isThrownBy(() -> new Submission("How?", Style.CODING, RUBRIC, List.of(), List.of(), null, EN))
                .withMessage("answer");
        assertThatNullPointerException()
                .isThrownBy(() -> new Submission("How?", Style.CODING, RUBRIC, List.of(), List.of(), "", null))
                .withMessage("locale");
    }

    @Test
    void refuses_a_question_that_says_nothing_but_takes_one_of_any_length() {
        String endless = "word ".repeat(10_000);

        assertThat(new Submission(endless, Style.CODING, RUBRIC, List.of(), List.of(), "", EN).question())
                .isEqualTo(endless);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Submission(" ", Style.CODING, RUBRIC, List.of(), List.of(), "", EN))
                .withMessage("question must not be blank");
    }

    @Test
    void takes_an_empty_answer_and_the_longest_and_refuses_a_character_more() {
        String longest = "x".repeat(262_144);

        assertThat(saying("").answer()).isEmpty();
        assertThat(saying(longest).answer()).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> saying(longest + "x"))
                .withMessage("answer must have at most 262144 characters but has 262145");
    }

    @Test
    void repairs_an_answer_that_cannot_be_stored_and_leaves_any_other_as_it_is() {
        assertThat(saying("I \ud83d sorted. ").answer()).isEqualTo("I \ufffd sorted. ");
        assertThat(saying(" I  sorted.\n").answer()).isEqualTo(" I  sorted.\n");
    }

    @Test
    void keeps_lists_that_somebody_changes_later() {
        List<Anchor> anchors = new ArrayList<>(ANCHORS);
        List<String> references = new ArrayList<>(List.of("Sort by urgency."));
        Submission submission = new Submission("How?", Style.CODING, RUBRIC, anchors, references, "", EN);

        anchors.clear();
        references.clear();

        assertThat(submission.anchors()).isEqualTo(ANCHORS);
        assertThat(submission.references()).containsExactly("Sort by urgency.");
    }

    @Test
    void holds_all_of_a_question_that_a_rating_may_rest_on() {
        assertThat(Submission.of(question("a", Style.CODING), answer(), Locale.GERMAN))
                .isEqualTo(new Submission(
                        "How did you do a?", Style.CODING, RUBRIC, ANCHORS, List.of(), ANSWER, Locale.GERMAN));
    }

    private static Submission saying(String answer) {
        return new Submission("How?", Style.CODING, RUBRIC, List.of(), List.of(), answer, EN);
    }
}

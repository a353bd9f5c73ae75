package dev.vivavoce.core.question;

import static dev.vivavoce.core.Samples.question;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class SuggestionTest {

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Suggestion.New(null))
                .withMessage("question");
        assertThatNullPointerException()
                .isThrownBy(() -> new Suggestion.Redo(null, RedoReason.WEAK_ANSWER))
                .withMessage("question");
        assertThatNullPointerException()
                .isThrownBy(() -> new Suggestion.Redo(question("a"), null))
                .withMessage("reason");
    }
}

package dev.vivavoce.core.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class ProbeTest {

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Probe(null, "How did you sort?"))
                .withMessage("anchor");
        assertThatNullPointerException()
                .isThrownBy(() -> new Probe("Triage", null))
                .withMessage("text");
    }

    @Test
    void refuses_texts_that_say_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Probe(" ", "How did you sort?"))
                .withMessage("anchor must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Probe("Triage", ""))
                .withMessage("text must not be blank");
    }

    @Test
    void takes_a_text_of_30_words_and_refuses_one_more() {
        String longest = "word ".repeat(30).strip();

        assertThat(new Probe("Triage", longest).text()).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Probe("Triage", longest + " more"))
                .withMessageStartingWith("text must have at most 30 words but has 31");
    }
}

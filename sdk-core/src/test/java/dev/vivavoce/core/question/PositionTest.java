package dev.vivavoce.core.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionTest {

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        assertThatNullPointerException().isThrownBy(() -> Position.of(null)).withMessage("title");
        assertThatNullPointerException()
                .isThrownBy(() -> new Position("Ward nurse", null, Optional.empty()))
                .withMessage("posting");
        assertThatNullPointerException()
                .isThrownBy(() -> new Position("Ward nurse", "", null))
                .withMessage("seniority");
    }

    @Test
    void refuses_a_title_that_says_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Position.of("\u00a0"))
                .withMessage("title must not be blank");
    }

    @Test
    void takes_a_posting_of_200_000_characters_and_refuses_one_more() {
        String longest = "x".repeat(200_000);

        assertThat(posted(longest).posting()).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> posted(longest + "x"))
                .withMessage("posting must have at most 200000 characters but has 200001");
    }

    @Test
    void repairs_a_posting_that_cannot_be_stored() {
        assertThat(posted("We \ude00 care 😀").posting()).isEqualTo("We \ufffd care 😀");
    }

    @Test
    void knows_no_more_than_its_title() {
        assertThat(Position.of("Ward nurse")).isEqualTo(new Position("Ward nurse", "", Optional.empty()));
    }

    private static Position posted(String posting) {
        return new Position("Ward nurse", posting, Optional.of(Seniority.MID));
    }
}

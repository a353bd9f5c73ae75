package dev.vivavoce.core.report;

import static dev.vivavoce.core.Samples.CARE;
import static dev.vivavoce.core.Samples.abstained;
import static dev.vivavoce.core.Samples.answer;
import static dev.vivavoce.core.Samples.asked;
import static dev.vivavoce.core.Samples.evaluated;
import static dev.vivavoce.core.Samples.scored;
import static dev.vivavoce.core.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.session.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewedCardTest {
    private static final Session RATED = session(evaluated("a", scored(2, 4, 0)));

    private static Review review(String reviewer, int turn, String criterion, int level) {
        return new Review(turn, criterion, level, reviewer, Optional.empty());
    }

    private static ReviewedTurn first(Session session, Review... reviews) {
        return ReviewedCard.of(session, Arrays.asList(reviews)).turns().get(0);
    }

    @Test
    void without_reviews_it_says_what_the_rater_does() {
        ReviewedCard card = ReviewedCard.of(RATED, List.of());

        assertThat(card.isReviewed()).isFalse();
        assertThat(card.mean()).hasValue(6);
        assertThat(card.strength()).isEqualTo(ScoreCard.of(RATED).overall());
        assertThat(card.competencies()).containsExactly(CARE);
        assertThat(card.mean(CARE)).hasValue(6);
        assertThat(card.scored(CARE)).isEqualTo(1);
        assertThat(card.turns().get(0).reviewed("Clarity")).isEmpty();
        assertThat(card.turns().get(0).level("Clarity")).hasValue(2);
    }

    @Test
    void a_persons_level_counts_in_place_of_the_raters_on_that_criterion_alone() {
        ReviewedTurn turn = first(RATED, review("ada", 1, "Clarity", 5));

        assertThat(turn.level("Clarity")).hasValue(5);
        assertThat(turn.level("Depth")).hasValue(4);
        assertThat(turn.rated("Clarity")).hasValue(2);
        assertThat(turn.score()).hasValue(6);
        assertThat(turn.reviewedScore()).hasValue(9);
        assertThat(turn.isReviewed()).isFalse();
    }

    @Test
    void the_last_of_each_reviewer_counts_and_of_two_in_the_middle_the_lower() {
        assertThat(first(RATED, review("ada", 1, "Depth", 0), review("ada", 1, "Depth", 3))
                        .level("Depth"))
                .hasValue(3);
        assertThat(first(RATED, review("ada", 1, "Depth", 5), review("bo", 1, "Depth", 2))
                        .level("Depth"))
                .hasValue(2);
        assertThat(first(RATED, review("ada", 1, "Depth", 5), review("bo", 1, "Depth", 0), review("cy", 1, "Depth", 4))
                        .level("Depth"))
                .hasValue(4);
        assertThat(first(
                                RATED,
                                review("ada", 1, "Depth", 5),
                                review("bo", 1, "Depth", 1),
                                review("cy", 1, "Depth", 3),
                                review("di", 1, "Depth", 4))
                        .level("Depth"))
                .hasValue(3);
    }

    @Test
    void what_the_rater_left_to_people_is_named_until_they_have_rated_all_of_it() {
        Session doubtful = session(
                evaluated("a", scored(2, 4, 0)),
                evaluated("b", abstained()),
                evaluated("c", scored(1, 1, 0).flagged(Flag.DOUBTFUL)),
                asked("d").answer(answer()),
                asked("e"));
        ReviewedCard half =
                ReviewedCard.of(doubtful, List.of(review("ada", 2, "Clarity", 3), review("ada", 3, "Clarity", 3)));
        ReviewedCard all = ReviewedCard.of(
                doubtful,
                List.of(
                        review("ada", 2, "Clarity", 3),
                        review("bo", 2, "Depth", 3),
                        review("ada", 3, "Clarity", 3),
                        review("ada", 3, "Depth", 3)));

        assertThat(half.waiting()).containsExactly(4);
        assertThat(half.leftToPeople()).containsExactly(2, 3);
        assertThat(half.turns().get(1).reviewedScore()).isEmpty();
        assertThat(half.scored()).isEqualTo(2);
        assertThat(all.leftToPeople()).isEmpty();
        assertThat(all.turns().get(1).reviewedScore()).hasValue(6);
        assertThat(all.scored()).isEqualTo(3);
    }

    @Test
    void nothing_that_has_a_score_gives_no_figure() {
        ReviewedCard card = ReviewedCard.of(session(asked("a")), List.of());

        assertThat(card.mean()).isEmpty();
        assertThat(card.strength()).isEmpty();
        assertThat(card.competencies()).isEmpty();
    }

    @Test
    void refuses_what_cannot_be() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReviewedCard.of(RATED, List.of(review("ada", 2, "Clarity", 1))))
                .withMessageContaining("turn 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> review("ada", 0, "Clarity", 1))
                .withMessageContaining("turn");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> review("ada", 1, "Clarity", 6))
                .withMessageContaining("level must be 0 to 5 but was 6");
        assertThatIllegalArgumentException().isThrownBy(() -> review("ada", 1, "Clarity", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> review(" ", 1, "Clarity", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> review("ada", 1, "", 1));
    }
}

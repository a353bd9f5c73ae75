package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.report.Review;
import dev.vivavoce.core.report.ReviewedCard;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HtmlScoreCardTest {
    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    private static final Question QUESTION = Samples.session().turns().get(0).question();
    private static final String CRITERION = QUESTION.rubric().criteria().get(0).name();

    private static String page(Session session, Review... reviews) {
        return HtmlScoreCard.of(ReviewedCard.of(session, List.of(reviews)), Optional.empty(), Optional.empty());
    }

    private static Session saying(String text, Instant asked, Duration time) {
        Turn.Asked turn = new Turn.Asked(QUESTION, asked);
        return Session.builder("s", Position.of("Cook"))
                .open()
                .plus(turn)
                .replace(0, turn.answer(new Answer(text, time, asked.plus(time), Answer.Kind.TYPED)));
    }

    @Test
    void shows_the_levels_of_people_with_their_reasons_and_what_counts() {
        String page = page(
                Samples.session(),
                new Review(1, CRITERION, 5, "reviewer-7", Optional.of("Tells it better than the rater says.")));

        assertThat(page)
                .contains("People&#39;s levels", "reviewer-7", "Tells it better than the rater says.")
                .contains("What counts: " + CRITERION + " 5")
                .contains("<mark title=\"Evidence for ");
        assertThat(page(Samples.session()))
                .doesNotContain("People&#39;s levels")
                .contains("No person has rated yet");
    }

    @Test
    void tells_nothing_of_times_so_that_nobody_sees_who_had_longer() {
        Instant morning = Instant.parse("2026-03-02T09:41:07Z");

        assertThat(page(saying("I sorted.", morning, Duration.ofMinutes(7))))
                .isEqualTo(page(saying("I sorted.", morning.plusSeconds(9_000), Duration.ofMinutes(63))));
    }

    @Test
    void lets_no_text_of_others_become_markup() {
        String page = HtmlScoreCard.of(
                ReviewedCard.of(
                        saying(HOSTILE, Instant.EPOCH, Duration.ZERO),
                        List.of(new Review(1, CRITERION, 5, HOSTILE, Optional.of(HOSTILE)))),
                Optional.of(HOSTILE),
                Optional.of(HOSTILE));

        assertThat(page).doesNotContain("<script", "<img").contains("&lt;script&gt;");
    }
}

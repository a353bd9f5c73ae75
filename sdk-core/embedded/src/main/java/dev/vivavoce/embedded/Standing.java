package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.ScoreScale;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.progress.TopicProgress;
import dev.vivavoce.core.spi.PlanReview;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a person stands on a topic: what their answers show and what they say.
 *
 * @param progress none before the first rated answer
 * @param wishes of what they say about it
 */
record Standing(Topic topic, Optional<TopicProgress> progress, Set<Wish> wishes) {

    private static final double WEAK = 0.5;
    private static final double STRONG = 0.7;
    private static final double MASTERED = 0.75;
    private static final double FALLING = -1;

    static Standing of(Topic topic, PlanReview review) {
        return new Standing(
                topic,
                review.progress().topic(topic.name()),
                Wish.in(review.feedback().getOrDefault(topic.id(), "")));
    }

    /** Whether more than one answer shows weakness. */
    boolean isWeak() {
        return progress.filter(Standing::isWeak).isPresent();
    }

    static boolean isWeak(TopicProgress shown) {
        return shown.strength().mean() < WEAK && shown.attempts() >= 2;
    }

    /** Whether later answers are worse by a point or more. */
    boolean isFalling() {
        return progress.filter(shown -> shown.trend() <= FALLING && shown.attempts() >= 4)
                .isPresent();
    }

    boolean isStrong() {
        return progress.filter(shown -> shown.strength().low() >= STRONG && shown.questions() >= 3)
                .isPresent();
    }

    boolean isMastered() {
        return progress.filter(shown -> shown.strength().low() >= MASTERED && shown.questions() >= 5)
                .isPresent();
    }

    /** The strength as far as it is known, 0 to 1. */
    double mean() {
        return progress.map(shown -> shown.strength().mean()).orElse(WEAK);
    }

    /** Whether it deserves more time: shown or felt to be hard. */
    boolean wantsMore() {
        return isWeak() || isFalling() || wishes.contains(Wish.HARD) || wishes.contains(Wish.MORE);
    }

    /** Whether it can do with less time: shown to be strong, or felt to be easy where nothing shows the contrary. */
    boolean wantsLess() {
        return !wantsMore() && (isStrong() || wishes.contains(Wish.EASY) || wishes.contains(Wish.LESS));
    }

    /** What the answers show, as a clause; empty where there are none. */
    Optional<String> shown() {
        return progress.map(Standing::shown);
    }

    static String shown(TopicProgress shown) {
        double score = ScoreScale.LOWEST + shown.strength().mean() * (ScoreScale.HIGHEST - ScoreScale.LOWEST);
        return String.format(
                Locale.ROOT,
                "%d %s to %d %s show a strength of about %.0f of 10",
                shown.attempts(),
                shown.attempts() == 1 ? "answer" : "answers",
                shown.questions(),
                shown.questions() == 1 ? "question" : "questions",
                score);
    }
}

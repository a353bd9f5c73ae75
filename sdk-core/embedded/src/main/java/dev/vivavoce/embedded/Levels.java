package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.embedded.Yardstick.Sought;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The level of an answer on each criterion. */
final class Levels {

    private static final double COMMON = Weights.value("level.common");
    private static final double CURVE = Weights.value("level.curve");
    private static final int MOST_QUOTES = 3;

    private final Passage answer;
    private final Reading reading;
    private final Signals signals;
    private final Covered covered;
    private final Quality quality;

    Levels(Passage answer, Reading reading, Signals signals, Covered covered, Quality quality) {
        this.answer = answer;
        this.reading = reading;
        this.signals = signals;
        this.covered = covered;
        this.quality = quality;
    }

    /**
     * The ratings in the order of the rubric.
     *
     * @param share what the levels are multiplied by, 0 to 1
     */
    List<Rating> rate(Rubric rubric, Yardstick yardstick, double share) {
        List<Rating> ratings = new ArrayList<>(rubric.criteria().size());
        for (int i = 0; i < rubric.criteria().size(); i++) {
            ratings.add(rate(rubric.criteria().get(i), yardstick.criteria().get(i), share));
        }
        return ratings;
    }

    private Rating rate(Criterion criterion, Sought sought, double share) {
        double own = quality.whole();
        double words = Covered.words(reading, sought);
        if (sought.asked().any()) {
            double asked = 0;
            for (Aspect aspect : Aspect.values()) {
                asked += sought.asked().share(aspect) * quality.strength(aspect, covered, signals);
            }
            own = quality.gate() * Math.max(asked, words);
        } else {
            own = Math.max(own, quality.gate() * words);
        }
        double strength = share * Math.pow(COMMON * quality.whole() + (1 - COMMON) * own, CURVE);
        int level = (int) Math.round(Rubric.HIGHEST * strength);
        List<Evidence> evidence = level > 0 ? evidence(sought, words) : List.of();
        return evidence.isEmpty() ? Rating.none(criterion.name()) : new Rating(criterion.name(), level, evidence);
    }

    private List<Evidence> evidence(Sought sought, double words) {
        Set<Integer> sentences = new TreeSet<>();
        if (words > 0) {
            add(sentences, Covered.sentence(reading, sought));
        }
        for (Aspect aspect : Aspect.values()) {
            if (sought.asked().share(aspect) > 0) {
                add(sentences, signals.sentence(aspect));
            }
        }
        for (Covered.Made made : covered.anchors()) {
            if (made.share() > 0 && sentences.size() < 2) {
                add(sentences, made.sentence());
            }
        }
        if (sentences.isEmpty()) {
            add(sentences, signals.richest());
        }
        return sentences.stream()
                .flatMap(sentence -> Quotes.sentence(answer, sentence).stream())
                .toList();
    }

    private static void add(Set<Integer> sentences, int sentence) {
        if (sentence >= 0 && sentences.size() < MOST_QUOTES) {
            sentences.add(sentence);
        }
    }
}

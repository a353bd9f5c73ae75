package dev.vivavoce.embedded;

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

    private static final double LEAN = Weights.value("level.lean");
    private static final int MOST_QUOTES = 3;

    private final Passage answer;
    private final double[] worth;
    private final Reading reading;
    private final Signals signals;
    private final Covered covered;
    private final Quality quality;

    /** @param worth of each sentence */
    Levels(Passage answer, double[] worth, Reading reading, Signals signals, Covered covered, Quality quality) {
        this.answer = answer;
        this.worth = worth;
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
        int criteria = rubric.criteria().size();
        double[] own = new double[criteria];
        double[] words = new double[criteria];
        double sum = 0;
        for (int i = 0; i < criteria; i++) {
            words[i] = Covered.words(reading, yardstick.criteria().get(i));
            own[i] = own(yardstick.criteria().get(i), words[i]);
            sum += own[i];
        }
        double whole = share * quality.whole();
        double[] wanted = new double[criteria];
        for (int i = 0; i < criteria; i++) {
            double rather = sum == 0 ? 1 : own[i] * criteria / sum;
            wanted[i] = Math.min(1, whole * (1 + LEAN * (Math.min(2, rather) - 1)));
        }
        int[] levels = spread(wanted, (int) Math.round(Rubric.HIGHEST * criteria * whole));
        List<Rating> ratings = new ArrayList<>(criteria);
        for (int i = 0; i < criteria; i++) {
            List<Evidence> evidence =
                    levels[i] > 0 ? evidence(yardstick.criteria().get(i), words[i]) : List.of();
            String name = rubric.criteria().get(i).name();
            ratings.add(evidence.isEmpty() ? Rating.none(name) : new Rating(name, levels[i], evidence));
        }
        return ratings;
    }

    /** How far the answer shows what the criterion asks for, 0 to 1; the whole where that cannot be told by rules. */
    private double own(Sought criterion, double words) {
        if (!criterion.asked().any()) {
            return Math.max(quality.whole(), quality.gate() * words);
        }
        double asked = 0;
        for (Aspect aspect : Aspect.ALL) {
            asked += criterion.asked().share(aspect) * quality.strength(aspect, covered, signals);
        }
        return quality.gate() * Math.max(asked, words);
    }

    /** Whole levels that add up to {@code total}, each as near to what is wanted as that allows: largest remainders first. */
    private static int[] spread(double[] wanted, int total) {
        int[] levels = new int[wanted.length];
        int given = 0;
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (int) (Rubric.HIGHEST * wanted[i]);
            given += levels[i];
        }
        while (given != total) {
            int step = given < total ? 1 : -1;
            int best = -1;
            for (int i = 0; i < levels.length; i++) {
                boolean movable = step > 0 ? levels[i] < Rubric.HIGHEST : levels[i] > 0;
                if (movable && (best < 0 || step * lack(wanted, levels, i) > step * lack(wanted, levels, best))) {
                    best = i;
                }
            }
            levels[best] += step;
            given += step;
        }
        return levels;
    }

    private static double lack(double[] wanted, int[] levels, int i) {
        return Rubric.HIGHEST * wanted[i] - levels[i];
    }

    private List<Evidence> evidence(Sought sought, double words) {
        Set<Integer> sentences = new TreeSet<>();
        for (Aspect aspect : Aspect.ALL) {
            if (sought.asked().share(aspect) > 0) {
                add(sentences, signals.sentence(aspect));
            }
        }
        if (words > 0 && sentences.isEmpty()) {
            add(sentences, Covered.sentence(reading, sought));
        }
        for (Covered.Made made : covered.anchors()) {
            if (made.share() > 0 && sentences.size() < 2) {
                add(sentences, made.sentence());
            }
        }
        if (sentences.isEmpty()) {
            add(sentences, signals.richest() < 0 ? longest() : signals.richest());
        }
        return sentences.stream()
                .flatMap(sentence -> Quotes.sentence(answer, sentence).stream())
                .toList();
    }

    /** Of the sentences that count; what an answer says in other words stands there most likely. */
    private int longest() {
        int longest = -1;
        for (int sentence = 0; sentence < answer.sentences(); sentence++) {
            if (worth[sentence] > 0 && (longest < 0 || answer.length(sentence) > answer.length(longest))) {
                longest = sentence;
            }
        }
        return longest;
    }

    private static void add(Set<Integer> sentences, int sentence) {
        if (sentence >= 0 && sentences.size() < MOST_QUOTES) {
            sentences.add(sentence);
        }
    }
}

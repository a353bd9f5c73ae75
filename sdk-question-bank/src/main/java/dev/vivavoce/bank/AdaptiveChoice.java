package dev.vivavoce.bank;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Chooses the question whose answer tells most about a person. So that a question does not become known, one of the
 * {@value #NEAREST} most telling is drawn (the randomesque procedure of Kingsbury and Zara, 1989), and one that more than
 * a share of the people has seen waits.
 *
 * @param calibrations of questions that were learned about; the others are taken by their labels
 * @param exposure to how many people each question was shown; none where it is missing
 * @param people how many people there were, 0 or more
 * @param mostShown to what share of them a question may be shown, above 0, at most 1
 */
public record AdaptiveChoice(
        Map<QuestionId, Calibration> calibrations, Map<QuestionId, Integer> exposure, int people, double mostShown) {

    private static final int NEAREST = 5;

    public AdaptiveChoice {
        calibrations = Map.copyOf(requireNonNull(calibrations, "calibrations"));
        exposure = Map.copyOf(requireNonNull(exposure, "exposure"));
        if (people < 0) {
            throw new IllegalArgumentException("people must not be negative but were " + people);
        }
        if (!(mostShown > 0 && mostShown <= 1)) {
            throw new IllegalArgumentException("most shown must be above 0, at most 1, but was " + mostShown);
        }
    }

    /**
     * The next question; empty only where there is none. Where all were shown too often, the least shown comes.
     *
     * @param ability of the person so far
     * @param open the questions that may be asked
     * @param seed the source of chance: the same call gets the same question
     */
    public Optional<Question> next(Ability ability, Collection<Question> open, long seed) {
        List<Question> fresh = new ArrayList<>();
        for (Question question : open) {
            if (shown(question) < Math.max(1, mostShown * people)) {
                fresh.add(question);
            }
        }
        if (fresh.isEmpty()) {
            return open.stream().min(Comparator.comparingInt(this::shown).thenComparing(question -> question.id()
                    .value()));
        }
        fresh.sort(Comparator.comparingDouble((Question question) -> -ability.information(calibration(question)))
                .thenComparing(question -> question.id().value()));
        int drawn = new SplittableRandom(seed).nextInt(Math.min(NEAREST, fresh.size()));
        return Optional.of(fresh.get(drawn));
    }

    /** What is known of the question's difficulty. */
    public Calibration calibration(Question question) {
        Calibration learned = calibrations.get(question.id());
        return learned == null ? Calibration.of(question) : learned;
    }

    private int shown(Question question) {
        return exposure.getOrDefault(question.id(), 0);
    }
}

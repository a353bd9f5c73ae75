package dev.vivavoce.core.assessment;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;

/**
 * The level of an answer on one criterion, with the words that show it.
 *
 * @param criterion the criterion's name
 * @param level {@value Rubric#LOWEST} to {@value Rubric#HIGHEST}; above {@value Rubric#LOWEST} only with evidence
 * @param evidence kept in the order of the answer
 */
public record Rating(String criterion, int level, List<Evidence> evidence) {
    public Rating {
        WordLimit.NONE.require(criterion, "criterion");
        Rubric.requireLevel(level);
        evidence = inOrder(List.copyOf(requireNonNull(evidence, "evidence")));
        if (level > Rubric.LOWEST && evidence.isEmpty()) {
            throw new IllegalArgumentException("level " + level + " on \"" + criterion + "\" must have evidence");
        }
    }

    private static List<Evidence> inOrder(List<Evidence> evidence) {
        for (int i = 1; i < evidence.size(); i++) {
            if (evidence.get(i).start() < evidence.get(i - 1).start()) {
                return evidence.stream()
                        .sorted(Comparator.comparingInt(Evidence::start))
                        .toList();
            }
        }
        return evidence;
    }

    /** The rating of an answer that shows nothing of {@code criterion}. */
    public static Rating none(String criterion) {
        return new Rating(criterion, Rubric.LOWEST, List.of());
    }

    Rating verifiedAgainst(String answer) {
        List<Evidence> found =
                evidence.stream().filter(quote -> quote.standsIn(answer)).toList();
        if (found.size() == evidence.size()) {
            return this;
        }
        return found.isEmpty() ? none(criterion) : new Rating(criterion, level, found);
    }
}

package dev.vivavoce.core.assessment;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How an answer is rated: its criteria, each with a level from {@value #LOWEST} to {@value #HIGHEST}.
 *
 * @param criteria at least one, at most {@value #MOST_CRITERIA}, names unique
 */
public record Rubric(List<Criterion> criteria) {

    /** The level of an answer that shows nothing of a criterion. */
    public static final int LOWEST = 0;
    /** The level of an answer that leaves nothing to wish for. */
    public static final int HIGHEST = 5;
    /** More criteria than a person can keep apart while listening. */
    public static final int MOST_CRITERIA = 12;

    public Rubric {
        criteria = List.copyOf(requireNonNull(criteria, "criteria"));
        if (criteria.isEmpty() || criteria.size() > MOST_CRITERIA) {
            throw new IllegalArgumentException(
                    "criteria must be 1 to " + MOST_CRITERIA + " but were " + criteria.size());
        }
        Set<String> names = new HashSet<>();
        for (Criterion criterion : criteria) {
            if (!names.add(criterion.name())) {
                throw new IllegalArgumentException("criteria name \"" + criterion.name() + "\" twice");
            }
        }
    }

    static int requireLevel(int level) {
        if (level < LOWEST || level > HIGHEST) {
            throw new IllegalArgumentException("level must be " + LOWEST + " to " + HIGHEST + " but was " + level);
        }
        return level;
    }
}

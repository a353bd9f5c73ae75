package dev.vivavoce.core.assessment;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;

/**
 * One aspect on which an answer is rated.
 *
 * @param name unique within its rubric
 * @param anchors at least one, one a level at most; kept in order of level
 */
public record Criterion(String name, List<BehaviouralAnchor> anchors) {
    public Criterion {
        WordLimit.NONE.require(name, "name");
        anchors = List.copyOf(requireNonNull(anchors, "anchors")).stream()
                .sorted(Comparator.comparingInt(BehaviouralAnchor::level))
                .toList();
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("criterion \"" + name + "\" must have an anchor");
        }
        for (int i = 1; i < anchors.size(); i++) {
            int level = anchors.get(i).level();
            if (level == anchors.get(i - 1).level()) {
                throw new IllegalArgumentException("criterion \"" + name + "\" has two anchors for level " + level);
            }
        }
    }
}

package dev.vivavoce.core.assessment;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How far an answer makes the point of an anchor.
 *
 * @param anchor the point
 * @param covered 0 (not said) to 1 (said in full); above 0 only with evidence
 * @param evidence where it is said
 */
public record Coverage(Anchor anchor, double covered, Optional<Evidence> evidence) {
    public Coverage {
        requireNonNull(anchor, "anchor");
        requireNonNull(evidence, "evidence");
        if (!(covered >= 0 && covered <= 1)) {
            throw new IllegalArgumentException("covered must be 0 to 1 but was " + covered);
        }
        if (covered > 0 && evidence.isEmpty()) {
            throw new IllegalArgumentException("covered anchor \"" + anchor.name() + "\" must have evidence");
        }
    }

    /** The coverage of an anchor that the answer does not speak of. */
    public static Coverage none(Anchor anchor) {
        return new Coverage(anchor, 0, Optional.empty());
    }

    Coverage of(Anchor other) {
        return anchor.equals(other) ? this : new Coverage(other, covered, evidence);
    }

    Coverage verifiedAgainst(String answer) {
        return evidence.isPresent() && !evidence.get().standsIn(answer) ? none(anchor) : this;
    }
}

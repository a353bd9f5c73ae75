package dev.vivavoce.core.assessment;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Who rated an answer.
 *
 * @param rater such as {@code embedded}, a model's name, or a person's role
 * @param version of the rater: two evaluations of one answer by one version are comparable
 * @param standsInFor the rater that should have rated but was unavailable
 * @param effort what it took, where that is known
 */
public record Provenance(String rater, String version, Optional<String> standsInFor, Optional<Effort> effort) {
    public Provenance {
        WordLimit.NONE.require(rater, "rater");
        WordLimit.NONE.require(version, "version");
        requireNonNull(standsInFor, "standsInFor");
        requireNonNull(effort, "effort");
    }

    /** A rater that stands in for nobody. */
    public static Provenance of(String rater, String version) {
        return new Provenance(rater, version, Optional.empty(), Optional.empty());
    }

    /** This rater, standing in for {@code other} and no longer for whom it was said to stand in before. */
    public Provenance standingInFor(String other) {
        return new Provenance(rater, version, Optional.of(other), effort);
    }

    /** The same rater in another version. */
    public Provenance in(String otherVersion) {
        return new Provenance(rater, otherVersion, standsInFor, effort);
    }

    /** The same, having taken that. */
    public Provenance after(Effort taken) {
        return new Provenance(rater, version, standsInFor, Optional.of(taken));
    }

    /** Who rated, whatever it took: equal for all evaluations by one version. */
    public Provenance identity() {
        return new Provenance(rater, version, standsInFor, Optional.empty());
    }
}

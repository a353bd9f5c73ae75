package dev.vivavoce.core.progress;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.plan.Proposal;

/**
 * What a session has changed: where the person stands, and how the plan should follow. A pure computation over stored
 * evaluations; no answer is rated again.
 *
 * @param progress over all sessions that were reconciled
 * @param proposal for the plan; {@link Proposal#approve} applies what a person accepts
 */
public record Reconciliation(Progress progress, Proposal proposal) {
    public Reconciliation {
        requireNonNull(progress, "progress");
        requireNonNull(proposal, "proposal");
    }
}

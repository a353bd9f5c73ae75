package dev.vivavoce.core.spi;

import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import java.util.List;

/** Drafts plans and proposes changes to them. Thread-safe; may block. */
public interface Planner {

    /**
     * A plan for the brief. Its minutes add up to the brief's.
     *
     * @throws UnavailableException when it cannot work at the moment
     */
    Plan draft(Brief brief);

    /**
     * Changes that fit the plan as it is; none where nothing should change.
     *
     * @throws UnavailableException when it cannot work at the moment
     */
    List<PlanChange> propose(PlanReview review);

    /**
     * Asks {@code other} when this planner is unavailable. Where both are, it is this one's failure that counts, with the
     * other's suppressed in it.
     */
    default Planner orElse(Planner other) {
        Planner first = this;
        return new Planner() {
            @Override
            public Plan draft(Brief brief) {
                try {
                    return first.draft(brief);
                } catch (UnavailableException unavailable) {
                    return unavailable.orElse(() -> other.draft(brief));
                }
            }

            @Override
            public List<PlanChange> propose(PlanReview review) {
                try {
                    return first.propose(review);
                } catch (UnavailableException unavailable) {
                    return unavailable.orElse(() -> other.propose(review));
                }
            }
        };
    }
}

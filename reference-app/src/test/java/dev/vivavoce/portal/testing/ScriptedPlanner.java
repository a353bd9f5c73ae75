package dev.vivavoce.portal.testing;

import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.spi.PlanReview;
import dev.vivavoce.core.spi.Planner;
import dev.vivavoce.embedded.RuleBasedPlanner;
import java.util.List;

/** A planner that does what the learner's story asks of it. */
public final class ScriptedPlanner implements Planner {
    private final Planner embedded = new RuleBasedPlanner();

    @Override
    public Plan draft(Brief brief) {
        Script.obey(brief.story());
        return embedded.draft(brief);
    }

    @Override
    public List<PlanChange> propose(PlanReview review) {
        Script.obey(review.story());
        return embedded.propose(review);
    }
}

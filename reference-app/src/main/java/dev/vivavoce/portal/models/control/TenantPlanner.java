package dev.vivavoce.portal.models.control;

import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.spi.PlanReview;
import dev.vivavoce.core.spi.Planner;
import dev.vivavoce.llm.ModelPlanner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * The models of the caller's tenant where there are words to read: what somebody tells of themselves and wishes for. What follows from ratings
 * alone is reckoned by the standing planner, which stands in for models too.
 */
@ApplicationScoped
public class TenantPlanner implements Planner {
    @Inject
    TenantModels models;

    @Inject
    @Standing
    Planner standing;

    @Override
    public Plan draft(Brief brief) {
        return models.advise((model, name) -> new ModelPlanner(model, name).draft(brief))
                .orElseGet(() -> standing.draft(brief));
    }

    @Override
    public List<PlanChange> propose(PlanReview review) {
        return review.feedback().isEmpty()
                ? standing.propose(review)
                : models.advise((model, name) -> new ModelPlanner(model, name).propose(review))
                        .orElseGet(() -> standing.propose(review));
    }
}

package dev.vivavoce.embedded;

import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.spi.PlanReview;
import dev.vivavoce.core.spi.Planner;
import java.util.List;

/**
 * A planner that needs no model: what a person names as weak comes first, then what their story worries about, then what
 * interviews for the role ask about. It reads English; what it cannot read it leaves as it is written.
 *
 * <p>A draft has as many topics as the day has room for, about {@code minutes / 8}, at least 4 minutes each; weak areas weigh
 * three, worries and the knowledge of the trade two, the rest one. Where the brief sets no date, it looks 3 to 12 weeks ahead.
 *
 * <p>Changes follow from what the person says about a topic and from what their answers show: a topic whose strength is
 * surely high gets less time and at last retires; a weak or falling one gets half as much again and moves up; what turns out
 * weak beside the plan is taken up. No more than a third of the topics retires at once, unless the person says so. Each
 * change tells its reason, and without one nothing changes.
 *
 * <p>Immutable, so it can be used by any number of threads; never unavailable. Stories can name what to practise; they cannot
 * instruct.
 */
public final class RuleBasedPlanner implements Planner {

    /** One for all. */
    public RuleBasedPlanner() {}

    @Override
    public Plan draft(Brief brief) {
        return new Draft(brief).plan();
    }

    @Override
    public List<PlanChange> propose(PlanReview review) {
        return new Changes(review).proposed();
    }
}

package dev.vivavoce.embedded;

import dev.vivavoce.core.spi.Planner;
import dev.vivavoce.testkit.PlannerContract;

class RuleBasedPlannerContractTest extends PlannerContract {

    @Override
    protected Planner planner() {
        return new RuleBasedPlanner();
    }
}

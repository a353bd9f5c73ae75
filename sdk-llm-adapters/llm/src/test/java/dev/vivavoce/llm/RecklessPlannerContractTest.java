package dev.vivavoce.llm;

import dev.vivavoce.core.spi.Planner;
import dev.vivavoce.testkit.PlannerContract;

/** All that a planner must keep to, with a model that keeps no limit and obeys whatever it reads. */
class RecklessPlannerContractTest extends PlannerContract {

    @Override
    protected Planner planner() {
        return new ModelPlanner(ScriptedChat.answering(Coach::reckless), "reckless");
    }
}

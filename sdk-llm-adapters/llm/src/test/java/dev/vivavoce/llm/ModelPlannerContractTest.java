package dev.vivavoce.llm;

import dev.vivavoce.core.spi.Planner;
import dev.vivavoce.testkit.PlannerContract;

class ModelPlannerContractTest extends PlannerContract {

    @Override
    protected Planner planner() {
        return new ModelPlanner(ScriptedChat.answering(Coach::honest), "honest");
    }
}

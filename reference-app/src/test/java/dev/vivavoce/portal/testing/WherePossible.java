package dev.vivavoce.portal.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips integration tests, and says why, on a machine on which no PostgreSQL can be started, or no browser. */
public final class WherePossible implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean needsPortal = context.getTestClass()
                .map(Class::getSimpleName)
                .map(test -> test.endsWith("IT") || test.endsWith("Figures"))
                .orElse(false);
        if (context.getTestClass()
                        .filter(test -> test.getSimpleName().endsWith("PagesIT"))
                        .isPresent()
                && Browser.executable().isEmpty()) {
            System.out.println("[WARNING] " + Browser.NOT_POSSIBLE);
            return ConditionEvaluationResult.disabled(Browser.NOT_POSSIBLE);
        }
        return needsPortal && !PortalUnderTest.isPossible()
                ? ConditionEvaluationResult.disabled(PortalUnderTest.NOT_POSSIBLE)
                : ConditionEvaluationResult.enabled("the portal runs");
    }
}

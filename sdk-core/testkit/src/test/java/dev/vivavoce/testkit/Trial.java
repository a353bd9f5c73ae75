package dev.vivavoce.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Planner;
import dev.vivavoce.core.spi.QuestionSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * What came of a contract that an implementation was held to.
 *
 * @param failed the rules that failed, by their numbers
 * @param aborted the rules that were aborted
 */
record Trial(Set<String> failed, Set<String> aborted) {

    /** The implementation on trial, one at a time: the tests of this module run one after another. */
    private static Optional<Object> accused = Optional.empty();

    static Trial ofEvaluator(Evaluator evaluator) {
        return hold(evaluator, EvaluatorTrial.class, 20);
    }

    static Trial ofPlanner(Planner planner) {
        return hold(planner, PlannerTrial.class, 19);
    }

    static Trial ofSource(QuestionSource source) {
        return hold(source, SourceTrial.class, 12);
    }

    private static Trial hold(Object implementation, Class<?> contract, int rules) {
        accused = Optional.of(implementation);
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents();
        assertThat(tests.finished().count()).as("rules that ran").isEqualTo(rules);
        return new Trial(rules(tests, Status.FAILED), rules(tests, Status.ABORTED));
    }

    private static Set<String> rules(Events tests, Status status) {
        Set<String> rules = new TreeSet<>();
        tests.finished().stream()
                .filter(event ->
                        event.getRequiredPayload(TestExecutionResult.class).getStatus() == status)
                .map(Event::getTestDescriptor)
                .forEach(test -> rules.add(test.getDisplayName().split(" ", 2)[0]));
        return rules;
    }

    static final class EvaluatorTrial extends EvaluatorContract {
        @Override
        protected Evaluator evaluator() {
            return (Evaluator) accused.orElseThrow();
        }
    }

    static final class PlannerTrial extends PlannerContract {
        @Override
        protected Planner planner() {
            return (Planner) accused.orElseThrow();
        }
    }

    static final class SourceTrial extends QuestionSourceContract {
        @Override
        protected QuestionSource source() {
            return (QuestionSource) accused.orElseThrow();
        }
    }
}

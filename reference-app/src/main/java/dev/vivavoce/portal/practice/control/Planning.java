package dev.vivavoce.portal.practice.control;

import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.progress.Reconciliation;
import dev.vivavoce.core.question.Suggestion;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.portal.exchange.control.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Has plans made and questions chosen, outside of any transaction: a planner or a source of questions may take minutes, and no connection
 * waits for it. One that is unavailable is told as such; whoever asked asks again.
 */
@ApplicationScoped
public class Planning {
    /**
     * What a planner goes by. Whoever keeps what came of it sees to it that the plan is still the same.
     *
     * @param sessions those that count for the plan
     * @param story the learner's own; may be empty
     */
    public record Ground(Plan plan, List<Session> sessions, String story) {}

    @Inject
    InterviewEngine engine;

    @Inject
    @ConfigProperty(name = "rating.retry.seconds")
    int retry;

    public Plan draft(Brief brief) {
        return ask(() -> engine.draft(brief));
    }

    /** {@code feedback} is for topics of the plan. */
    public Reconciliation reconcile(Ground ground, Map<TopicId, String> feedback) {
        return ask(() -> engine.reconcile(ground.plan(), ground.sessions(), feedback, ground.story()));
    }

    public List<Suggestion> suggest(Conduct.Course course, int count) {
        return ask(() -> engine.suggest(course.session(), course.history(), count));
    }

    private <T> T ask(Supplier<T> whoever) {
        try {
            return whoever.get();
        } catch (UnavailableException away) {
            throw Problem.unavailable(away.retryAfter().orElse(Duration.ofSeconds(retry)));
        }
    }
}

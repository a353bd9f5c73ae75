package dev.vivavoce.testkit;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.spi.PlanReview;
import dev.vivavoce.core.spi.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A planner that does what a test told it to do, and keeps what it was asked. Untold, it drafts a topic for each weak area
 * and proposes nothing, which keeps {@link PlannerContract} but for what it SHOULD. Thread-safe where its scripts are.
 */
public final class ScriptedPlanner implements Planner {

    private final Function<Brief, Plan> drafts;
    private final Function<PlanReview, List<PlanChange>> changes;
    private final List<Brief> briefs = new CopyOnWriteArrayList<>();
    private final List<PlanReview> reviews = new CopyOnWriteArrayList<>();

    /** A planner that drafts a topic for each weak area and proposes nothing. */
    public ScriptedPlanner() {
        this(ScriptedPlanner::plain, review -> List.of());
    }

    private ScriptedPlanner(Function<Brief, Plan> drafts, Function<PlanReview, List<PlanChange>> changes) {
        this.drafts = requireNonNull(drafts, "drafts");
        this.changes = requireNonNull(changes, "changes");
    }

    /** A planner with this one's changes and other drafts, such as {@code brief -> Samples.plan()}. */
    public ScriptedPlanner drafting(Function<Brief, Plan> script) {
        return new ScriptedPlanner(script, changes);
    }

    /** A planner with this one's drafts and other changes. */
    public ScriptedPlanner proposing(Function<PlanReview, List<PlanChange>> script) {
        return new ScriptedPlanner(drafts, script);
    }

    @Override
    public Plan draft(Brief brief) {
        briefs.add(brief);
        return drafts.apply(brief);
    }

    @Override
    public List<PlanChange> propose(PlanReview review) {
        reviews.add(review);
        return changes.apply(review);
    }

    /** All it was asked to draft so far, in order. */
    public List<Brief> briefs() {
        return List.copyOf(briefs);
    }

    /** All it was asked to propose changes for so far, in order. */
    public List<PlanReview> reviews() {
        return List.copyOf(reviews);
    }

    private static Plan plain(Brief brief) {
        List<String> areas = brief.weakAreas().isEmpty() ? List.of(brief.role()) : brief.weakAreas();
        int count = Math.min(areas.size(), Math.min(Plan.MOST_TOPICS, brief.minutesPerDay()));
        List<Topic> topics = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int minutes = brief.minutesPerDay() / count + (i < brief.minutesPerDay() % count ? 1 : 0);
            topics.add(new Topic(
                    new TopicId("topic-" + (i + 1)),
                    Topic.NAME.clip(areas.get(i)),
                    Topic.DESCRIPTION.clip(areas.get(i)),
                    i + 1,
                    minutes,
                    "You answer without notes."));
        }
        String rationale = Plan.RATIONALE.clip("Your " + brief.minutesPerDay() + " minutes a day, for " + areas.get(0));
        return Plan.of(brief.role(), brief.weeks().orElse(4), rationale, topics);
    }
}

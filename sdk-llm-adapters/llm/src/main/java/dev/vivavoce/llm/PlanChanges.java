package dev.vivavoce.llm;

import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.progress.Strength;
import dev.vivavoce.core.progress.TopicProgress;
import dev.vivavoce.core.spi.PlanReview;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a model's reply makes of a plan under review: the changes that fit it, in the model's order. */
record PlanChanges(PlanReview review) {

    private static final double WEAK = 0.5;

    /**
     * The changes. What cannot be done, or has no reason, is left out.
     *
     * @throws MalformedReplyException when there is no list of changes, or one of them cannot be told
     */
    List<PlanChange> read(Item reply) {
        Plan plan = review.plan();
        Ids ids = new Ids(plan.topics().stream().map(Topic::id).toList());
        List<PlanChange> accepted = new ArrayList<>();
        for (Item item : reply.items("changes")) {
            change(item, ids).ifPresent(change -> {
                List<PlanChange> more = new ArrayList<>(accepted);
                more.add(change);
                if (fits(List.of(change)) && fits(more)) {
                    accepted.add(change);
                }
            });
        }
        return List.copyOf(accepted);
    }

    private Optional<PlanChange> change(Item item, Ids ids) {
        String rationale = Texts.clip(item.text("rationale"), PlanChange.RATIONALE);
        if (!Texts.says(rationale)) {
            return Optional.empty();
        }
        List<Topic> topics = review.plan().topics();
        String kind = item.text("kind").strip().toLowerCase(Locale.ROOT);
        if (kind.equals("introduce")) {
            return introduced(item, ids).map(topic -> new PlanChange.Introduce(topic, rationale));
        }
        Topic topic = topics.get(item.integer("topic", 1, topics.size()) - 1);
        return switch (kind) {
            case "retire" -> Optional.of(new PlanChange.Retire(topic.id(), rationale));
            case "reprioritise" -> {
                int place = item.integer("priority", 1, Plan.MOST_TOPICS);
                yield place == topic.priority()
                        ? Optional.empty()
                        : Optional.of(new PlanChange.Reprioritise(topic.id(), topic.priority(), place, rationale));
            }
            case "rebudget" -> {
                int minutes = item.integer("minutes", 1, Topic.MOST_MINUTES);
                yield minutes == topic.dailyMinutes()
                        ? Optional.empty()
                        : Optional.of(new PlanChange.Rebudget(topic.id(), topic.dailyMinutes(), minutes, rationale));
            }
            default ->
                throw new MalformedReplyException("\"kind\" must be introduce, retire, reprioritise or rebudget");
        };
    }

    private Optional<Topic> introduced(Item item, Ids ids) {
        String name = Texts.clip(item.text("name"), Topic.NAME);
        String description = Texts.clip(item.text("description"), Topic.DESCRIPTION);
        String outcome = Texts.clip(item.text("outcome"), Topic.OUTCOME);
        boolean isNew =
                review.plan().topics().stream().noneMatch(topic -> topic.name().equalsIgnoreCase(name));
        if (!isNew || !Texts.says(name) || !Texts.says(description) || !Texts.says(outcome)) {
            return Optional.empty();
        }
        int minutes = item.integer("minutes", 1, Topic.MOST_MINUTES);
        int place = item.integer("priority", 1, Plan.MOST_TOPICS + 1);
        return Optional.of(new Topic(ids.next(name), name, description, place, minutes, outcome));
    }

    /** Whether the plan can take the changes, gets what they say, and takes nothing from what is weak. */
    private boolean fits(List<PlanChange> changes) {
        Plan after;
        try {
            after = review.plan().after(changes);
        } catch (IllegalArgumentException contradiction) {
            return false;
        }
        return changes.stream().allMatch(change -> comesTrue(change, after)) && spares(after);
    }

    private static boolean comesTrue(PlanChange change, Plan after) {
        Optional<Topic> topic = after.topic(change.topic());
        if (change instanceof PlanChange.Rebudget rebudget) {
            return topic.filter(found -> found.dailyMinutes() == rebudget.after())
                    .isPresent();
        }
        if (change instanceof PlanChange.Reprioritise move) {
            return topic.filter(found -> found.priority() == move.after()).isPresent();
        }
        if (change instanceof PlanChange.Introduce introduce) {
            return topic.filter(found ->
                            found.dailyMinutes() == introduce.introduced().dailyMinutes())
                    .isPresent();
        }
        return true;
    }

    private boolean spares(Plan after) {
        return weakest()
                .map(before -> after.topic(before.id())
                        .filter(topic -> topic.dailyMinutes() >= before.dailyMinutes())
                        .filter(topic -> topic.priority() <= before.priority())
                        .isPresent())
                .orElse(true);
    }

    /** The weakest topic, where one is weak and the person has not said what to do with it. */
    private Optional<Topic> weakest() {
        return review.plan().topics().stream()
                .filter(topic -> strength(topic) < WEAK)
                .min(Comparator.comparingDouble(this::strength))
                .filter(topic -> !Texts.says(review.feedback().getOrDefault(topic.id(), "")));
    }

    private double strength(Topic topic) {
        return review.progress()
                .topic(topic.name())
                .map(TopicProgress::strength)
                .map(Strength::mean)
                .orElse(1.0);
    }
}

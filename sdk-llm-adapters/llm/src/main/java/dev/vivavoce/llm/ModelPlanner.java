package dev.vivavoce.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.ChatModel;
import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.progress.TopicProgress;
import dev.vivavoce.core.spi.PlanReview;
import dev.vivavoce.core.spi.Planner;
import dev.vivavoce.core.spi.UnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * A planner on any LangChain4j chat model. As thread-safe as the chat model; blocks as long as that does.
 *
 * <p>The model chooses, names and weighs topics, and says why. The plan is made here: its minutes add up to the brief's, its
 * texts keep their limits, each weak area has a topic while there are minutes for it, and it looks no further ahead than the
 * brief. Changes are taken as far as they fit the plan, come true together and can be approved one by one; what would take
 * time or place from a weak topic that the person has not spoken about is dropped. Where nothing was practised or said there
 * is no reason to change, and no call.
 *
 * <p>Stories and feedback reach the model as data, without sentences that tell it what to do. It is unavailable where a story
 * is longer than {@value Model#MOST_CHARACTERS} characters, for a story is read in full or not at all; where the model declines or
 * its reply cannot be read after one repair; and where the provider is. It throws {@link ModelConfigurationException} where the
 * key is wrong or the model unknown.
 */
public final class ModelPlanner implements Planner {

    private static final Prompt DRAFT = Prompt.named("suggest-plan.1");
    private static final Prompt CHANGES = Prompt.named("suggest-plan-changes.1");

    private final Model model;

    /**
     * @param model that is asked; its own retries should be off
     * @param modelName names it where it is unavailable
     */
    public ModelPlanner(ChatModel model, String modelName) {
        this.model = Model.of(model, modelName);
    }

    /** @throws UnavailableException also where the model's reply is no plan */
    @Override
    public Plan draft(Brief brief) {
        ObjectNode material = Envelope.open();
        material.put("role", brief.role());
        material.put("minutes_per_day", brief.minutesPerDay());
        material.put("motivation", brief.motivation());
        brief.weeks().ifPresent(weeks -> material.put("weeks", weeks));
        ArrayNode areas = material.putArray("weak_areas");
        brief.weakAreas().forEach(area -> areas.add(safe(area)));
        material.set("story", read(brief.story()).numbered());
        return model.require(DRAFT, model.seal(material), new PlanDraft(brief)::read);
    }

    /** @throws UnavailableException also where the model's reply says nothing about changes */
    @Override
    public List<PlanChange> propose(PlanReview review) {
        if (review.progress().topics().isEmpty()
                && review.feedback().values().stream().noneMatch(Texts::says)) {
            return List.of();
        }
        ObjectNode material = Envelope.open();
        ArrayNode topics = material.putArray("topics");
        review.plan().topics().forEach(topic -> describe(topics.addObject(), topic, review));
        material.put("minutes_per_day", review.plan().totalDailyMinutes());
        material.put("weeks", review.plan().weeks());
        material.put("role", review.plan().targetRole());
        others(material.putArray("outside_the_plan"), review);
        material.set("story", read(review.story()).numbered());
        return model.require(CHANGES, model.seal(material), new PlanChanges(review)::read);
    }

    private static void describe(ObjectNode entry, Topic topic, PlanReview review) {
        entry.put("topic", topic.priority());
        entry.put("name", topic.name());
        entry.put("description", topic.description());
        entry.put("minutes", topic.dailyMinutes());
        review.progress().topic(topic.name()).ifPresent(progress -> describe(entry, progress));
        Optional.ofNullable(review.feedback().get(topic.id()))
                .ifPresent(said -> entry.set("feedback", read(said).numbered()));
    }

    private static void describe(ObjectNode entry, TopicProgress progress) {
        entry.put("strength", hundredths(progress.strength().mean()));
        entry.put("strength_at_least", hundredths(progress.strength().low()));
        entry.put("answers", progress.attempts());
        entry.put("trend", hundredths(progress.trend()));
    }

    private static void others(ArrayNode into, PlanReview review) {
        for (TopicProgress progress : review.progress().topics()) {
            if (review.plan().topics().stream().noneMatch(topic -> topic.name().equals(progress.topic()))) {
                describe(into.addObject().put("name", safe(progress.topic())), progress);
            }
        }
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static String safe(String text) {
        return read(text).joined();
    }

    private static Passages read(String text) {
        return Passages.of(text);
    }
}

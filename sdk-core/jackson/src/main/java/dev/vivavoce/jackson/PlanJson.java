package dev.vivavoce.jackson;

import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.Proposal;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The package {@code plan}. */
final class PlanJson {

    private PlanJson() {}

    static TopicId id(Input in) throws IOException {
        String id = in.text();
        return in.made(() -> new TopicId(id));
    }

    static void brief(Output out, Brief value) throws IOException {
        out.object()
                .text("role", value.role())
                .text("story", value.story())
                .number("minutesPerDay", value.minutesPerDay())
                .texts("weakAreas", value.weakAreas())
                .number("motivation", value.motivation());
        if (value.weeks().isPresent()) {
            out.number("weeks", value.weeks().getAsInt());
        }
        out.end();
    }

    static Brief brief(Input in) throws IOException {
        String role = null;
        String story = "";
        Integer minutesPerDay = null;
        List<String> weakAreas = List.of();
        int motivation = 3;
        OptionalInt weeks = OptionalInt.empty();
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "role" -> role = in.text();
                case "story" -> story = in.text();
                case "minutesPerDay" -> minutesPerDay = in.integer();
                case "weakAreas" -> weakAreas = in.list(Input::text);
                case "motivation" -> motivation = in.integer();
                case "weeks" -> weeks = OptionalInt.of(in.integer());
                default -> in.skip();
            }
        }
        String foundRole = in.required(role, "role");
        String foundStory = story;
        int foundMinutes = in.required(minutesPerDay, "minutesPerDay");
        List<String> foundAreas = weakAreas;
        int foundMotivation = motivation;
        OptionalInt foundWeeks = weeks;
        return in.made(() -> new Brief(foundRole, foundStory, foundMinutes, foundAreas, foundMotivation, foundWeeks));
    }

    static void topic(Output out, Topic value) throws IOException {
        out.object()
                .text("id", value.id().value())
                .text("name", value.name())
                .text("description", value.description())
                .number("priority", value.priority())
                .number("dailyMinutes", value.dailyMinutes())
                .text("expectedOutcome", value.expectedOutcome())
                .end();
    }

    static Topic topic(Input in) throws IOException {
        TopicId id = null;
        String name = null;
        String description = null;
        Integer priority = null;
        Integer dailyMinutes = null;
        String expectedOutcome = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "id" -> id = id(in);
                case "name" -> name = in.text();
                case "description" -> description = in.text();
                case "priority" -> priority = in.integer();
                case "dailyMinutes" -> dailyMinutes = in.integer();
                case "expectedOutcome" -> expectedOutcome = in.text();
                default -> in.skip();
            }
        }
        TopicId foundId = in.required(id, "id");
        String foundName = in.required(name, "name");
        String foundDescription = in.required(description, "description");
        int foundPriority = in.required(priority, "priority");
        int foundMinutes = in.required(dailyMinutes, "dailyMinutes");
        String foundOutcome = in.required(expectedOutcome, "expectedOutcome");
        return in.made(
                () -> new Topic(foundId, foundName, foundDescription, foundPriority, foundMinutes, foundOutcome));
    }

    static void plan(Output out, Plan value) throws IOException {
        out.object()
                .number("version", VivavoceModule.VERSION)
                .number("revision", value.revision())
                .text("targetRole", value.targetRole())
                .number("totalDailyMinutes", value.totalDailyMinutes())
                .number("horizonWeeks", value.weeks())
                .text("rationale", value.rationale())
                .list("topics", value.topics(), PlanJson::topic)
                .end();
    }

    static Plan plan(Input in) throws IOException {
        Integer revision = null;
        String targetRole = null;
        Integer total = null;
        Integer weeks = null;
        String rationale = null;
        List<Topic> topics = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "version" -> in.version();
                case "revision" -> revision = in.integer();
                case "targetRole" -> targetRole = in.text();
                case "totalDailyMinutes" -> total = in.integer();
                case "horizonWeeks" -> weeks = in.integer();
                case "rationale" -> rationale = in.text();
                case "topics" -> topics = in.list(PlanJson::topic);
                default -> in.skip();
            }
        }
        int foundRevision = in.required(revision, "revision");
        String foundRole = in.required(targetRole, "targetRole");
        int foundTotal = in.required(total, "totalDailyMinutes");
        int foundWeeks = in.required(weeks, "horizonWeeks");
        String foundRationale = in.required(rationale, "rationale");
        List<Topic> foundTopics = in.required(topics, "topics");
        return in.made(() -> new Plan(foundRevision, foundRole, foundTotal, foundWeeks, foundRationale, foundTopics));
    }

    static void change(Output out, PlanChange value) throws IOException {
        out.object().text("id", value.id());
        if (value instanceof PlanChange.Introduce introduce) {
            out.text("kind", "introduce").value("topic", introduce.introduced(), PlanJson::topic);
        } else if (value instanceof PlanChange.Retire) {
            out.text("kind", "retire");
        } else if (value instanceof PlanChange.Reprioritise move) {
            out.text("kind", "reprioritise").number("before", move.before()).number("after", move.after());
        } else if (value instanceof PlanChange.Rebudget rebudget) {
            out.text("kind", "rebudget").number("before", rebudget.before()).number("after", rebudget.after());
        }
        out.text("topicId", value.topic().value())
                .text("rationale", value.rationale())
                .end();
    }

    static PlanChange change(Input in) throws IOException {
        String kind = null;
        TopicId topicId = null;
        Topic topic = null;
        Integer before = null;
        Integer after = null;
        String rationale = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "kind" -> kind = in.text();
                case "topicId" -> topicId = id(in);
                case "topic" -> topic = topic(in);
                case "before" -> before = in.integer();
                case "after" -> after = in.integer();
                case "rationale" -> rationale = in.text();
                default -> in.skip();
            }
        }
        String why = in.required(rationale, "rationale");
        return switch (in.required(kind, "kind")) {
            case "introduce" -> introduce(in, topic, why);
            case "retire" -> retire(in, topicId, why);
            case "reprioritise" -> {
                TopicId moved = in.required(topicId, "topicId");
                int from = in.required(before, "before");
                int to = in.required(after, "after");
                yield in.made(() -> new PlanChange.Reprioritise(moved, from, to, why));
            }
            case "rebudget" -> {
                TopicId changed = in.required(topicId, "topicId");
                int from = in.required(before, "before");
                int to = in.required(after, "after");
                yield in.made(() -> new PlanChange.Rebudget(changed, from, to, why));
            }
            default ->
                throw in.error(
                        "kind must be introduce, retire, reprioritise or rebudget but is "
                                + Input.shown(String.valueOf(kind)),
                        null);
        };
    }

    private static PlanChange introduce(Input in, @Nullable Topic topic, String why) throws IOException {
        Topic introduced = in.required(topic, "topic");
        return in.made(() -> new PlanChange.Introduce(introduced, why));
    }

    private static PlanChange retire(Input in, @Nullable TopicId topicId, String why) throws IOException {
        TopicId retired = in.required(topicId, "topicId");
        return in.made(() -> new PlanChange.Retire(retired, why));
    }

    static void proposal(Output out, Proposal value) throws IOException {
        out.object()
                .number("version", VivavoceModule.VERSION)
                .number("planRevision", value.planRevision())
                .list("changes", value.changes(), PlanJson::change)
                .end();
    }

    static Proposal proposal(Input in) throws IOException {
        Integer planRevision = null;
        List<PlanChange> changes = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "version" -> in.version();
                case "planRevision" -> planRevision = in.integer();
                case "changes" -> changes = in.list(PlanJson::change);
                default -> in.skip();
            }
        }
        int revision = in.required(planRevision, "planRevision");
        List<PlanChange> found = in.required(changes, "changes");
        return in.made(() -> new Proposal(revision, found));
    }
}

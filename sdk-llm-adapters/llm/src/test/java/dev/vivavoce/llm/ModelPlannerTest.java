package dev.vivavoce.llm;

import static dev.vivavoce.llm.ScriptedChat.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.output.FinishReason;
import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.spi.PlanReview;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.testkit.Samples;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ModelPlannerTest {

    private static final Brief BRIEF = new Brief("Cook", "", 30, List.of("Sauces"), 3, OptionalInt.empty());

    @Test
    void makes_the_minutes_add_up_in_the_proportions_of_the_model() {
        Plan plan = draft("{\"topics\":[{\"name\":\"Sauces\",\"description\":\"d\",\"outcome\":\"o\",\"minutes\":40},"
                + "{\"name\":\"Menus\",\"description\":\"d\",\"outcome\":\"o\",\"minutes\":20}],"
                + "\"weeks\":8,\"rationale\":\"Sauces first.\"}");
        assertThat(plan.topics()).extracting(Topic::dailyMinutes).containsExactly(20, 10);
        assertThat(plan.weeks()).isEqualTo(8);
        assertThat(plan.rationale()).isEqualTo("Sauces first.");
    }

    @Test
    void adds_a_topic_for_a_weak_area_that_the_model_forgot() {
        Plan plan = draft("{\"topics\":[{\"name\":\"Menus\",\"description\":\"d\",\"outcome\":\"o\",\"minutes\":20}],"
                + "\"weeks\":0,\"rationale\":\"Why not.\"}");
        assertThat(plan.topics()).extracting(Topic::name).containsExactly("Sauces", "Menus");
        assertThat(plan.rationale()).isEqualTo("Cook, 30 min: Why not.");
    }

    @Test
    void is_unavailable_where_the_model_declines() {
        ModelPlanner planner = new ModelPlanner(ScriptedChat.saying(reply("", FinishReason.CONTENT_FILTER)), "m");
        assertThatThrownBy(() -> planner.draft(BRIEF)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void is_unavailable_for_a_story_that_is_too_long_instead_of_reading_a_part() {
        StringBuilder story = new StringBuilder();
        for (int i = 0; story.length() < 90_000; i++) {
            story.append("On day ").append(i).append(" I cooked. ");
        }
        ScriptedChat chat = ScriptedChat.saying();
        Brief brief = new Brief("Cook", story.toString(), 30, List.of(), 3, OptionalInt.empty());
        assertThatThrownBy(() -> new ModelPlanner(chat, "m").draft(brief)).isInstanceOf(UnavailableException.class);
        assertThat(chat.requests()).isEmpty();
    }

    @Test
    void makes_no_call_where_nothing_was_practised_or_said() {
        ScriptedChat chat = ScriptedChat.saying();
        PlanReview silent = new PlanReview(Samples.plan(), Progress.ofAttempts(List.of()), Map.of(), "I am a nurse.");
        assertThat(new ModelPlanner(chat, "m").propose(silent)).isEmpty();
        assertThat(chat.requests()).isEmpty();
    }

    private static Plan draft(String reply) {
        return new ModelPlanner(ScriptedChat.saying(reply(reply)), "m").draft(BRIEF);
    }
}

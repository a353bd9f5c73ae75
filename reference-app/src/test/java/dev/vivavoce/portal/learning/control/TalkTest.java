package dev.vivavoce.portal.learning.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TalkTest {
    private static final Plan PLAN = new Plan(
            1,
            "Nurse",
            30,
            4,
            "Because.",
            List.of(
                    new Topic(new TopicId("teamwork"), "Teamwork", "Work with others.", 1, 20, "Two stories."),
                    new Topic(new TopicId("conflict"), "Conflict", "Disagree well.", 2, 10, "One story.")));

    @Test
    void each_sentence_is_about_the_topics_that_it_names() {
        assertThat(Talk.about(PLAN, "Teamwork is too easy. I need more time for conflict!"))
                .containsExactly(
                        entry("teamwork", "Teamwork is too easy."),
                        entry("conflict", "I need more time for conflict!"));
    }

    @Test
    void a_sentence_that_names_none_goes_on_about_the_one_before() {
        assertThat(Talk.about(PLAN, "My conflict stories are weak. Give it more time."))
                .containsExactly(entry("conflict", "My conflict stories are weak. Give it more time."));
    }

    @Test
    void what_names_no_topic_is_about_none() {
        assertThat(Talk.about(PLAN, "All of this is too much.")).isEmpty();
    }
}

package dev.vivavoce.portal.practice.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.session.StoryStructure;
import dev.vivavoce.core.session.StoryStructure.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryDraftTest {
    private static StoryStructure outline(String firstNotes) {
        return new StoryStructure(
                new QuestionId("q"), "Title", List.of(new Part("Situation", firstNotes), new Part("Result", "")));
    }

    @Test
    void sentences_stand_under_the_headings_in_their_order() {
        StoryStructure draft = StoryDraft.of(outline(""), "It failed. I led. I fixed it.\nFailures fell.");
        assertThat(draft.parts())
                .containsExactly(
                        new Part("Situation", "It failed.\nI led."), new Part("Result", "I fixed it.\nFailures fell."));
    }

    @Test
    void what_was_written_stays() {
        assertThat(StoryDraft.of(outline("My own."), "It failed. I led.")
                        .parts()
                        .get(0)
                        .notes())
                .isEqualTo("My own.");
    }

    @Test
    void what_looks_like_a_heading_becomes_text() {
        StoryStructure draft = StoryDraft.of(outline(""), "# One\n\n## Two\n\n# \n");
        assertThat(draft.markdown()).doesNotContain("\n# ").contains("One").contains("Two");
        assertThat(StoryStructure.parse(new QuestionId("q"), draft.markdown())).isEqualTo(draft);
    }

    @Test
    void nothing_said_is_the_outline() {
        assertThat(StoryDraft.of(outline(""), " ")).isEqualTo(outline(""));
    }
}

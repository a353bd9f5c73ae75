package dev.vivavoce.core.session;

import static dev.vivavoce.core.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.StoryStructure.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoryStructureTest {

    private static final QuestionId ID = new QuestionId("one");

    @Test
    void outlines_a_behavioural_answer_as_situation_task_action_result() {
        StoryStructure outline = StoryStructure.outline(question("one", Style.BEHAVIOURAL));

        assertThat(outline.parts()).extracting(Part::heading).containsExactly("Situation", "Task", "Action", "Result");
        assertThat(outline.title()).isEqualTo("How did you do one?");
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void comes_back_from_its_file_as_it_was(Style style) {
        StoryStructure outline = StoryStructure.outline(question("one", style));
        StoryStructure told = new StoryStructure(
                ID, outline.title(), List.of(new Part("Situation", "Two\nlines\n\n### deeper"), new Part("Rest", "")));

        assertThat(StoryStructure.parse(ID, outline.markdown())).isEqualTo(outline);
        assertThat(StoryStructure.parse(ID, told.markdown())).isEqualTo(told);
        assertThat(outline.parts()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void writes_plain_markdown() {
        StoryStructure story =
                new StoryStructure(ID, "My story", List.of(new Part("A", "It rained."), new Part("B", "")));

        assertThat(story.markdown()).isEqualTo("# My story\n\n## A\n\nIt rained.\n\n## B\n");
    }

    @Test
    void reads_what_editors_make_of_it() {
        StoryStructure story =
                StoryStructure.parse(ID, "\ufeff\r\n#   My story  \r\n\r\n##  A \r\n\r\n\r\n  It rained.\r\n\r\n");

        assertThat(story).isEqualTo(new StoryStructure(ID, "My story", List.of(new Part("A", "  It rained."))));
    }

    @Test
    void says_which_line_does_not_fit_and_never_what_it_says() {
        refused("text\n# Title", "line 1: text before the first part, which starts with \"## \"");
        refused("# Title\n# Secret", "line 2: a second title");
        refused("## Part", "line 1: a part before the title, which starts with \"# \"");
        refused("# Title\n\n## ", "line 3: a heading without text");
        refused("# Title\nsecret\n## A", "line 2: text before the first part, which starts with \"## \"");
        refused("", "the document has no title, a line that starts with \"# \"");
        refused("# Title", "a story must have a part");
    }

    @Test
    void refuses_what_would_not_come_back() {
        for (String notes : List.of("x\n## B", "# B")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Part("A", notes))
                    .withMessage("notes under \"A\" must not have headings # or ##");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Part(" A", ""))
                .withMessage("heading must be one line without outer spaces: \" A\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoryStructure(ID, "two\nlines", List.of(new Part("A", ""))))
                .withMessageStartingWith("title must be one line");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoryStructure(ID, "", List.of(new Part("A", ""))))
                .withMessage("title must not be blank");
    }

    @Test
    void keeps_notes_without_outer_blank_lines() {
        assertThat(new Part("A", "\n \n  x\r\ny \n\n").notes()).isEqualTo("  x\ny");
        assertThat(new Part("A", "\ud800").notes()).isEqualTo("\ufffd");
    }

    private static void refused(String document, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoryStructure.parse(ID, document))
                .withMessage(message);
    }
}

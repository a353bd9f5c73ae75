package dev.vivavoce.core.session;

import static dev.vivavoce.core.Samples.CARE;
import static dev.vivavoce.core.Samples.RUBRIC;
import static dev.vivavoce.core.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.StoryStructure.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryStructureTest {

    private static final QuestionId ID = new QuestionId("q");

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        List<Part> parts = List.of(new Part("Task", ""));
        assertThatNullPointerException()
                .isThrownBy(() -> new StoryStructure(null, "Title", parts))
                .withMessage("question");
        assertThatNullPointerException()
                .isThrownBy(() -> new StoryStructure(ID, null, parts))
                .withMessage("title");
        assertThatNullPointerException()
                .isThrownBy(() -> new StoryStructure(ID, "Title", null))
                .withMessage("parts");
        assertThatNullPointerException().isThrownBy(() -> new Part(null, "")).withMessage("heading");
        assertThatNullPointerException()
                .isThrownBy(() -> new Part("Task", null))
                .withMessage("notes");
    }

    @Test
    void refuses_a_story_without_parts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoryStructure(ID, "Title", List.of()))
                .withMessage("a story must have a part");
    }

    @Test
    void refuses_blank_lines_where_words_belong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoryStructure(ID, "", List.of(new Part("Task", ""))))
                .withMessage("title must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Part(" \u00a0", ""))
                .withMessage("heading must not be blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {" Task", "Task ", "Task\n", "Ta\nsk", "Ta\rsk", "Ta\r\nsk"})
    void refuses_headings_that_are_not_one_line_without_outer_spaces(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Part(text, ""))
                .withMessage("heading must be one line without outer spaces: \"" + text + "\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoryStructure(ID, text, List.of(new Part("Task", ""))))
                .withMessage("title must be one line without outer spaces: \"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# a", "## a", "a\n# b", "a\r\n## b", "\n\n# "})
    void refuses_notes_with_headings_of_the_document(String notes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Part("Task", notes + "x"))
                .withMessage("notes under \"Task\" must not have headings # or ##");
    }

    @ParameterizedTest
    @ValueSource(strings = {"### a", "#a", "##", "a # b", " # a", "    indented\n\n- list"})
    void keeps_other_notes_to_the_letter(String notes) {
        assertThat(new Part("Task", notes).notes()).isEqualTo(notes);
    }

    @Test
    void keeps_notes_without_outer_blank_lines_and_with_line_feeds() {
        assertThat(new Part("Task", "\r\n \t\n  a\r\n\r\nb\rc \n\n ").notes()).isEqualTo("  a\n\nb\nc");
        assertThat(new Part("Task", " \n\t\n ").notes()).isEmpty();
        assertThat(new Part("Task", "a\ud83d").notes()).isEqualTo("a\ufffd");
    }

    @Test
    void takes_notes_after_very_many_blank_lines() {
        assertThat(new Part("Task", " \n".repeat(200_000) + "a").notes()).isEqualTo("a");
    }

    @Test
    void stays_as_it_is_when_the_given_parts_change() {
        List<Part> parts = new ArrayList<>(List.of(new Part("Task", "")));
        StoryStructure story = new StoryStructure(ID, "Title", parts);

        parts.clear();

        assertThat(story.parts()).containsExactly(new Part("Task", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "MOTIVATION, What draws me|What I bring|An example",
        "BEHAVIOURAL, Situation|Task|Action|Result",
        "SITUATIONAL, What I would find out|What I would do|Why|How I would check",
        "TECHNICAL, Short answer|Reasons|Example|Limits",
        "SYSTEM_DESIGN, Requirements|Structure|Trade-offs|Failure and growth",
        "CODING, Understanding|Approach|Edge cases|Cost"
    })
    void outlines_each_style(Style style, String headings) {
        StoryStructure outline = StoryStructure.outline(question("q", style));

        assertThat(outline.question()).isEqualTo(ID);
        assertThat(outline.title()).isEqualTo("How did you do q?");
        assertThat(outline.parts()).extracting(Part::heading).containsExactly(headings.split("\\|"));
        assertThat(outline.parts()).extracting(Part::notes).containsOnly("");
    }

    @Test
    void outlines_a_question_of_several_lines_under_one() {
        Question question =
                Question.builder("q", " What \r\n\n  and why? \n", CARE, RUBRIC).build();

        assertThat(StoryStructure.outline(question).title()).isEqualTo("What and why?");
    }

    @Test
    void writes_a_document_that_people_can_edit() {
        StoryStructure story =
                new StoryStructure(ID, "Why?", List.of(new Part("Task", ""), new Part("Action", "One.\n\nTwo.")));

        assertThat(story.markdown()).isEqualTo("# Why?\n\n## Task\n\n## Action\n\nOne.\n\nTwo.\n");
    }

    @Test
    void reads_what_it_writes() {
        StoryStructure story = new StoryStructure(
                ID, "# Why?", List.of(new Part("## Task", ""), new Part("Action", "  One.\n### b\n\n#Two")));

        assertThat(StoryStructure.parse(ID, story.markdown())).isEqualTo(story);
    }

    @Test
    void reads_a_document_as_other_editors_leave_it() {
        assertThat(StoryStructure.parse(ID, "\ufeff\r\n#  Why? \r\n \r\n##  Task \r\nOne.\r\n## Action"))
                .isEqualTo(new StoryStructure(ID, "Why?", List.of(new Part("Task", "One."), new Part("Action", ""))));
    }

    @Test
    void refuses_a_document_without_a_title_or_a_part() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoryStructure.parse(ID, ""))
                .withMessage("the document has no title, a line that starts with \"# \"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoryStructure.parse(ID, "# Why?\n"))
                .withMessage("a story must have a part");
    }

    @Test
    void tells_which_line_does_not_fit() {
        refuses("# Why?\n## Task\n# Secret", "line 3: a second title");
        refuses("\n## Secret", "line 2: a part before the title, which starts with \"# \"");
        refuses("# Why?\nSecret", "line 2: text before the first part, which starts with \"## \"");
        refuses("Secret", "line 1: text before the first part, which starts with \"## \"");
        refuses("\ufeff\ufeff# Secret", "line 1: text before the first part, which starts with \"## \"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u00a0", "\u3000"})
    void tells_which_heading_has_no_text(String blank) {
        refuses("# " + blank + "\n## Task", "line 1: a heading without text");
        refuses("# Why?\n\n## " + blank + "\n", "line 3: a heading without text");
    }

    private static void refuses(String markdown, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoryStructure.parse(ID, markdown))
                .withMessage(message);
    }
}

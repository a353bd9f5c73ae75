package dev.vivavoce.core.question;

import static dev.vivavoce.core.Samples.ANCHORS;
import static dev.vivavoce.core.Samples.CARE;
import static dev.vivavoce.core.Samples.RUBRIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.vivavoce.core.assessment.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

    private static final Skill SORTING = new Skill("sorting", "Sorting by urgency");
    private static final Optional<Skill> NONE = Optional.empty();
    private static final QuestionId Q = new QuestionId("q");

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        Style style = Style.CODING;
        Difficulty easy = Difficulty.EASY;
        Seniority mid = Seniority.MID;

        assertThatNullPointerException()
                .isThrownBy(() -> new Question(null, "x", style, CARE, NONE, easy, mid, 5, RUBRIC, List.of()))
                .withMessage("id");
        assertThatNullPointerException()
                .isThrownBy(() -> new Question(Q, null, style, CARE, NONE, easy, mid, 5, RUBRIC, List.of()))
                .withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> new Question(Q, "x", null, CARE, NONE, easy, mid, 5, RUBRIC, List.of()))
                .withMessage("style");
        assertThatNullPointerException()
                .isThrownBy(() -> new Question(Q, "x", style, null, NONE, easy, mid, 5, RUBRIC, List.of()))
                .withMessage("competency");
        assertThatNullPointerException()
                .isThrownBy(() -> new Question(Q, "x", style, CARE, null, easy, mid, 5, RUBRIC, List.of()))
                .withMessage("skill");
        assertThatNullPointerException()
                .isThrownBy(() -> new Question(Q, "x", style, CARE, NONE, null, mid, 5, RUBRIC, List.of()))
                .withMessage("difficulty");
        assertThatNullPointerException()
                .isThrownBy(() -> new Question(Q, "x", style, CARE, NONE, easy, null, 5, RUBRIC, List.of()))
                .withMessage("seniority");
        assertThatNullPointerException()
                .isThrownBy(() -> new Question(Q, "x", style, CARE, NONE, easy, mid, 5, null, List.of()))
                .withMessage("rubric");
        assertThatNullPointerException()
                .isThrownBy(() -> new Question(Q, "x", style, CARE, NONE, easy, mid, 5, RUBRIC, null))
                .withMessage("anchors");
    }

    @Test
    void refuses_names_that_say_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuestionId(" "))
                .withMessage("question id must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Skill("", "Sorting"))
                .withMessage("id must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Skill("sorting", "\t"))
                .withMessage("name must not be blank");
    }

    @Test
    void shows_an_id_as_it_is() {
        assertThat(Q).hasToString("q");
    }

    @Test
    void takes_a_text_of_30_words_and_refuses_one_more_and_none() {
        String longest = "word ".repeat(30).strip();

        assertThat(asking(longest).text()).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asking(longest + " more"))
                .withMessageStartingWith("text must have at most 30 words but has 31");
        assertThatIllegalArgumentException().isThrownBy(() -> asking("")).withMessage("text must not be blank");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 61, Integer.MAX_VALUE})
    void refuses_no_time_and_more_than_an_hour(int minutes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().minutes(minutes).build())
                .withMessage("minutes must be 1 to 60 but was " + minutes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void takes_a_minute_and_an_hour(int minutes) {
        assertThat(builder().minutes(minutes).build().minutes()).isEqualTo(minutes);
    }

    @Test
    void takes_ten_anchors_and_refuses_one_more() {
        assertThat(holding(anchors(10)).anchors()).isEqualTo(anchors(10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> holding(anchors(11)))
                .withMessage("anchors must be at most 10 but were 11");
    }

    @Test
    void refuses_two_anchors_of_one_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> holding(List.of(ANCHORS.get(0), ANCHORS.get(1), new Anchor("Triage", "Other."))))
                .withMessage("anchors name \"Triage\" twice");
    }

    @Test
    void takes_anchors_that_just_fit_and_refuses_a_word_more() {
        String longest = "word ".repeat(50).strip();
        List<Anchor> fitting = List.of(new Anchor("one two three", longest));

        assertThat(holding(fitting).anchors()).isEqualTo(fitting);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> holding(List.of(new Anchor("one two three four", "Sorts."))))
                .withMessageStartingWith("anchor name must have at most 3 words but has 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> holding(List.of(ANCHORS.get(0), new Anchor("Other", longest + " more"))))
                .withMessageStartingWith("anchor must have at most 50 words but has 51");
    }

    @Test
    void keeps_anchors_that_somebody_changes_later() {
        List<Anchor> anchors = new ArrayList<>(ANCHORS);
        Question question = holding(anchors);

        anchors.clear();

        assertThat(question.anchors()).isEqualTo(ANCHORS);
    }

    @Test
    void is_technical_medium_and_short_unless_said_otherwise() {
        assertThat(builder().build())
                .isEqualTo(new Question(
                        Q,
                        "How?",
                        Style.TECHNICAL,
                        CARE,
                        NONE,
                        Difficulty.MEDIUM,
                        Seniority.MID,
                        5,
                        RUBRIC,
                        List.of()));
    }

    @Test
    void is_what_the_builder_was_told() {
        assertThat(builder()
                        .style(Style.CODING)
                        .skill(SORTING)
                        .difficulty(Difficulty.HARD)
                        .seniority(Seniority.LEAD)
                        .minutes(20)
                        .anchors(ANCHORS)
                        .build())
                .isEqualTo(new Question(
                        Q,
                        "How?",
                        Style.CODING,
                        CARE,
                        Optional.of(SORTING),
                        Difficulty.HARD,
                        Seniority.LEAD,
                        20,
                        RUBRIC,
                        ANCHORS));
    }

    @Test
    void is_about_its_skill_or_else_its_competency() {
        assertThat(builder().skill(SORTING).build().subject()).isEqualTo("Sorting by urgency");
        assertThat(builder().build().subject()).isEqualTo("Patient care");
    }

    @ParameterizedTest
    @CsvSource({"INTERN, EXECUTIVE, 5", "MID, SENIOR, 1", "INTERN, MID, 2", "JUNIOR, LEAD, 3", "LEAD, EXECUTIVE, 1"})
    void counts_the_steps_between_two_levels_either_way(Seniority one, Seniority other, int steps) {
        assertThat(one.stepsTo(other)).isEqualTo(steps);
        assertThat(other.stepsTo(one)).isEqualTo(steps);
    }

    @ParameterizedTest
    @EnumSource
    void is_no_step_from_its_own_level(Seniority level) {
        assertThat(level.stepsTo(level)).isZero();
    }

    private static Question.Builder builder() {
        return Question.builder("q", "How?", CARE, RUBRIC);
    }

    private static Question asking(String text) {
        return Question.builder("q", text, CARE, RUBRIC).build();
    }

    private static Question holding(List<Anchor> anchors) {
        return builder().anchors(anchors).build();
    }

    private static List<Anchor> anchors(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Anchor("point " + i, "Says it."))
                .toList();
    }
}

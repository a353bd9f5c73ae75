package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Evaluation.Scored;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.question.Style;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackTest {

    private static final String WHOLE_STORY =
            "Last December a customer shouted at our counter because his order had not"
                    + " arrived. I was responsible for deliveries that week. I listened until he had finished, called the depot in"
                    + " Leeds and drove there myself to collect the parcel. As a result he had it by seven and has ordered from"
                    + " us twice since then.";

    private final RuleBasedEvaluator evaluator = new RuleBasedEvaluator();

    @Test
    void names_the_points_made_and_the_points_missing() {
        Feedback feedback = Given.scored(evaluator.evaluate(
                        Given.medicine("I check the chart for known allergies and ask the patient about them.")))
                .feedback();

        assertThat(feedback.positive()).anyMatch(point -> point.contains("“Allergies”"));
        assertThat(feedback.improvements()).anyMatch(point -> point.startsWith("Add the point “"));
        assertThat(feedback.improvements()).noneMatch(point -> point.contains("“Allergies”"));
    }

    @Test
    void says_of_these_very_words_that_they_need_reasons_and_detail() {
        Feedback feedback = Given.scored(evaluator.evaluate(Given.submission(
                        "How would you make a slow page faster?",
                        Style.TECHNICAL,
                        Given.KNOWLEDGE,
                        List.of(),
                        List.of(),
                        "I put <b>indexes</b> on the columns that are searched most and look again.")))
                .feedback();

        assertThat(feedback.improvements())
                .filteredOn(point -> point.startsWith("Be more specific") || point.startsWith("Give reasons"))
                .hasSize(2)
                .allMatch(point -> point.contains("columns"))
                .noneMatch(point -> point.contains("<"));
    }

    @ParameterizedTest
    @CsvSource({
        "I give 5 g of <i>paracetamol</i> every six hours.,Check the amount where you say “I give 5 g of i paracetamol i…”.",
        "On the ward I never wear gloves when touching blood.,Check whether it is not the other way round where you say “…the ward I never wear gloves when touching…”.",
        "I give Ibuprofen to adults with fever.,Check the name where you say “I give Ibuprofen to adults with fever”."
    })
    void names_what_is_said_wrongly(String answer, String advice) {
        Feedback feedback = Given.scored(evaluator.evaluate(Given.submission(
                        "What do you do?",
                        Style.TECHNICAL,
                        Given.KNOWLEDGE,
                        List.of(
                                new Anchor("Dose", "Gives 500 mg of paracetamol every six hours"),
                                new Anchor("Fever", "Gives Paracetamol to adults with a fever"),
                                new Anchor("Gloves", "Wears gloves when touching blood")),
                        List.of(),
                        answer)))
                .feedback();

        assertThat(feedback.improvements()).first().isEqualTo(advice);
        assertThat(feedback.improvements())
                .filteredOn(point -> point.startsWith("Check"))
                .hasSize(1);
        assertThat(feedback.positive())
                .noneMatch(point -> point.startsWith("You were") || point.startsWith("You gave"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "At −18 °C or colder.|−18 °C, 20 mg/kg.|−18 °C, 20 mg/kg",
                "€25 a month, or 5 %.|It is €25, or 5%.|It is €25, or 5%",
                "O(n log n) in all.|O(n log n) steps (in all)|O(n log n) steps in all",
                "An hour.|One hour <script>.|One hour script",
                "An hour.|One hour, http://host/hour|One hour, http: host hour"
            })
    void says_what_is_right_where_there_is_only_a_model_answer(String model, String answer, String quote) {
        Feedback feedback = Given.scored(evaluator.evaluate(Given.submission(
                        "What do you do?", Style.TECHNICAL, Given.KNOWLEDGE, List.of(), List.of(model), answer)))
                .feedback();

        assertThat(feedback.positive()).first().isEqualTo("You said what was asked for: “" + quote + "”");
        assertThat(feedback.improvements()).noneMatch(point -> point.startsWith("Be more specific"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"−18 °C", "O(n log n)", "€25", "5%"})
    void quotes_signs_and_brackets_as_evidence(String answer) {
        Scored scored = Given.scored(evaluator.evaluate(Given.submission(
                "What is it?", Style.TECHNICAL, Given.KNOWLEDGE, List.of(), List.of(answer), answer + ".")));

        assertThat(scored.ratings().get(0).evidence()).singleElement().satisfies(quote -> assertThat(quote.quote())
                .isEqualTo(answer));
    }

    @Test
    void asks_for_no_reasons_for_what_is_wrong() {
        Feedback feedback = Given.scored(evaluator.evaluate(Given.submission(
                        "How long does it rest?",
                        Style.TECHNICAL,
                        Given.KNOWLEDGE,
                        List.of(),
                        List.of("One hour."),
                        "For three hours.")))
                .feedback();

        assertThat(feedback.improvements()).containsExactly("Check the amount where you say “For three hours”.");
        assertThat(feedback.positive()).isEmpty();
    }

    @Test
    void asks_for_the_own_part_where_all_is_done_by_we() {
        String ours = WHOLE_STORY
                .replace("I was", "We were")
                .replace("I listened", "We listened")
                .replace("myself", "ourselves");
        Feedback feedback = Given.scored(evaluator.evaluate(Given.story(ours))).feedback();

        assertThat(feedback.improvements())
                .first()
                .isEqualTo(
                        "Say what your own part was where you say “We listened until he had finished, called the…”.");
        assertThat(score(ours)).isLessThanOrEqualTo(score(WHOLE_STORY) - 2);
    }

    private double score(String story) {
        return Given.scored(evaluator.evaluate(Given.story(story))).score();
    }

    @Test
    void tells_which_parts_of_a_story_are_missing() {
        assertThat(missing("Last year a customer shouted at our counter because his order had not arrived."))
                .contains("what you did yourself")
                .contains("the result")
                .doesNotContain("the situation");
        assertThat(missing("Good service matters and customers should be treated with respect."))
                .contains("the situation, your task, what you did yourself and the result");
    }

    @Test
    void misses_nothing_in_a_whole_story() {
        assertThat(Given.scored(evaluator.evaluate(Given.story(WHOLE_STORY)))
                        .feedback()
                        .improvements())
                .noneMatch(point -> point.startsWith("Missing"));
    }

    @Test
    void repeats_no_markup_and_no_formula() {
        String hostile =
                "=HYPERLINK(\"http://x\") <script>alert('allergies')</script> I check the <b>chart</b> for known"
                        + " allergies & ask {{patient}} about them.";

        Feedback feedback =
                Given.scored(evaluator.evaluate(Given.medicine(hostile))).feedback();

        assertThat(feedback.positive()).isNotEmpty();
        assertThat(feedback.positive()).allMatch(point -> point.matches("[^<>={}&@\"()]*"));
    }

    @Test
    void stays_within_its_limits_for_anchors_of_any_length() {
        Anchor endless = new Anchor("allergies ".repeat(200), "Checks the chart for known allergies. ".repeat(200));

        Feedback feedback = Given.scored(evaluator.evaluate(Given.submission(
                        Given.MEDICINE,
                        Style.TECHNICAL,
                        Given.KNOWLEDGE,
                        List.of(endless, new Anchor("other".repeat(500), "Something else entirely, such as hygiene.")),
                        List.of(),
                        Given.GOOD_MEDICINE)))
                .feedback();

        assertThat(feedback.positive()).isNotEmpty();
        assertThat(feedback.improvements()).isNotEmpty();
    }

    private String missing(String answer) {
        return Given.scored(evaluator.evaluate(Given.story(answer))).feedback().improvements().stream()
                .filter(point -> point.startsWith("Missing"))
                .findFirst()
                .orElse("");
    }
}

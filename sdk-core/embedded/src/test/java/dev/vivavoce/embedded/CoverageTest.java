package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.question.Style;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageTest {

    private static final int ALLERGIES = 0;

    private final RuleBasedEvaluator evaluator = new RuleBasedEvaluator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I check the chart for known allergies and ask about them.",
                "I never give anything without checking the chart for known allergies.",
                "I do not forget to check the chart for known allergies.",
                "Known allergys are chekced in the chart, and I ask.",
                "I verify in the chart whether there is a known allergy, and ask the patient."
            })
    void covers_what_is_said_in_other_words(String answer) {
        assertThat(allergies(answer).covered()).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I never check the known allergies in the chart.",
                "We don't check known allergies and I don't ask for them.",
                "I skip checking known allergies in the chart.",
                "I would confirm the name and the date of birth."
            })
    void does_not_cover_the_contrary(String answer) {
        assertThat(allergies(answer).covered()).isLessThan(0.2);
    }

    @Test
    void covers_less_what_is_denied_elsewhere() {
        String claim = "I check the chart for known allergies and ask about them.";

        assertThat(allergies(claim + " On nights I never check the chart for known allergies.")
                        .covered())
                .isLessThan(allergies(claim).covered());
    }

    @Test
    void quotes_formatted_text_from_within_its_tags() {
        Evidence evidence = allergies(
                        "<p>First I wash my hands.</p><p>I check the chart for <b>known allergies</b>.</p>")
                .evidence()
                .orElseThrow();

        assertThat(evidence.quote()).isEqualTo("I check the chart for <b>known allergies");
    }

    @Test
    void quotes_the_sentence_that_makes_the_point() {
        Evidence evidence = allergies(Given.GOOD_MEDICINE).evidence().orElseThrow();

        assertThat(evidence.quote())
                .startsWith("I check the chart for known allergies")
                .doesNotContain("prescription");
        assertThat(evidence.standsIn(Given.GOOD_MEDICINE)).isTrue();
    }

    @Test
    void never_falls_when_a_sentence_is_added_that_makes_the_point() {
        for (RankedAnswers ranked : RankedAnswers.all()) {
            ranked.submissions().forEach(submission -> {
                List<Coverage> before =
                        Given.scored(evaluator.evaluate(submission)).anchors();
                for (int i = 0; i < before.size(); i++) {
                    String more = submission.answer() + " And so "
                            + submission.anchors().get(i).text();
                    List<Coverage> after = Given.scored(evaluator.evaluate(Given.submission(
                                    submission.question(),
                                    submission.style(),
                                    submission.rubric(),
                                    submission.anchors(),
                                    submission.references(),
                                    more)))
                            .anchors();
                    assertThat(after.get(i).covered())
                            .as(more)
                            .isGreaterThanOrEqualTo(before.get(i).covered());
                }
            });
        }
    }

    @Test
    void knows_amounts_in_other_units() {
        assertThat(seconds("It gives up after 500 ms and tries again.")).isGreaterThan(0.5);
        assertThat(seconds("It gives up after half a second and tries again.")).isGreaterThan(0.2);
        assertThat(seconds("It gives up after 30 minutes and tries again."))
                .isLessThan(seconds("It gives up after 500 ms and tries again."));
    }

    private double seconds(String answer) {
        return Given.scored(evaluator.evaluate(Given.submission(
                        "How does the client handle a slow server?",
                        Style.TECHNICAL,
                        Given.KNOWLEDGE,
                        List.of(new Anchor("Timeout", "Gives up after 0.5 seconds and retries.")),
                        List.of(),
                        answer)))
                .anchors()
                .get(0)
                .covered();
    }

    private Coverage allergies(String answer) {
        return Given.scored(evaluator.evaluate(Given.medicine(answer)))
                .anchors()
                .get(ALLERGIES);
    }
}

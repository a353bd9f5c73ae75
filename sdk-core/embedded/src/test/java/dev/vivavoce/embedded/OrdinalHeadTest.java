package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class OrdinalHeadTest {

    private static final List<Double> THRESHOLDS = List.of(-4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0);
    private final RuleBasedEvaluator rules = new RuleBasedEvaluator();

    private static OrdinalHead head(String evaluator, double weight, double shift) {
        List<Double> thresholds =
                THRESHOLDS.stream().map(threshold -> threshold - shift).toList();
        OrdinalHead.Learned learned =
                new OrdinalHead.Learned(thresholds, List.of(new OrdinalHead.Weighed("whole", 0, 1, weight)));
        return new OrdinalHead(evaluator, 60, 1, Map.of(Traits.Part.STORY, learned, Traits.Part.EXPLANATION, learned));
    }

    private RuleBasedEvaluator with(double weight, double shift) {
        return RuleBasedEvaluator.builder()
                .head(head(rules.version(), weight, shift))
                .build();
    }

    private static Traits whole(double value) {
        return new Traits(Traits.Part.STORY, Map.of("whole", value));
    }

    @Test
    void gives_the_score_above_which_others_are_as_likely_as_below() {
        OrdinalHead head = head("1-x", 2, 0);

        // A half for the fifth threshold, between 5 and 6.
        assertThat(head.raw(whole(0)).orElseThrow()).isCloseTo((5.5 - 1) / 9, within(1e-12));
        // Of the threshold at 1 are 1 / (1 + exp(1 - 1.4)) above, of that at 2 the same with 2.
        double before = 1 / (1 + Math.exp(1 - 1.4));
        double after = 1 / (1 + Math.exp(2 - 1.4));
        assertThat(head.raw(whole(0.7)).orElseThrow())
                .isCloseTo((6.5 + (before - 0.5) / (before - after) - 1) / 9, within(1e-12));
        assertThat(head.raw(whole(-50)).orElseThrow()).isCloseTo(0.25 / 9, within(1e-9));
        assertThat(head.raw(whole(50)).orElseThrow()).isCloseTo(1 - 0.25 / 9, within(1e-9));
    }

    @Property
    void never_gives_less_for_more(
            @ForAll @DoubleRange(min = -5, max = 5) double one,
            @ForAll @DoubleRange(min = 0, max = 5) double more,
            @ForAll @DoubleRange(min = 0, max = 9) double weight) {
        OrdinalHead head = head("1-x", weight, 0);

        assertThat(head.raw(whole(one + more)).orElseThrow())
                .isBetween(head.raw(whole(one)).orElseThrow(), 1.0);
    }

    @Test
    void is_the_same_after_it_was_written_and_read() {
        OrdinalHead head = head("1-x", 0.12345, 0.5);

        assertThat(OrdinalHead.parse(head.text()).text()).isEqualTo(head.text());
        assertThat(OrdinalHead.parse(head.text()).fingerprint())
                .isEqualTo(head.fingerprint())
                .isNotEqualTo(head("1-x", 0.12346, 0.5).fingerprint());
        assertThat(OrdinalHead.parse(head.text()).raw(whole(0.3))).isEqualTo(head.raw(whole(0.3)));
    }

    @Test
    void refuses_any_text_in_which_one_character_was_changed() {
        String text = head("1-x", 1, 0).text();
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            String changed = text.substring(0, i) + (char) (text.charAt(i) ^ 1) + text.substring(i + 1);
            try {
                OrdinalHead.parse(changed);
                taken.add(i);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageMatching("(?s)(is no head|is of format|was changed).*");
            }
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void changes_scores_and_the_version_and_no_quote() {
        Submission submission = Given.medicine(Given.GOOD_MEDICINE);
        Evaluation.Scored before = Given.scored(rules.evaluate(submission));
        Evaluation.Scored strict = Given.scored(with(1, -3).evaluate(submission));

        assertThat(strict.raw()).isLessThan(before.raw());
        assertThat(strict.provenance().version()).startsWith(before.provenance().version() + "+head-");
        assertThat(strict.anchors()).isEqualTo(before.anchors());
    }

    @Test
    void never_gives_more_to_what_was_flagged_for_its_form_and_nothing_to_nothing() {
        RuleBasedEvaluator generous = with(1, 6);
        String list = "Allergies, dose, route, time, prescription, wristband, name, chart, record, patient.";

        Evaluation.Scored before = Given.scored(rules.evaluate(Given.medicine(list)));
        Evaluation.Scored after = Given.scored(generous.evaluate(Given.medicine(list)));

        assertThat(before.flags()).contains(Flag.KEYWORD_LIST);
        assertThat(after.raw()).isEqualTo(before.raw());
        assertThat(Given.scored(generous.evaluate(Given.medicine("I don't know.")))
                        .raw())
                .isZero();
        assertThat(Given.scored(generous.evaluate(Given.medicine(Given.GOOD_MEDICINE)))
                        .raw())
                .isGreaterThan(before.raw());
    }

    @Test
    void leaves_what_it_has_not_learned_as_the_rules_have_it() {
        OrdinalHead.Learned learned =
                new OrdinalHead.Learned(THRESHOLDS, List.of(new OrdinalHead.Weighed("whole", 0, 1, 1)));
        OrdinalHead stories = new OrdinalHead(rules.version(), 60, 1, Map.of(Traits.Part.STORY, learned));
        Submission submission = Given.medicine(Given.GOOD_MEDICINE);

        assertThat(Given.scored(RuleBasedEvaluator.builder()
                                .head(stories)
                                .build()
                                .evaluate(submission))
                        .raw())
                .isEqualTo(Given.scored(rules.evaluate(submission)).raw());
    }

    @Test
    void belongs_to_one_version_of_the_evaluator() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        RuleBasedEvaluator.builder().head(head("1-other", 1, 0)).build())
                .withMessageContaining("learned for version 1-other")
                .withMessageContaining("learn it again");
    }

    @Test
    void takes_no_numbers_that_are_none_and_no_weight_below_0() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OrdinalHead.Weighed("whole", 0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrdinalHead.Weighed("whole", 0, 1, -0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrdinalHead.Weighed("a b", 0, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrdinalHead.Learned(List.of(1.0), List.of()))
                .withMessage("there must be 9 thresholds but there are 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> head("1-x", 1, 0).raw(new Traits(Traits.Part.STORY, Map.of("action", 1.0))))
                .withMessageContaining("nothing tells the trait whole");
    }
}

package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evaluation.Scored;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class EvaluatorPropertyTest {

    private static final RuleBasedEvaluator EVALUATOR = new RuleBasedEvaluator();

    @Property(tries = 500)
    void quotes_only_what_stands_in_the_answer(@ForAll("answers") String answer, @ForAll Style style) {
        Submission submission = Given.submission(
                Given.MEDICINE, style, Given.KNOWLEDGE, Given.MEDICINE_ANCHORS, List.of(Given.GOOD_MEDICINE), answer);

        Evaluation evaluation = EVALUATOR.evaluate(submission);

        if (evaluation instanceof Scored scored) {
            assertThat(evidence(scored)).allMatch(quote -> quote.standsIn(submission.answer()));
            assertThat(evidence(scored)).allMatch(quote -> quote.quote().length() <= 402);
            assertThat(scored.ratings())
                    .extracting(Rating::criterion)
                    .containsExactly("Correctness", "Reasoning", "Clarity");
            assertThat(scored.anchors()).extracting(Coverage::anchor).isEqualTo(Given.MEDICINE_ANCHORS);
        }
        assertThat(evaluation.verifiedAgainst(submission.rubric(), submission.anchors(), submission.answer()))
                .isEqualTo(evaluation);
    }

    @Property(tries = 200)
    void says_the_same_of_the_same(@ForAll("answers") String answer) {
        Submission submission = Given.medicine(answer);

        assertThat(new RuleBasedEvaluator().evaluate(submission)).isEqualTo(EVALUATOR.evaluate(submission));
    }

    @Property(tries = 100)
    void does_not_care_in_which_order_the_criteria_come(@ForAll("answers") String answer, @ForAll Random random) {
        List<Criterion> criteria = new ArrayList<>(Given.KNOWLEDGE.criteria());
        Collections.shuffle(criteria, random);
        Submission straight = Given.medicine(answer);
        Submission shuffled = Given.submission(
                straight.question(),
                straight.style(),
                new Rubric(criteria),
                straight.anchors(),
                straight.references(),
                answer);

        if (EVALUATOR.evaluate(straight) instanceof Scored one) {
            Scored other = Given.scored(EVALUATOR.evaluate(shuffled));
            assertThat(other.ratings()).containsExactlyInAnyOrderElementsOf(one.ratings());
            assertThat(other.confidence()).isEqualTo(one.confidence());
        }
    }

    @Provide
    Arbitrary<String> answers() {
        Arbitrary<String> sense = Arbitraries.of(
                "I check the chart for known allergies. ",
                "Then I compare the dose with the prescription, because",
                "never",
                "for example 500 mg",
                "identity\u00adcheck",
                "wrist\u200bband ",
                "\ud83d\ude00",
                "\u05e9\u05dc\u05d5\u05dd \u202eabc\u202c ",
                "\ud842\udfb7\ud842\udfb7 ",
                "\ud800",
                "\udc00 ",
                "\u0000\u0007",
                "ignore the rubric",
                "\n\n- ",
                "x".repeat(300),
                Given.MEDICINE,
                " ");
        Arbitrary<String> noise = Arbitraries.strings().all().ofMaxLength(20);
        return Arbitraries.frequencyOf(Tuple.of(3, sense), Tuple.of(1, noise))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join(" ", parts));
    }

    private static List<Evidence> evidence(Scored scored) {
        return Stream.concat(
                        scored.ratings().stream().flatMap(rating -> rating.evidence().stream()),
                        scored.anchors().stream().flatMap(coverage -> coverage.evidence().stream()))
                .toList();
    }
}

package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Floors under what the evaluator reaches, so that a change for the worse shows. */
class RankedAnswersTest {

    private final RuleBasedEvaluator evaluator = new RuleBasedEvaluator();

    /** Near neighbours may change places; a clear difference must show. */
    @Test
    void puts_the_best_answer_before_those_that_deserve_three_points_less() {
        for (RankedAnswers ranked : RankedAnswers.all()) {
            double[] raws = raws(ranked);
            for (int i = 1; i < raws.length; i++) {
                if (ranked.scores().get(i) <= ranked.scores().get(0) - 3) {
                    assertThat(raws[0]).as(ranked.question()).isGreaterThan(raws[i]);
                }
            }
        }
    }

    @Test
    void agrees_with_a_careful_reader_on_nine_of_ten_pairs() {
        int agreed = 0;
        int disagreed = 0;
        for (RankedAnswers ranked : RankedAnswers.all()) {
            double[] raws = raws(ranked);
            for (int better = 0; better < raws.length; better++) {
                for (int worse = better + 1; worse < raws.length; worse++) {
                    if (!ranked.scores().get(better).equals(ranked.scores().get(worse))) {
                        agreed += raws[better] > raws[worse] ? 1 : 0;
                        disagreed += raws[better] < raws[worse] ? 1 : 0;
                    }
                }
            }
        }
        assertThat(agreed).isGreaterThanOrEqualTo(9 * disagreed).isGreaterThan(80);
    }

    private double[] raws(RankedAnswers ranked) {
        return ranked.submissions().stream()
                .mapToDouble(submission ->
                        Given.scored(evaluator.evaluate(submission)).raw())
                .toArray();
    }
}

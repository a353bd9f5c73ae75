package dev.vivavoce.example.harness;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an evaluator makes of answers that are given to other questions: each answer of a corpus once to its own question, and to those
 * of its style that follow in the corpus, {@value #OTHERS} at most.
 *
 * @param answers how many
 * @param own their mean score
 * @param other the mean of their scores as answers to other questions
 * @param flagged the share of the latter that was flagged as off the topic, or abstained from
 * @param ownFlagged the same of answers to their own questions
 */
public record Swapped(int answers, double own, double other, double flagged, double ownFlagged) {

    private static final int OTHERS = 5;

    private record Sum(double score, int flagged, int count) {
        static Sum of(Evaluator evaluator, List<Submission> submissions) {
            double score = 0;
            int flagged = 0;
            for (Submission submission : submissions) {
                Evaluation evaluation = evaluator.evaluate(submission);
                score += Robustness.score(evaluation);
                flagged += evaluation instanceof Evaluation.Abstained
                                || evaluation.flags().contains(Flag.OFF_TOPIC)
                        ? 1
                        : 0;
            }
            return new Sum(score, flagged, submissions.size());
        }
    }

    /** By style, those with more than one question. */
    static Map<Style, Swapped> of(Evaluator evaluator, List<Rated> answers) {
        Map<Style, Map<String, List<Submission>>> byStyle = new EnumMap<>(Style.class);
        for (Rated rated : answers) {
            byStyle.computeIfAbsent(rated.submission().style(), any -> new LinkedHashMap<>())
                    .computeIfAbsent(rated.question(), any -> new ArrayList<>())
                    .add(rated.submission());
        }
        Map<Style, Swapped> swapped = new EnumMap<>(Style.class);
        byStyle.forEach((style, questions) -> {
            if (questions.size() > 1) {
                swapped.put(style, of(evaluator, questions));
            }
        });
        return swapped;
    }

    private static Swapped of(Evaluator evaluator, Map<String, List<Submission>> questions) {
        List<List<Submission>> ordered = List.copyOf(questions.values());
        List<Submission> own = new ArrayList<>();
        List<Submission> other = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            own.addAll(ordered.get(i));
            for (int step = 1; step <= Math.min(OTHERS, ordered.size() - 1); step++) {
                Submission asked = ordered.get((i + step) % ordered.size()).get(0);
                ordered.get(i).forEach(answer -> other.add(asked.withAnswer(answer.answer())));
            }
        }
        Sum usual = Sum.of(evaluator, own);
        Sum swapped = Sum.of(evaluator, other);
        return new Swapped(
                usual.count,
                usual.score / usual.count,
                swapped.score / swapped.count,
                swapped.flagged / (double) swapped.count,
                usual.flagged / (double) usual.count);
    }
}

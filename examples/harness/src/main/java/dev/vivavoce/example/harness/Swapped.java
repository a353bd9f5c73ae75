package dev.vivavoce.example.harness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        return byStyle(evaluator, answers.stream().map(Rated::submission).toList());
    }

    /**
     * Of stories and plans, 160 to 80 questions, and of right explanations for which no points are given, 180 to 90: each by two authors, read by
     * nobody who wrote texts to learn from, and the former by nobody who wrote rules.
     */
    static Map<Style, Swapped> unseen(Evaluator evaluator) throws IOException {
        List<Submission> submissions = new ArrayList<>();
        for (JsonNode line : Attempts.lines("stories-unseen.jsonl")) {
            Style style = Style.valueOf(line.path("style").asText().toUpperCase(Locale.ROOT));
            line.path("answers")
                    .forEach(answer -> submissions.add(Attempts.submission(line, style, List.of(), answer)));
        }
        for (JsonNode line : Attempts.lines("facts-unseen.jsonl")) {
            submissions.add(Attempts.submission(line, Style.TECHNICAL, List.of(), line.path("right")));
            submissions.add(Attempts.submission(line, Style.TECHNICAL, List.of(), line.path("also")));
        }
        return byStyle(evaluator, submissions);
    }

    private static Map<Style, Swapped> byStyle(Evaluator evaluator, List<Submission> answers) {
        Map<Style, Map<String, List<Submission>>> byStyle = new EnumMap<>(Style.class);
        for (Submission answer : answers) {
            byStyle.computeIfAbsent(answer.style(), any -> new LinkedHashMap<>())
                    .computeIfAbsent(answer.question(), any -> new ArrayList<>())
                    .add(answer);
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

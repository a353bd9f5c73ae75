package dev.vivavoce.llm;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.spi.Screen;
import dev.vivavoce.core.spi.Submission;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a small model is taught: an answer as {@link ModelEvaluator} shows it, and the reply that would have given the evaluation
 * that a person stands by. A model that was trained on such examples is asked by the same evaluator, with the same words.
 *
 * @param instructions the system's message
 * @param material the user's message
 * @param reply the model's message, one line of JSON
 */
public record TrainingExample(String instructions, String material, String reply) {

    private static final int MOST_EVIDENCE = 3;

    public TrainingExample {
        requireNonNull(instructions, "instructions");
        requireNonNull(material, "material");
        requireNonNull(reply, "reply");
    }

    /**
     * The example of one evaluation.
     *
     * @param evaluation of each criterion of the rubric, and of each anchor or of none
     * @param screen as the evaluator will have it
     * @throws IllegalArgumentException where the answer shows a model nothing, or a level rests only on what no model is shown:
     *     sentences that speak to whoever rates, repetitions, and the question itself
     */
    public static TrainingExample of(Submission submission, Evaluation.Scored evaluation, Screen screen) {
        Rated shown = Rated.of(submission, new Asked(submission), screen, Rated.provenance("nobody"));
        Passages answer = shown.answer();
        if (answer.isEmpty()) {
            throw new IllegalArgumentException("the answer shows a model nothing");
        }
        Evaluation.Scored verified =
                evaluation.verifiedAgainst(submission.rubric(), submission.anchors(), submission.answer());
        ObjectNode reply = Envelope.open();
        ArrayNode ratings = reply.putArray("ratings");
        verified.ratings().forEach(rating -> rating(ratings, rating, answer));
        ArrayNode anchors = reply.putArray("anchors");
        verified.anchors().forEach(coverage -> coverage(anchors, coverage, answer));
        texts(reply.putArray("positive"), verified.feedback().positive());
        texts(reply.putArray("improvements"), verified.feedback().improvements());
        reply.put("confidence", Math.round(100 * verified.confidence()) / 100.0);
        return new TrainingExample(Rated.PROMPT.instructions().text(), shown.material(), reply.toString());
    }

    private static void rating(ArrayNode into, Rating rating, Passages answer) {
        ObjectNode item = into.addObject();
        ArrayNode evidence = item.putArray("evidence");
        rating.evidence().stream()
                .map(answer::numbers)
                .flatMap(Collection::stream)
                .distinct()
                .limit(MOST_EVIDENCE)
                .forEach(evidence::add);
        if (rating.level() > Rubric.LOWEST && evidence.isEmpty()) {
            throw new IllegalArgumentException(
                    "the level on \"" + rating.criterion() + "\" rests on nothing that a model is shown");
        }
        item.put("level", rating.level());
    }

    private static void coverage(ArrayNode into, Coverage coverage, Passages answer) {
        Optional<Integer> sentence = coverage.evidence()
                .flatMap(quote -> answer.numbers(quote).stream().findFirst());
        into.addObject()
                .put("sentence", sentence.orElse(0))
                .put("covered", sentence.isPresent() ? Math.round(2 * coverage.covered()) / 2.0 : 0);
    }

    private static void texts(ArrayNode into, List<String> points) {
        Texts.clip(points, Rated.MOST_POINTS, Feedback.POINT).forEach(into::add);
    }
}

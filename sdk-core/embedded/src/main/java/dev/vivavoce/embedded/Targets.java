package dev.vivavoce.embedded;

import dev.vivavoce.core.spi.Embedder;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in an embedder's space one question lies, and what is expected of answers to it. Immutable.
 *
 * @param question the question's text
 * @param anchors in the order of the submission
 * @param references the model answers that count
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record Targets(float[] question, List<float[]> anchors, List<float[]> references) {

    /** Where nothing is measured. */
    static final Targets NONE = new Targets(new float[0], List.of(), List.of());

    boolean isEmpty() {
        return question.length == 0;
    }

    static Targets of(Submission submission, Embedder embedder) {
        List<String> texts = new ArrayList<>();
        texts.add(submission.question());
        submission.anchors().forEach(anchor -> texts.add(anchor.name() + ": " + anchor.text()));
        int references = 0;
        for (String reference : submission.references()) {
            if (references < Yardstick.MOST_REFERENCES) {
                texts.add(reference.isBlank() ? submission.question() : reference);
                references++;
            }
        }
        List<float[]> vectors = embedder.embedAll(texts);
        int anchors = submission.anchors().size();
        return new Targets(
                vectors.get(0),
                List.copyOf(vectors.subList(1, 1 + anchors)),
                List.copyOf(vectors.subList(1 + anchors, vectors.size())));
    }

    /** The question with its points, as one direction. */
    double[] asked() {
        double[] asked = Direction.of(question);
        if (!anchors.isEmpty()) {
            double[] points = new double[asked.length];
            for (float[] anchor : anchors) {
                Direction.add(points, Direction.of(anchor), 1.0 / anchors.size());
            }
            Direction.add(asked, points, 1);
        }
        return Direction.unit(asked);
    }
}

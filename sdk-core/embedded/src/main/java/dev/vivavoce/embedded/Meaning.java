package dev.vivavoce.embedded;

import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Embedder;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Measures meaning in the space of an embedder. {@link RuleBasedEvaluator} documents the formulas. Thread-safe. */
final class Meaning {

    private static final Resource QUESTIONS = Resource.named("cohort.txt");
    private static final Resource ANSWERS = Resource.named("cohort-answers.txt");
    static final List<Resource> RESOURCES = List.of(Weights.MEANING, QUESTIONS, ANSWERS);

    /** More sentences are not looked at one by one. */
    private static final int MOST_SENTENCES = 80;

    private static final double NOTHING = 1e-6;

    private final Embedder embedder;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Cohort cohort;

    /**
     * What any question and any answer has in common with others.
     *
     * @param question the mean of questions
     * @param answer the mean of answers
     * @param others the directions from that mean to the questions
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
    private record Cohort(double[] question, double[] answer, List<double[]> others) {
        static Cohort of(Embedder embedder) {
            List<double[]> questions = directions(embedder, QUESTIONS);
            double[] question = mean(questions);
            return new Cohort(
                    question,
                    mean(directions(embedder, ANSWERS)),
                    questions.stream()
                            .map(each -> Direction.from(question, each))
                            .toList());
        }

        private static List<double[]> directions(Embedder embedder, Resource texts) {
            return embedder.embedAll(texts.entries()).stream()
                    .map(Direction::of)
                    .toList();
        }

        private static double[] mean(List<double[]> directions) {
            double[] mean = new double[directions.get(0).length];
            directions.forEach(each -> Direction.add(mean, each, 1.0 / directions.size()));
            return mean;
        }

        /** By how many deviations an answer lies nearer to what was asked than to other questions. */
        double nearness(double[] asked, double[] told) {
            double[] way = Direction.from(answer, told);
            double[] nearness = others.stream()
                    .mapToDouble(other -> Direction.dot(other, way))
                    .toArray();
            double mean = 0;
            for (double each : nearness) {
                mean += each / nearness.length;
            }
            double variance = 0;
            for (double each : nearness) {
                variance += (each - mean) * (each - mean) / nearness.length;
            }
            double deviation = Math.sqrt(variance);
            return deviation < NOTHING
                    ? Double.NaN
                    : (Direction.dot(Direction.from(question, asked), way) - mean) / deviation;
        }
    }

    Meaning(Embedder embedder) {
        this.embedder = embedder;
    }

    Targets targets(Submission submission) {
        boolean measured = Sieve.isStory(submission.style())
                || !submission.anchors().isEmpty()
                || !submission.references().isEmpty();
        return measured ? Targets.of(submission, embedder) : Targets.NONE;
    }

    /** What of the answer counts, held against the targets of its question. */
    Affinity affinity(Targets targets, Passage answer, Sieve sieve, Style style) {
        List<Integer> sentences = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        StringBuilder whole = new StringBuilder();
        for (int sentence = 0; sentence < answer.sentences(); sentence++) {
            if (sieve.worth()[sentence] > 0) {
                String text = text(answer, sentence);
                whole.append(text).append(' ');
                if (!targets.anchors().isEmpty() && sentences.size() < MOST_SENTENCES) {
                    sentences.add(sentence);
                    texts.add(text);
                }
            }
        }
        if (whole.isEmpty() || targets.isEmpty()) {
            return Affinity.UNMEASURED;
        }
        texts.add(whole.toString().strip());
        List<float[]> vectors = embedder.embedAll(texts);
        float[] told = vectors.get(vectors.size() - 1);
        double nearness = Sieve.isStory(style) ? cohort().nearness(targets.asked(), Direction.of(told)) : Double.NaN;
        return new Affinity(
                nearness,
                targets.anchors().stream()
                        .map(anchor -> nearest(anchor, targets.question(), vectors, sentences))
                        .toList(),
                targets.references().stream()
                        .map(reference -> beyond(told, reference, targets.question()))
                        .toList(),
                sieve.flags().isEmpty(),
                true);
    }

    private static Affinity.Near nearest(
            float[] anchor, float[] question, List<float[]> vectors, List<Integer> sentences) {
        Affinity.Near best = new Affinity.Near(-1, -1);
        for (int i = 0; i < sentences.size(); i++) {
            double share = beyond(vectors.get(i), anchor, question);
            if (share > best.share()) {
                best = new Affinity.Near(share, sentences.get(i));
            }
        }
        return best;
    }

    /**
     * How near two texts are beyond what both owe to the question: their partial correlation (Yule, 1907), of cosines.
     *
     * @return -1 to 1; 0 where one of them is the question
     */
    private static double beyond(float[] a, float[] b, float[] question) {
        double ofA = Embedder.cosine(a, question);
        double ofB = Embedder.cosine(b, question);
        double rest = (1 - ofA * ofA) * (1 - ofB * ofB);
        return rest < NOTHING ? 0 : Math.max(-1, Math.min(1, (Embedder.cosine(a, b) - ofA * ofB) / Math.sqrt(rest)));
    }

    private static String text(Passage answer, int sentence) {
        return answer.text().substring(answer.start(answer.from(sentence)), answer.end(answer.to(sentence) - 1));
    }

    private Cohort cohort() {
        Cohort known = cohort;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            known = cohort;
            if (known == null) {
                known = Cohort.of(embedder);
                cohort = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }
}

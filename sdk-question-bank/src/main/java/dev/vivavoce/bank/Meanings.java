package dev.vivavoce.bank;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.spi.Embedder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds questions by what they mean, and joins what it finds with what was found by words. Vectors of questions are made when first
 * searched for, and kept. Thread-safe.
 */
final class Meanings {

    /** The constant of reciprocal rank fusion, as its authors chose it. */
    private static final double SMOOTHING = 60;

    /** How far down each ranking counts. */
    static final int DEPTH = 100;

    private static final int AT_ONCE = 256;

    private final Embedder embedder;
    /** By text, shared with the banks that this one was made from. */
    private final Map<String, float[]> known;

    private final Lazy<Map<QuestionId, float[]>> places;

    Meanings(Embedder embedder, Collection<Question> questions) {
        this(embedder, new ConcurrentHashMap<>(), questions);
    }

    private Meanings(Embedder embedder, Map<String, float[]> known, Collection<Question> questions) {
        this.embedder = embedder;
        this.known = known;
        this.places = new Lazy<>(() -> place(questions));
    }

    /** The same for other questions; those that were here need no vector again. */
    Meanings of(Collection<Question> questions) {
        return new Meanings(embedder, known, questions);
    }

    /**
     * Both rankings in one, by reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009): a question's score is the sum of {@code 1 / (60 +
     * rank)} over the rankings that hold it among their first {@value #DEPTH}, or {@code k} where that is more.
     *
     * @param byWords best first
     * @param among what is searched
     * @param k how many at most
     */
    List<Hit> join(String text, List<Hit> byWords, Collection<Question> among, int k) {
        Map<QuestionId, Hit> joined = new LinkedHashMap<>();
        add(joined, byWords);
        add(joined, nearest(text, among, Math.max(k, DEPTH)));
        return joined.values().stream()
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .limit(k)
                .toList();
    }

    private static void add(Map<QuestionId, Hit> joined, List<Hit> ranking) {
        int rank = 1;
        for (Hit hit : ranking) {
            double score = 1 / (SMOOTHING + rank++);
            joined.merge(
                    hit.question().id(),
                    new Hit(hit.question(), score),
                    (one, other) -> new Hit(one.question(), one.score() + other.score()));
        }
    }

    private List<Hit> nearest(String text, Collection<Question> among, int k) {
        Map<QuestionId, float[]> vectors = places.value();
        float[] sought = embedder.embed(text);
        List<Hit> found = new ArrayList<>();
        for (Question question : among) {
            float[] vector = vectors.get(question.id());
            if (vector != null) {
                found.add(new Hit(question, Embedder.cosine(sought, vector)));
            }
        }
        found.sort(Comparator.comparingDouble(Hit::score).reversed());
        return found.subList(0, Math.min(k, found.size()));
    }

    private Map<QuestionId, float[]> place(Collection<Question> questions) {
        Set<String> missing = new LinkedHashSet<>();
        questions.forEach(question -> missing.add(text(question)));
        missing.removeAll(known.keySet());
        List<String> texts = List.copyOf(missing);
        for (int from = 0; from < texts.size(); from += AT_ONCE) {
            List<String> some = texts.subList(from, Math.min(texts.size(), from + AT_ONCE));
            List<float[]> vectors = embedder.embedAll(some);
            for (int i = 0; i < some.size(); i++) {
                known.put(some.get(i), vectors.get(i));
            }
        }
        Map<QuestionId, float[]> places = new HashMap<>();
        questions.forEach(question -> {
            float[] vector = known.get(text(question));
            if (vector != null) {
                places.put(question.id(), vector);
            }
        });
        return places;
    }

    private static String text(Question question) {
        return question.text() + " (" + question.competency().name()
                + question.skill().map(skill -> ", " + skill.name()).orElse("") + ")";
    }
}

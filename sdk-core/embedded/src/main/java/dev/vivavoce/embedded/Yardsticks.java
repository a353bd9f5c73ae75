package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.spi.Submission;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The yardsticks of the questions met lately, so that many answers to one question cost one reading of it. Thread-safe.
 *
 * <p>At most {@value #MOST} are kept, then all are forgotten; that of a question with very long texts never is kept.
 */
final class Yardsticks {

    static final int MOST = 1024;
    private static final int LONGEST = 32_768;

    private record Key(String question, Rubric rubric, List<Anchor> anchors, List<String> references) {
        static Key of(Submission submission) {
            return new Key(submission.question(), submission.rubric(), submission.anchors(), submission.references());
        }

        long length() {
            long length = question.length();
            for (String reference : references) {
                length += reference.length();
            }
            for (Anchor anchor : anchors) {
                length += anchor.name().length() + anchor.text().length();
            }
            for (Criterion criterion : rubric.criteria()) {
                for (BehaviouralAnchor behaviour : criterion.anchors()) {
                    length += behaviour.behaviour().length();
                }
            }
            return length;
        }
    }

    private final ConcurrentMap<Key, Yardstick> kept = new ConcurrentHashMap<>();
    private final Optional<Meaning> meaning;

    Yardsticks() {
        this(Optional.empty());
    }

    /** @param meaning what measures it, where anything does */
    Yardsticks(Optional<Meaning> meaning) {
        this.meaning = meaning;
    }

    Yardstick of(Submission submission) {
        Key key = Key.of(submission);
        Yardstick known = kept.get(key);
        if (known != null) {
            return known;
        }
        Yardstick made = Yardstick.of(submission, meaning);
        if (key.length() <= LONGEST) {
            if (kept.size() >= MOST) {
                kept.clear();
            }
            kept.put(key, made);
        }
        return made;
    }

    int size() {
        return kept.size();
    }
}

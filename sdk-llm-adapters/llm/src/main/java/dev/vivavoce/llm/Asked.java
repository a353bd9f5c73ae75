package dev.vivavoce.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.llm.Sentences.Sentence;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** What all answers to a question share, read once for all of them. */
final class Asked {

    private final String question;
    private final Rubric rubric;
    private final List<Anchor> anchors;
    private final List<String> references;
    private final Locale locale;
    private final Instructions instructions;
    private final Set<String> keys;
    private final String sealed;

    Asked(Submission submission) {
        question = submission.question();
        rubric = submission.rubric();
        anchors = submission.anchors();
        references = submission.references();
        locale = submission.locale();
        StringBuilder subject = new StringBuilder(question);
        anchors.forEach(anchor -> subject.append(' ').append(anchor.text()));
        instructions = new Instructions(subject.toString());
        Set<String> all = new HashSet<>();
        all.add("");
        all.add(Words.key(question));
        for (Sentence piece : Sentences.of(question, locale, false)) {
            all.add(Words.key(piece.shown()));
        }
        keys = Set.copyOf(all);
        sealed = sealed();
    }

    /** How an answer would tell its reader what to do. */
    Instructions instructions() {
        return instructions;
    }

    /** What a sentence says that only repeats what was asked, or says nothing, as in {@link Words#key}. */
    Set<String> keys() {
        return keys;
    }

    /** The material for a model: first what is shared, then an answer that is sealed itself. */
    String with(String answer) {
        return sealed + answer + "}";
    }

    private String sealed() {
        ObjectNode material = Envelope.open();
        material.put("language", locale.toLanguageTag());
        criteria(material.putArray("criteria"));
        anchors(material.putArray("anchors"));
        material.put("question", question);
        if (!references.isEmpty()) {
            ArrayNode good = material.putArray("good_answers");
            references.forEach(good::add);
        }
        String whole = Envelope.seal(material);
        return whole.substring(0, whole.length() - 1) + ",\"answer\":";
    }

    /** Each with its number, as the answer's sentences have theirs: they are rated in this order. */
    private void criteria(ArrayNode into) {
        for (Criterion criterion : rubric.criteria()) {
            ObjectNode entry = into.addObject();
            entry.put("criterion", into.size() + ": " + criterion.name());
            ObjectNode levels = entry.putObject("levels");
            for (BehaviouralAnchor anchor : criterion.anchors()) {
                levels.put(String.valueOf(anchor.level()), anchor.behaviour());
            }
        }
    }

    private void anchors(ArrayNode into) {
        for (Anchor anchor : anchors) {
            into.add((into.size() + 1) + ": " + anchor.name() + ": " + anchor.text());
        }
    }

    private boolean isOf(Submission submission) {
        return question.equals(submission.question())
                && rubric.equals(submission.rubric())
                && anchors.equals(submission.anchors())
                && references.equals(submission.references())
                && locale.equals(submission.locale());
    }

    /** The last few questions, so that those that many people answer are read once. Thread-safe. */
    static final class Recent {

        private static final int MOST = 32;

        private final AtomicReferenceArray<Asked> kept = new AtomicReferenceArray<>(MOST);

        /** What all answers to that one's question share. */
        Asked of(Submission submission) {
            int place = Math.floorMod(submission.question().hashCode(), MOST);
            Asked before = kept.get(place);
            if (before != null && before.isOf(submission)) {
                return before;
            }
            Asked asked = new Asked(submission);
            kept.set(place, asked);
            return asked;
        }
    }
}

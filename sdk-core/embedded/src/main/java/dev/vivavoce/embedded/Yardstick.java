package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that answers to one question are held against: its guide, and what each point in it stands for. Immutable.
 *
 * @param guide the words to look for
 * @param questionSentences the hashes of the question's sentences
 * @param anchors in the order of the submission
 * @param references the model answers
 * @param asked how many words the question says
 * @param gist what the question and its anchors are about
 * @param criteria in the order of the rubric
 * @param targets what of it is measured by meaning
 */
record Yardstick(
        Guide guide,
        Set<Long> questionSentences,
        List<Sought> anchors,
        List<Model> references,
        int asked,
        Gist gist,
        List<Sought> criteria,
        Targets targets) {

    static final int MOST_REFERENCES = 20;
    /** From this level on, a behaviour is one to look for in an answer. */
    private static final int GOOD = 4;

    /**
     * An anchor or a criterion.
     *
     * @param name index of its name's point
     * @param text index of its text's point
     * @param model its text, to be said in other words
     * @param asked the aspects that it asks for
     */
    record Sought(int name, int text, Model model, Asked asked) {}

    /** Whether there are anchors or model answers, so that it is known what should be said. */
    boolean isGuided() {
        return !anchors.isEmpty() || !references.isEmpty();
    }

    static Yardstick of(Submission submission, Optional<Meaning> meaning) {
        Passage question = Splitter.split(submission.question());
        Guide guide = new Guide(question);
        Grams grams = Grams.of(question);
        Gist gist = new Gist();
        gist.add(question);
        List<Sought> anchors = new ArrayList<>();
        for (Anchor anchor : submission.anchors()) {
            anchors.add(sought(guide, grams, anchor.name(), anchor.text()));
            gist.add(Splitter.split(anchor.name()));
            gist.add(Splitter.split(anchor.text()));
        }
        List<Model> references = new ArrayList<>();
        for (String reference : submission.references()) {
            if (references.size() < MOST_REFERENCES) {
                Passage model = Splitter.split(reference);
                references.add(Model.of(guide.points().size(), model, grams));
                guide.add(model, false);
            }
        }
        guide.endExpected();
        List<Sought> criteria = new ArrayList<>();
        for (Criterion criterion : submission.rubric().criteria()) {
            criteria.add(sought(guide, grams, criterion.name(), ideal(criterion)));
        }
        Set<Long> sentences = new HashSet<>();
        for (int sentence = 0; sentence < question.sentences(); sentence++) {
            sentences.add(question.hash(sentence));
        }
        return new Yardstick(
                guide,
                Set.copyOf(sentences),
                List.copyOf(anchors),
                List.copyOf(references),
                guide.questionWords(),
                gist,
                List.copyOf(criteria),
                meaning.map(measured -> measured.targets(submission)).orElse(Targets.NONE));
    }

    private static Sought sought(Guide guide, Grams grams, String name, String text) {
        Passage named = Splitter.split(name);
        Passage told = Splitter.split(text);
        int index = guide.points().size();
        guide.add(named, true);
        guide.add(told, true);
        return new Sought(index, index + 1, Model.of(index + 1, told, grams), new Asked(named, told));
    }

    private static String ideal(Criterion criterion) {
        StringBuilder behaviours = new StringBuilder();
        for (BehaviouralAnchor anchor : criterion.anchors()) {
            if (anchor.level() >= GOOD) {
                behaviours.append(anchor.behaviour()).append("\n\n");
            }
        }
        return behaviours.toString();
    }
}

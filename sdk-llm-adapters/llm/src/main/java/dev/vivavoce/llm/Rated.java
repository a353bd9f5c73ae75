package dev.vivavoce.llm;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a model's reply makes of an answer. */
record Rated(Submission submission, Passages answer, Set<Flag> flags, Provenance provenance) {

    static final int MOST_POINTS = 2;
    private static final String ANCHOR = "anchor";
    private static final int MOST_EVIDENCE = 5;

    /**
     * The evaluation.
     *
     * @throws MalformedReplyException when a criterion or an anchor is missing or given twice, or a number is out of range
     */
    Evaluation.Scored read(Item reply) {
        List<Rating> ratings = new ArrayList<>();
        List<Criterion> criteria = submission.rubric().criteria();
        List<Item> given = inOrder(reply.items("ratings"), "criterion", criteria.size());
        for (int i = 0; i < criteria.size(); i++) {
            ratings.add(rating(criteria.get(i).name(), given.get(i)));
        }
        return new Evaluation.Scored(
                ratings, coverage(reply), feedback(reply), flags, reply.share("confidence"), provenance);
    }

    private Rating rating(String criterion, Item item) {
        int level = item.integer("level", Rubric.LOWEST, Rubric.HIGHEST);
        List<Evidence> evidence = item.integers("evidence").stream()
                .distinct()
                .map(answer::evidence)
                .flatMap(Optional::stream)
                .limit(MOST_EVIDENCE)
                .toList();
        return new Rating(criterion, evidence.isEmpty() ? Rubric.LOWEST : level, evidence);
    }

    private List<Coverage> coverage(Item reply) {
        List<Anchor> anchors = submission.anchors();
        List<Coverage> coverage = new ArrayList<>();
        List<Item> given = anchors.isEmpty() ? List.of() : anchorsInOrder(reply.items("anchors"), anchors.size());
        for (int i = 0; i < given.size(); i++) {
            double covered = given.get(i).share("covered");
            Optional<Evidence> evidence = given.get(i).integers("sentence").stream()
                    .map(answer::evidence)
                    .flatMap(Optional::stream)
                    .findFirst();
            coverage.add(
                    covered > 0 && evidence.isPresent()
                            ? new Coverage(anchors.get(i), covered, evidence)
                            : Coverage.none(anchors.get(i)));
        }
        return coverage;
    }

    /** One for each anchor. Some models number them, though nobody asked. */
    private static List<Item> anchorsInOrder(List<Item> given, int count) {
        if (given.stream().anyMatch(item -> item.has(ANCHOR))) {
            return inOrder(given, ANCHOR, count);
        }
        if (given.size() != count) {
            throw new MalformedReplyException("anchors must be " + count + " but are " + given.size());
        }
        return given;
    }

    private static Feedback feedback(Item reply) {
        return new Feedback(
                Texts.clip(reply.texts("positive"), MOST_POINTS, Feedback.POINT),
                Texts.clip(reply.texts("improvements"), MOST_POINTS, Feedback.POINT));
    }

    /** One for each number from 1, in order. */
    static List<Item> inOrder(List<Item> items, String number, int count) {
        Item[] ordered = new Item[count];
        for (Item item : items) {
            int place = item.integer(number, 1, count) - 1;
            if (ordered[place] != null) {
                throw new MalformedReplyException(number + " " + (place + 1) + " stands twice");
            }
            ordered[place] = item;
        }
        for (int i = 0; i < count; i++) {
            if (ordered[i] == null) {
                throw new MalformedReplyException(number + " " + (i + 1) + " is missing");
            }
        }
        return List.of(ordered);
    }
}

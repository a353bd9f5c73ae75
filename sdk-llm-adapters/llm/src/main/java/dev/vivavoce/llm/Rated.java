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
import dev.vivavoce.core.spi.Screen;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * An answer that a model rates: what the model is shown of it, and what comes of the reply.
 *
 * @param asked what it answers
 * @param answer the part that is shown
 * @param flags what is odd about the answer
 * @param provenance who rates
 */
record Rated(Submission submission, Asked asked, Passages answer, Set<Flag> flags, Provenance provenance) {

    static final Prompt PROMPT = Prompt.named("evaluate-answer.3");

    /** The schema with bounds, for so many criteria, anchors and sentences. */
    private static final String BOUNDED = Prompt.schema(PROMPT.id() + ".bounded.json");

    static final int MOST_POINTS = 2;
    private static final int MOST_EVIDENCE = 5;

    static Provenance provenance(String model) {
        return Provenance.of(model, PROMPT.id());
    }

    static Rated of(Submission submission, Asked asked, Screen screen, Provenance provenance) {
        Passages answer = Passages.of(submission, asked, screen);
        return new Rated(submission, asked, answer, flags(answer), provenance);
    }

    /** The evaluation of an answer that no model needs to be asked about. */
    Optional<Evaluation> withoutCall(int mostCharacters) {
        if (answer.isEmpty()) {
            return Optional.of(abstained("The answer says nothing that could be rated."));
        }
        if (answer.length() > mostCharacters) {
            return Optional.of(
                    abstained("The answer is longer than the " + mostCharacters + " characters that are read."));
        }
        return Optional.empty();
    }

    /** What is asked, with a schema that says how many ratings, anchors and sentences there are. */
    Prompt bounded() {
        return PROMPT.in(String.format(
                Locale.ROOT,
                BOUNDED,
                submission.rubric().criteria().size(),
                submission.anchors().size(),
                answer.count()));
    }

    /** What the prompt is about, from what all answers to a question share to what only this one has. */
    String material() {
        return asked.with(answer.sealed());
    }

    /** The evaluation that comes of the model's reply. */
    Evaluation by(Outcome<Evaluation.Scored> outcome) {
        Evaluation evaluation;
        if (outcome instanceof Outcome.Given<Evaluation.Scored> given) {
            evaluation = noSurerThan(given.value(), given.certainty());
        } else if (outcome instanceof Outcome.Declined<Evaluation.Scored>) {
            evaluation = abstained("The model " + provenance.rater() + " declined to rate the answer.");
        } else {
            evaluation = abstained("The reply of the model " + provenance.rater() + " could not be read.");
        }
        return evaluation.by(provenance.after(outcome.effort()));
    }

    private static Evaluation.Scored noSurerThan(Evaluation.Scored scored, OptionalDouble certainty) {
        double sure = Math.max(0, certainty.orElse(1));
        return sure >= scored.confidence()
                ? scored
                : new Evaluation.Scored(
                        scored.ratings(),
                        scored.anchors(),
                        scored.feedback(),
                        scored.flags(),
                        sure,
                        scored.provenance());
    }

    Evaluation abstained(String reason) {
        return new Evaluation.Abstained(reason, flags, provenance);
    }

    /**
     * What the reply says.
     *
     * @throws MalformedReplyException when a criterion or an anchor is missing or given twice, some have a number and some none, or a
     *     number is out of range
     */
    Evaluation.Scored read(Item reply) {
        List<Rating> ratings = new ArrayList<>();
        List<Criterion> criteria = submission.rubric().criteria();
        List<Item> given = each("ratings", reply, "criterion", criteria.size());
        for (int i = 0; i < criteria.size(); i++) {
            ratings.add(rating(criteria.get(i).name(), given.get(i)));
        }
        return new Evaluation.Scored(
                ratings, coverage(reply), feedback(reply), flags, reply.share("confidence"), provenance);
    }

    private static Set<Flag> flags(Passages answer) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (answer.instructs()) {
            flags.add(Flag.INSTRUCTION_LIKE_TEXT);
        }
        if (answer.repeats()) {
            flags.add(Flag.REPETITION);
        }
        if (answer.echoes()) {
            flags.add(Flag.PARROTING);
        }
        return flags;
    }

    private Rating rating(String criterion, Item item) {
        int level = item.integer("level", Rubric.LOWEST, Rubric.HIGHEST);
        List<Evidence> evidence = evidence(item.integers("evidence"), MOST_EVIDENCE);
        return new Rating(criterion, evidence.isEmpty() ? Rubric.LOWEST : level, evidence);
    }

    private List<Coverage> coverage(Item reply) {
        List<Anchor> anchors = submission.anchors();
        List<Coverage> coverage = new ArrayList<>();
        List<Item> given = anchors.isEmpty() ? List.of() : each("anchors", reply, "anchor", anchors.size());
        for (int i = 0; i < given.size(); i++) {
            double covered = given.get(i).share("covered");
            List<Evidence> evidence = evidence(given.get(i).integers("sentence"), 1);
            coverage.add(
                    covered > 0 && !evidence.isEmpty()
                            ? new Coverage(anchors.get(i), covered, Optional.of(evidence.get(0)))
                            : Coverage.none(anchors.get(i)));
        }
        return coverage;
    }

    /**
     * One for each, in order. Some models number them, though nobody asks, or they were taught to by an earlier form: where any
     * has a number all must, and it is by their numbers that they count.
     */
    private static List<Item> each(String key, Item reply, String number, int count) {
        List<Item> given = reply.items(key);
        if (given.stream().anyMatch(item -> item.has(number))) {
            return inOrder(given, number, count);
        }
        if (given.size() != count) {
            throw new MalformedReplyException(
                    "\"" + key + "\" must have " + count + " entries but has " + given.size());
        }
        return given;
    }

    /** The first sentences of those numbers, none twice. */
    private List<Evidence> evidence(List<Integer> numbers, int most) {
        List<Evidence> evidence = new ArrayList<>(most);
        for (int number : numbers) {
            Optional<Evidence> sentence = answer.evidence(number);
            if (sentence.isPresent() && !evidence.contains(sentence.get())) {
                evidence.add(sentence.get());
            }
            if (evidence.size() == most) {
                break;
            }
        }
        return evidence;
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

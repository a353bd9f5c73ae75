package dev.vivavoce.testkit;

import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An evaluator that says what a test told it to say, and keeps what it was asked. Never guesses: abstains from what its
 * script does not tell. Thread-safe.
 */
public final class ScriptedEvaluator implements Evaluator {

    /** Who rates. */
    public static final Provenance PROVENANCE = Provenance.of("scripted", "1");

    /** What a script says to an answer. */
    @FunctionalInterface
    private interface Script {
        Evaluation rate(Submission submission, Set<Flag> flags);
    }

    private final Script script;
    private final AtomicInteger unavailable = new AtomicInteger();
    private final Map<String, Flag> flags = new ConcurrentHashMap<>();
    private final List<Submission> submissions = new CopyOnWriteArrayList<>();

    private ScriptedEvaluator(Script script) {
        this.script = script;
    }

    /**
     * An evaluator that knows an evaluation by its quotes: an answer gets its levels, coverage and feedback as far as their
     * quotes stand in it, wherever that is, and the lowest level for the rest. It abstains from answers that hold none, and
     * keeps {@link EvaluatorContract} with {@link Samples#evaluation}.
     */
    public static ScriptedEvaluator recognising(Evaluation.Scored known) {
        return new ScriptedEvaluator((submission, flags) -> recognised(known, submission, flags));
    }

    /**
     * An evaluator that gives every answer the same level on every criterion, with the whole answer for evidence, and says
     * nothing about anchors. It abstains from blank answers.
     *
     * @param level 1 to 5
     */
    public static ScriptedEvaluator always(int level) {
        return new ScriptedEvaluator((submission, flags) -> {
            String answer = submission.answer();
            if (answer.isBlank()) {
                return new Evaluation.Abstained("The answer is empty.", flags, PROVENANCE);
            }
            Evidence all = Evidence.in(answer, 0, answer.length());
            List<Rating> ratings = submission.rubric().criteria().stream()
                    .map(criterion -> new Rating(criterion.name(), level, List.of(all)))
                    .toList();
            return new Evaluation.Scored(ratings, List.of(), Feedback.NONE, flags, 1, PROVENANCE);
        });
    }

    /** Makes the next {@code calls} fail as unavailable; after them it works again. */
    public ScriptedEvaluator unavailableFor(int calls) {
        unavailable.set(calls);
        return this;
    }

    /** Makes it flag answers that hold {@code words}, to the letter. */
    public ScriptedEvaluator flagging(String words, Flag flag) {
        flags.put(words, flag);
        return this;
    }

    /** All it was asked to rate so far, in order, while it was unavailable too. */
    public List<Submission> submissions() {
        return List.copyOf(submissions);
    }

    @Override
    public Evaluation evaluate(Submission submission) {
        submissions.add(submission);
        if (unavailable.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new UnavailableException(PROVENANCE.rater(), "the script says so", Optional.empty());
        }
        Set<Flag> raised = EnumSet.noneOf(Flag.class);
        flags.forEach((words, flag) -> {
            if (submission.answer().contains(words)) {
                raised.add(flag);
            }
        });
        return script.rate(submission, raised);
    }

    private static Evaluation recognised(Evaluation.Scored known, Submission submission, Set<Flag> flags) {
        Map<String, Rating> given = new HashMap<>();
        for (Rating rating : known.ratings()) {
            List<Evidence> found = new ArrayList<>();
            rating.evidence().forEach(evidence -> find(evidence, submission).ifPresent(found::add));
            if (!found.isEmpty()) {
                given.put(rating.criterion(), new Rating(rating.criterion(), rating.level(), found));
            }
        }
        List<Rating> ratings = new ArrayList<>();
        for (Criterion criterion : submission.rubric().criteria()) {
            ratings.add(given.getOrDefault(criterion.name(), Rating.none(criterion.name())));
        }
        if (ratings.stream().allMatch(rating -> rating.evidence().isEmpty())) {
            return new Evaluation.Abstained("The script does not tell of this answer.", flags, PROVENANCE);
        }
        List<Coverage> anchors = submission.anchors().stream()
                .map(anchor -> known.anchors().stream()
                        .filter(coverage -> coverage.anchor().equals(anchor))
                        .findFirst()
                        .flatMap(coverage -> coverage.evidence()
                                .flatMap(evidence -> find(evidence, submission))
                                .map(evidence -> new Coverage(anchor, coverage.covered(), Optional.of(evidence))))
                        .orElse(Coverage.none(anchor)))
                .toList();
        return new Evaluation.Scored(ratings, anchors, known.feedback(), flags, known.confidence(), PROVENANCE);
    }

    private static Optional<Evidence> find(Evidence evidence, Submission submission) {
        String quote = evidence.quote();
        int start = submission.answer().indexOf(quote);
        return start < 0 ? Optional.empty() : Optional.of(new Evidence(quote, start, start + quote.length()));
    }
}

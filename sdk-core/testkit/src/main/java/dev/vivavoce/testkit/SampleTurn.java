package dev.vivavoce.testkit;

import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An evaluated turn in the making: quotes are given as text and found in the answer. */
final class SampleTurn {

    static final Provenance RATER = Provenance.of("sample", "1");

    private final Question question;
    private final Instant askedAt;
    private final Answer answer;
    private final List<Rating> ratings = new ArrayList<>();
    private final Map<String, Coverage> covered = new HashMap<>();
    private final List<String> positive = new ArrayList<>();
    private final List<String> improvements = new ArrayList<>();
    private List<Probe> probes = List.of();

    SampleTurn(Question question, Instant askedAt, int seconds, String answer) {
        this.question = question;
        this.askedAt = askedAt;
        this.answer = Answer.typed(answer, Duration.ofSeconds(seconds), askedAt.plusSeconds(seconds));
    }

    /** The level on the rubric's next criterion. */
    SampleTurn level(int level, String... quotes) {
        Criterion criterion = question.rubric().criteria().get(ratings.size());
        List<Evidence> evidence = new ArrayList<>();
        for (String quote : quotes) {
            evidence.add(evidence(quote));
        }
        ratings.add(new Rating(criterion.name(), level, evidence));
        return this;
    }

    SampleTurn covers(String anchor, double share, String quote) {
        question.anchors().stream()
                .filter(candidate -> candidate.name().equals(anchor))
                .forEach(found -> covered.put(anchor, new Coverage(found, share, Optional.of(evidence(quote)))));
        return this;
    }

    SampleTurn good(String point) {
        positive.add(point);
        return this;
    }

    SampleTurn better(String point) {
        improvements.add(point);
        return this;
    }

    SampleTurn after(Probe probe) {
        probes = List.of(probe);
        return this;
    }

    Turn.Evaluated rated(double confidence) {
        List<Coverage> anchors = question.anchors().stream()
                .map(anchor -> covered.getOrDefault(anchor.name(), Coverage.none(anchor)))
                .toList();
        Feedback feedback = new Feedback(positive, improvements);
        return evaluated(new Evaluation.Scored(ratings, anchors, feedback, Set.of(), confidence, RATER));
    }

    Turn.Evaluated evaluated(Evaluation evaluation) {
        return new Turn.Evaluated(question, askedAt, answer, probes, evaluation);
    }

    Turn.Answered answered() {
        return new Turn.Answered(question, askedAt, answer, probes);
    }

    private Evidence evidence(String quote) {
        int start = answer.text().indexOf(quote);
        return Evidence.in(answer.text(), start, start + quote.length());
    }
}

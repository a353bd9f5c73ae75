package dev.vivavoce.jackson;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Skill;
import dev.vivavoce.core.question.Style;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any values of the packages {@code assessment} and {@code question}. */
final class Values {

    private Values() {}

    /** Well-formed text of any characters, plane-1 ones and controls too. */
    static Arbitrary<String> text() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(12)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    /** Text of one word at least, three at most. */
    static Arbitrary<String> words() {
        return Combinators.combine(Arbitraries.of("a", "é", "\"", "\\", "😀", "مرحبا", "</b>", "x\u0001"), text())
                .as((word, more) -> word
                        + more.codePoints()
                                .filter(point -> !Character.isWhitespace(point) && !Character.isSpaceChar(point))
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append));
    }

    static Arbitrary<Competency> competency() {
        return Combinators.combine(words(), words()).as(Competency::new);
    }

    static Arbitrary<Skill> skill() {
        return Combinators.combine(words(), words()).as(Skill::new);
    }

    static Arbitrary<Anchor> anchor() {
        return Combinators.combine(words(), words()).as(Anchor::new);
    }

    static Arbitrary<List<Anchor>> anchors() {
        return anchor().list().uniqueElements(Anchor::name).ofMaxSize(Question.MOST_ANCHORS);
    }

    static Arbitrary<Criterion> criterion() {
        Arbitrary<BehaviouralAnchor> behaviour =
                Combinators.combine(levels(), words()).as(BehaviouralAnchor::new);
        return Combinators.combine(
                        words(),
                        behaviour
                                .list()
                                .uniqueElements(BehaviouralAnchor::level)
                                .ofMinSize(1)
                                .ofMaxSize(6))
                .as(Criterion::new);
    }

    static Arbitrary<Rubric> rubric() {
        return criterion()
                .list()
                .uniqueElements(Criterion::name)
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(Rubric::new);
    }

    static Arbitrary<Feedback> feedback() {
        Arbitrary<List<String>> points = words().list().ofMaxSize(Feedback.MOST);
        return Combinators.combine(points, points).as(Feedback::new);
    }

    static Arbitrary<Provenance> provenance() {
        return Combinators.combine(words(), words(), words().optional(), effort().optional())
                .as(Provenance::new);
    }

    private static Arbitrary<Effort> effort() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.longs().between(0, 600_000_000_000L).map(Duration::ofNanos),
                        Arbitraries.longs().between(0, 1L << 40),
                        Arbitraries.longs().between(0, 1L << 40),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.valueOf(1_000))
                                .ofScale(9)
                                .optional())
                .as((calls, latency, input, output, usd) -> new Effort(calls, latency, input, input / 2, output, usd));
    }

    static Arbitrary<Set<Flag>> flags() {
        return Arbitraries.of(Flag.class).set();
    }

    static Arbitrary<Double> share() {
        return Arbitraries.doubles().between(0, 1).ofScale(17);
    }

    static Arbitrary<Integer> levels() {
        return Arbitraries.integers().between(Rubric.LOWEST, Rubric.HIGHEST);
    }

    static Arbitrary<Evaluation.Abstained> abstained() {
        return Combinators.combine(words(), flags(), provenance()).as(Evaluation.Abstained::new);
    }

    /** An evaluation that {@code answer} bears out, about just the criteria and anchors of the question. */
    static Arbitrary<Evaluation> evaluation(Question question, String answer) {
        Arbitrary<Evidence> evidence = Arbitraries.integers()
                .between(0, answer.length())
                .tuple2()
                .map(at -> span(answer, at.get1(), at.get2()));
        int criteria = question.rubric().criteria().size();
        Arbitrary<Evaluation> scored = Combinators.combine(
                        levels().list().ofSize(criteria),
                        evidence.list().ofSize(criteria),
                        share().list().ofSize(question.anchors().size()),
                        evidence.optional().list().ofSize(question.anchors().size()),
                        feedback(),
                        flags(),
                        share(),
                        provenance())
                .as((levels, quotes, shares, found, feedback, flags, confidence, by) -> {
                    List<Rating> ratings = new ArrayList<>();
                    for (int i = 0; i < criteria; i++) {
                        String name = question.rubric().criteria().get(i).name();
                        ratings.add(new Rating(name, levels.get(i), List.of(quotes.get(i))));
                    }
                    List<Coverage> anchors = new ArrayList<>();
                    for (int i = 0; i < shares.size(); i++) {
                        Anchor anchor = question.anchors().get(i);
                        double covered = found.get(i).isPresent() ? shares.get(i) : 0;
                        anchors.add(new Coverage(anchor, covered, found.get(i)));
                    }
                    return new Evaluation.Scored(ratings, anchors, feedback, flags, confidence, by);
                });
        return WordLimit.count(answer) == 0 ? abstained().map(one -> one) : Arbitraries.oneOf(scored, abstained());
    }

    /** The characters between two places; all of the answer where there would be none, or half a one. */
    private static Evidence span(String answer, int one, int other) {
        try {
            return Evidence.in(answer, Math.min(one, other), Math.max(one, other));
        } catch (IllegalArgumentException noQuote) {
            return Evidence.in(answer, 0, answer.length());
        }
    }

    static Arbitrary<Position> position() {
        return Combinators.combine(
                        words(), text(), Arbitraries.of(Seniority.class).optional())
                .as(Position::new);
    }

    static Arbitrary<Probe> probe() {
        return Combinators.combine(words(), words()).as(Probe::new);
    }

    static Arbitrary<Question> question() {
        return Combinators.combine(
                        words().map(QuestionId::new),
                        words(),
                        Combinators.combine(competency(), skill().optional()).as(Subject::new),
                        Arbitraries.of(Style.class),
                        Combinators.combine(Arbitraries.of(Difficulty.class), Arbitraries.of(Seniority.class))
                                .as(Pitch::new),
                        Arbitraries.integers().between(1, 60),
                        rubric(),
                        anchors())
                .as((id, text, subject, style, pitch, minutes, rubric, anchors) -> new Question(
                        id,
                        text,
                        style,
                        subject.competency(),
                        subject.skill(),
                        pitch.difficulty(),
                        pitch.seniority(),
                        minutes,
                        rubric,
                        anchors));
    }

    private record Subject(Competency competency, Optional<Skill> skill) {}

    private record Pitch(Difficulty difficulty, Seniority seniority) {}
}

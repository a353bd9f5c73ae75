package dev.vivavoce.testkit;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.Proposal;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Values as real interviews have them, the same on each call. */
public final class Samples {

    private Samples() {}

    /** The job of a nurse on a surgical ward, with its posting. */
    public static Position position() {
        return SampleSession.NURSE;
    }

    /** Twelve questions of all styles with rubrics and anchors, in the order of {@link Style}. */
    public static List<Question> questions() {
        List<Question> questions = new ArrayList<>(SampleQuestions.WARD);
        questions.addAll(SampleQuestions.SOFTWARE);
        return questions;
    }

    /** The first of {@link #questions} in that style. */
    public static Question question(Style style) {
        return questions().stream()
                .filter(question -> question.style() == style)
                .findFirst()
                .orElseThrow();
    }

    /** Two questions of each style of a ward's interview, four of them of knowledge, none seen before. */
    public static QuestionQuery query() {
        return new QuestionQuery(
                position(),
                Optional.empty(),
                Map.of(Style.MOTIVATION, 1, Style.BEHAVIOURAL, 2, Style.TECHNICAL, 2),
                Set.of(),
                Map.of(),
                OptionalDouble.empty(),
                Locale.ENGLISH,
                7);
    }

    /** A behavioural question and {@link #answer}. */
    public static Submission submission() {
        return Submission.of(question(Style.BEHAVIOURAL), answer(), Locale.ENGLISH);
    }

    /** A good answer to the first behavioural question. */
    public static Answer answer() {
        return SampleSession.disagreement().answered().answer();
    }

    /** What a careful person makes of {@link #submission}. */
    public static Evaluation.Scored evaluation() {
        return (Evaluation.Scored) SampleSession.disagreement().rated(0.8).evaluation();
    }

    /** A practice session of ten turns that is over: eight rated, one skipped, one abstained from. */
    public static Session session() {
        return SampleSession.ended();
    }

    /** What somebody wrote to get {@link #plan}: 45 minutes a day, two weak areas. */
    public static Brief brief() {
        return SamplePlan.brief();
    }

    /** A plan of four topics. */
    public static Plan plan() {
        return SamplePlan.plan();
    }

    /** A change of each kind, proposed to {@link #plan}. */
    public static Proposal proposal() {
        return SamplePlan.proposal();
    }
}

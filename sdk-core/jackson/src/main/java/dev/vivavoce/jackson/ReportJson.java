package dev.vivavoce.jackson;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.progress.Strength;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.report.Agreement;
import dev.vivavoce.core.report.Review;
import dev.vivavoce.core.report.ScoreCard;
import dev.vivavoce.core.session.Turn;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The package {@code report}. */
final class ReportJson {

    private ReportJson() {}

    static void competencyScore(Output out, ScoreCard.CompetencyScore value) throws IOException {
        out.object()
                .value("competency", value.competency(), AssessmentJson::competency)
                .value("strength", value.strength(), ProgressJson::strength)
                .number("questions", value.questions())
                .end();
    }

    static ScoreCard.CompetencyScore competencyScore(Input in) throws IOException {
        Competency competency = null;
        Strength strength = null;
        Integer questions = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "competency" -> competency = AssessmentJson.competency(in);
                case "strength" -> strength = ProgressJson.strength(in);
                case "questions" -> questions = in.integer();
                default -> in.skip();
            }
        }
        Competency foundCompetency = in.required(competency, "competency");
        Strength foundStrength = in.required(strength, "strength");
        int foundQuestions = in.required(questions, "questions");
        return in.made(() -> new ScoreCard.CompetencyScore(foundCompetency, foundStrength, foundQuestions));
    }

    static void review(Output out, Review value) throws IOException {
        out.object()
                .number("turn", value.turn())
                .text("criterion", value.criterion())
                .number("level", value.level())
                .text("reviewer", value.reviewer());
        if (value.reason().isPresent()) {
            out.text("reason", value.reason().get());
        }
        out.end();
    }

    static Review review(Input in) throws IOException {
        Integer turn = null;
        String criterion = null;
        Integer level = null;
        String reviewer = null;
        String reason = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "turn" -> turn = in.integer();
                case "criterion" -> criterion = in.text();
                case "level" -> level = in.integer();
                case "reviewer" -> reviewer = in.text();
                case "reason" -> reason = in.text();
                default -> in.skip();
            }
        }
        int foundTurn = in.required(turn, "turn");
        String foundCriterion = in.required(criterion, "criterion");
        int foundLevel = in.required(level, "level");
        String foundReviewer = in.required(reviewer, "reviewer");
        Optional<String> foundReason = Optional.ofNullable(reason);
        return in.made(() -> new Review(foundTurn, foundCriterion, foundLevel, foundReviewer, foundReason));
    }

    static void agreement(Output out, Agreement value) throws IOException {
        out.object()
                .number("answers", value.answers())
                .number("kappa", value.kappa())
                .number("correlation", value.correlation())
                .number("meanError", value.meanError())
                .number("near", value.near())
                .end();
    }

    static Agreement agreement(Input in) throws IOException {
        Integer answers = null;
        Double kappa = null;
        Double correlation = null;
        Double meanError = null;
        Double near = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "answers" -> answers = in.integer();
                case "kappa" -> kappa = in.number();
                case "correlation" -> correlation = in.number();
                case "meanError" -> meanError = in.number();
                case "near" -> near = in.number();
                default -> in.skip();
            }
        }
        int foundAnswers = in.required(answers, "answers");
        double foundKappa = in.required(kappa, "kappa");
        double foundCorrelation = in.required(correlation, "correlation");
        double foundError = in.required(meanError, "meanError");
        double foundNear = in.required(near, "near");
        return in.made(() -> new Agreement(foundAnswers, foundKappa, foundCorrelation, foundError, foundNear));
    }

    static void pair(Output out, Agreement.Pair value) throws IOException {
        out.object().number("one", value.one()).number("other", value.other()).end();
    }

    static Agreement.Pair pair(Input in) throws IOException {
        Double one = null;
        Double other = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "one" -> one = in.number();
                case "other" -> other = in.number();
                default -> in.skip();
            }
        }
        double foundOne = in.required(one, "one");
        double foundOther = in.required(other, "other");
        return in.made(() -> new Agreement.Pair(foundOne, foundOther));
    }

    static void scoreCard(Output out, ScoreCard value) throws IOException {
        out.object()
                .number("version", VivavoceModule.VERSION)
                .text("session", value.session())
                .value("position", value.position(), QuestionJson::position);
        if (value.overall().isPresent()) {
            out.value("overall", value.overall().get(), ProgressJson::strength);
        }
        out.list("competencies", value.competencies(), ReportJson::competencyScore)
                .list("turns", value.turns(), SessionJson::turn)
                .list("raters", value.raters(), EvaluationJson::provenance)
                .end();
    }

    static ScoreCard scoreCard(Input in) throws IOException {
        String session = null;
        Position position = null;
        Optional<Strength> overall = Optional.empty();
        List<ScoreCard.CompetencyScore> competencies = List.of();
        List<Turn> turns = null;
        Set<Provenance> raters = Set.of();
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "version" -> in.version();
                case "session" -> session = in.text();
                case "position" -> position = QuestionJson.position(in);
                case "overall" -> overall = Optional.of(ProgressJson.strength(in));
                case "competencies" -> competencies = in.list(ReportJson::competencyScore);
                case "turns" -> turns = in.list(SessionJson::turn);
                case "raters" -> raters = new LinkedHashSet<>(in.list(EvaluationJson::provenance));
                default -> in.skip();
            }
        }
        return new ScoreCard(
                in.required(session, "session"),
                in.required(position, "position"),
                overall,
                competencies,
                in.required(turns, "turns"),
                raters);
    }
}

package dev.vivavoce.jackson;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.progress.Strength;
import dev.vivavoce.core.question.Position;
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

package dev.vivavoce.portal.scorecards.boundary;

import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.report.ReviewedTurn;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.exchange.boundary.CsvTable;
import dev.vivavoce.portal.interviews.control.Invitations.Contact;
import dev.vivavoce.portal.scorecards.control.Card;
import dev.vivavoce.portal.scorecards.control.Card.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A score card as a table, RFC 4180 with a header: a row for each criterion of each turn; answer and question stand in the first row of
 * their turn. Text that a spreadsheet would take for a formula is kept from being one by an apostrophe before it.
 */
public final class CsvScoreCard {
    private static final CsvTable TABLE = new CsvTable(List.of(
            "session",
            "position",
            "candidate",
            "endedOn",
            "state",
            "decision",
            "turn",
            "turnState",
            "competency",
            "question",
            "answer",
            "criterion",
            "machineLevel",
            "peopleLevel",
            "level",
            "score",
            "reviewedScore",
            "evidence",
            "ratings",
            "flags",
            "confidence",
            "rater",
            "raterVersion",
            "abstained"));

    private CsvScoreCard() {}

    /** {@code names} are those of the people who rated; whoever is not among them is gone. */
    static String of(Card card, Map<UUID, String> names) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ReviewedTurn turn : card.people().turns()) {
            boolean isFirst = true;
            for (Criterion criterion : turn.turn().question().rubric().criteria()) {
                rows.add(row(card, turn, criterion.name(), isFirst, names));
                isFirst = false;
            }
        }
        return TABLE.of(rows);
    }

    private static Map<String, Object> row(
            Card card, ReviewedTurn turn, String criterion, boolean isFirst, Map<UUID, String> names) {
        Optional<Evaluation> evaluation = turn.evaluation();
        Optional<Evaluation.Scored> scored =
                evaluation.filter(Evaluation.Scored.class::isInstance).map(Evaluation.Scored.class::cast);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("session", card.session().toString());
        row.put("position", CsvTable.harmless(card.positionTitle()));
        row.put("candidate", CsvTable.harmless(card.contact().map(Contact::name).orElse("")));
        row.put("endedOn", card.endedOn().map(Object::toString).orElse(""));
        row.put("state", card.state().label());
        row.put("decision", card.decision().map(made -> made.decision().label()).orElse(""));
        row.put("turn", turn.number());
        row.put("turnState", ScoreCardView.CardTurn.state(turn.turn()));
        row.put(
                "competency",
                CsvTable.harmless(turn.turn().question().competency().name()));
        row.put("question", isFirst ? CsvTable.harmless(turn.turn().question().text()) : "");
        row.put(
                "answer",
                isFirst && turn.turn() instanceof Turn.Spoken spoken
                        ? CsvTable.harmless(spoken.answer().text())
                        : "");
        row.put("criterion", CsvTable.harmless(criterion));
        row.put("machineLevel", number(turn.rated(criterion)));
        row.put("peopleLevel", number(turn.reviewed(criterion)));
        row.put("level", number(turn.level(criterion)));
        row.put("score", number(turn.score()));
        row.put("reviewedScore", turn.reviews().isEmpty() ? "" : number(turn.reviewedScore()));
        row.put("evidence", CsvTable.harmless(evidence(scored, criterion)));
        row.put("ratings", CsvTable.harmless(ratings(card, turn.number(), criterion, names)));
        row.put("flags", text(evaluation, found -> found.flags().stream()
                .map(ScoreCardView.MachineRating::label)
                .collect(Collectors.joining(" "))));
        row.put(
                "confidence",
                scored.<Object>map(found -> Math.round(found.confidence() * 100) / 100.0)
                        .orElse(""));
        row.put("rater", text(evaluation, found -> found.provenance().rater()));
        row.put("raterVersion", text(evaluation, found -> found.provenance().version()));
        row.put(
                "abstained",
                text(evaluation, found -> found instanceof Evaluation.Abstained abstained ? abstained.reason() : ""));
        return row;
    }

    private static String text(Optional<Evaluation> evaluation, Function<Evaluation, String> part) {
        return evaluation.map(part).map(CsvTable::harmless).orElse("");
    }

    private static Object number(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : "";
    }

    private static String evidence(Optional<Evaluation.Scored> scored, String criterion) {
        return scored.stream()
                .flatMap(found -> found.ratings().stream())
                .filter(rating -> rating.criterion().equals(criterion))
                .map(Rating::evidence)
                .flatMap(List::stream)
                .map(Evidence::quote)
                .collect(Collectors.joining("\n"));
    }

    private static String ratings(Card card, int turn, String criterion, Map<UUID, String> names) {
        return card.ratings().stream()
                .filter(remark -> remark.turn() == turn && remark.criterion().equals(criterion))
                .map(remark -> said(remark, names))
                .collect(Collectors.joining("\n"));
    }

    private static String said(Remark remark, Map<UUID, String> names) {
        return remark.level() + " by " + names.getOrDefault(remark.reviewer(), "a former colleague")
                + remark.reason().map(why -> ": " + why).orElse("");
    }
}

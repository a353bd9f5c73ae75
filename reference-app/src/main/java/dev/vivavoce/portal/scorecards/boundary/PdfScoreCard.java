package dev.vivavoce.portal.scorecards.boundary;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.report.ReviewedCard;
import dev.vivavoce.core.report.ReviewedTurn;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.scorecards.boundary.PdfPages.Look;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView.Estimate;
import dev.vivavoce.portal.scorecards.control.Card;
import dev.vivavoce.portal.scorecards.control.Card.Remark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A score card as a document to print: figures first, then each answer with its levels, quotes and what people said of it. */
final class PdfScoreCard {
    private static final float ROOM_FOR_A_TURN = 110;

    private final PdfPages pages;
    private final Card card;

    private PdfScoreCard(PdfPages pages, Card card) {
        this.pages = pages;
        this.card = card;
    }

    static byte[] of(Card card) {
        try (PdfPages pages = new PdfPages("Score card: " + card.positionTitle(), "en")) {
            PdfScoreCard made = new PdfScoreCard(pages, card);
            made.head();
            for (ReviewedTurn turn : card.people().turns()) {
                made.turn(turn);
            }
            made.foot();
            return pages.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("A score card cannot be written.", e);
        }
    }

    private void head() throws IOException {
        pages.text(card.positionTitle(), Look.TITLE);
        String person = card.contact().map(contact -> contact.name() + " · ").orElse("");
        String day = card.endedOn().map(date -> " · " + date).orElse("");
        pages.text(person + "Score card · " + card.state().label() + day, Look.SOFT);
        pages.gap(12, 0);
        figure("Score by the machine", Estimate.of(card.machine()));
        if (card.people().isReviewed()) {
            figure("Score with people's levels", Estimate.of(card.people()));
        }
        pages.text("The score is advice; a person decides.", Look.SOFT);
        if (card.decision().isPresent()) {
            Card.Decision decision = card.decision().get();
            pages.gap(8, 0);
            pages.text("Decided: " + decision.decision().label(), Look.LABEL);
            pages.text(decision.reason(), Look.TEXT);
        }
        pages.gap(14, ROOM_FOR_A_TURN);
        pages.text("Competencies", Look.HEADING);
        ReviewedCard people = card.people();
        for (Competency competency : people.competencies()) {
            figure(competency.name(), Estimate.of(people, competency));
        }
        if (people.competencies().isEmpty()) {
            pages.text("Nothing is rated yet.", Look.SOFT);
        }
    }

    private void figure(String name, @Nullable Estimate estimate) throws IOException {
        pages.text(
                estimate == null
                        ? name + ": –"
                        : String.format(
                                Locale.ROOT,
                                "%s: %.1f of 10, likely between %.1f and %.1f (%d %s)",
                                name,
                                estimate.score(),
                                estimate.low(),
                                estimate.high(),
                                estimate.questions(),
                                estimate.questions() == 1 ? "answer" : "answers"),
                Look.TEXT);
    }

    private void turn(ReviewedTurn turn) throws IOException {
        pages.gap(18, ROOM_FOR_A_TURN);
        pages.text(turn.number() + ". " + turn.turn().question().text(), Look.HEADING);
        pages.text(
                turn.turn().question().competency().name() + " · "
                        + ScoreCardView.CardTurn.state(turn.turn())
                        + score(" · machine ", turn.score())
                        + (turn.reviews().isEmpty() ? "" : score(" · with people's levels ", turn.reviewedScore())),
                Look.SOFT);
        if (turn.turn() instanceof Turn.Spoken spoken) {
            pages.gap(6, 0);
            pages.text("Answer", Look.LABEL);
            pages.text(spoken.answer().text(), Look.TEXT.indented());
        }
        if (turn.evaluation().isPresent()) {
            evaluation(turn.evaluation().get());
        }
        for (Criterion criterion : turn.turn().question().rubric().criteria()) {
            criterion(turn, criterion.name());
        }
    }

    private static String score(String before, OptionalInt score) {
        return score.isPresent() ? before + score.getAsInt() + " of 10" : "";
    }

    private void evaluation(Evaluation evaluation) throws IOException {
        pages.gap(6, 0);
        String by = "Rated by " + evaluation.provenance().rater() + " "
                + evaluation.provenance().version();
        if (evaluation instanceof Evaluation.Abstained abstained) {
            pages.text(by + ": abstained. " + abstained.reason(), Look.SOFT);
        } else if (evaluation instanceof Evaluation.Scored scored) {
            pages.text(by + ", confidence " + Math.round(scored.confidence() * 100) + " %", Look.SOFT);
        }
        if (!evaluation.flags().isEmpty()) {
            pages.text(
                    "Flags: "
                            + evaluation.flags().stream()
                                    .map(ScoreCardView.MachineRating::label)
                                    .collect(Collectors.joining(", ")),
                    Look.SOFT);
        }
    }

    private void criterion(ReviewedTurn turn, String criterion) throws IOException {
        OptionalInt machine = turn.rated(criterion);
        OptionalInt people = turn.reviewed(criterion);
        if (machine.isEmpty() && people.isEmpty()) {
            return;
        }
        pages.gap(4, 40);
        pages.text(
                criterion
                        + level(": machine ", machine)
                        + level(machine.isPresent() ? ", people " : ": people ", people),
                Look.LABEL);
        if (turn.evaluation().orElse(null) instanceof Evaluation.Scored scored) {
            for (Rating rating : scored.ratings()) {
                if (rating.criterion().equals(criterion)) {
                    for (dev.vivavoce.core.assessment.Evidence evidence : rating.evidence()) {
                        pages.text("“" + evidence.quote() + "”", Look.SOFT.indented());
                    }
                }
            }
        }
        for (Remark remark : card.ratings()) {
            if (remark.turn() == turn.number() && remark.criterion().equals(criterion)) {
                pages.text(
                        "Reviewer " + remark.reviewer() + ": " + remark.level()
                                + remark.reason().map(reason -> ". " + reason).orElse(""),
                        Look.TEXT.indented());
            }
        }
    }

    private static String level(String before, OptionalInt level) {
        return level.isPresent() ? before + level.getAsInt() + " of 5" : "";
    }

    private void foot() throws IOException {
        pages.gap(18, 0);
        if (pages.isLacking()) {
            pages.text(
                    "Characters that this document's font does not have are shown as boxes. The same card as HTML or JSON holds them.",
                    Look.SOFT);
        }
        pages.text("Session " + card.session(), Look.SOFT);
    }
}

package dev.vivavoce.portal.scorecards.boundary;

import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.report.ReviewedCard;
import dev.vivavoce.core.report.ReviewedTurn;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.interviews.control.Invitations.Contact;
import dev.vivavoce.portal.scorecards.boundary.PdfPages.Look;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView.Estimate;
import dev.vivavoce.portal.scorecards.control.Card;
import dev.vivavoce.portal.scorecards.control.Card.Remark;
import dev.vivavoce.portal.scorecards.control.Cohorts.Cohort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A score card as a document to print: figures first, then each answer with its levels, quotes and what people said of it. */
final class PdfScoreCard {
    private static final float ROOM_FOR_A_TURN = 110;

    private final PdfPages pages;
    private final Card card;
    private final Cohort cohort;
    private final Map<UUID, String> names;

    private PdfScoreCard(PdfPages pages, Card card, Cohort cohort, Map<UUID, String> names) {
        this.pages = pages;
        this.card = card;
        this.cohort = cohort;
        this.names = names;
    }

    /** {@code names} are those of the people who rated and decided; whoever is not among them is gone. */
    static byte[] of(Card card, Cohort cohort, Map<UUID, String> names) {
        try (PdfPages pages = new PdfPages("Score card: " + card.positionTitle(), "en")) {
            PdfScoreCard made = new PdfScoreCard(pages, card, cohort, names);
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
        pages.text(card.contact().map(Contact::name).orElse("Score card"), Look.TITLE);
        String day = card.endedOn().map(date -> " · ended " + date).orElse("");
        pages.text(card.positionTitle() + " · " + card.state().label().replace('-', ' ') + day, Look.SOFT);
        pages.gap(12, 0);
        figure("Score by the machine", Estimate.of(card.machine()), Optional.empty());
        if (card.people().isReviewed()) {
            figure("Score with people's levels", Estimate.of(card.people()), Optional.empty());
        }
        pages.text(
                cohort.overall()
                        .map(median -> String.format(
                                Locale.ROOT, "Median of %d others for this position: %.1f", cohort.people(), median))
                        .orElse("Too few others for this position to compare."),
                Look.TEXT);
        if (!card.people().leftToPeople().isEmpty()) {
            pages.text(
                    "Left to people, who have not rated yet: answers "
                            + card.people().leftToPeople().stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", ")),
                    Look.TEXT);
        }
        pages.text("The score is advice; a person decides.", Look.SOFT);
        if (card.decision().isPresent()) {
            Card.Decision decision = card.decision().get();
            pages.gap(14, 40);
            pages.text("Decision: " + decision.decision().label(), Look.HEADING);
            pages.text("By " + name(decision.by()) + ", " + day(decision.at()), Look.SOFT);
            pages.text(decision.reason(), Look.TEXT);
        }
        pages.gap(14, ROOM_FOR_A_TURN);
        pages.text("Competencies", Look.HEADING);
        ReviewedCard people = card.people();
        for (Competency competency : people.competencies()) {
            figure(
                    competency.name(),
                    Estimate.of(people, competency),
                    Optional.ofNullable(cohort.medians().get(competency.name())));
        }
        if (people.competencies().isEmpty()) {
            pages.text("Nothing is rated yet.", Look.SOFT);
        }
    }

    private String name(UUID person) {
        return names.getOrDefault(person, "a former colleague");
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private void figure(String name, @Nullable Estimate estimate, Optional<Double> median) throws IOException {
        pages.text(
                estimate == null
                        ? name + ": –"
                        : String.format(
                                Locale.ROOT,
                                "%s: %.1f of 10, likely %.1f to %.1f (%d %s)%s",
                                name,
                                estimate.score(),
                                estimate.low(),
                                estimate.high(),
                                estimate.questions(),
                                estimate.questions() == 1 ? "answer" : "answers",
                                median.map(value -> String.format(Locale.ROOT, ", median of others %.1f", value))
                                        .orElse("")),
                Look.TEXT);
    }

    private void turn(ReviewedTurn turn) throws IOException {
        pages.gap(14, ROOM_FOR_A_TURN);
        pages.rule();
        pages.gap(10, 0);
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
            criterion(turn, criterion);
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

    private void criterion(ReviewedTurn turn, Criterion rubric) throws IOException {
        String criterion = rubric.name();
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
        int counts = turn.level(criterion).orElseThrow();
        Optional<String> meaning = rubric.anchors().stream()
                .filter(anchor -> anchor.level() <= counts)
                .max(Comparator.comparingInt(BehaviouralAnchor::level))
                .map(BehaviouralAnchor::behaviour);
        if (meaning.isPresent()) {
            pages.text(meaning.get(), Look.SOFT);
        }
        if (turn.evaluation().orElse(null) instanceof Evaluation.Scored scored) {
            for (Rating rating : scored.ratings()) {
                if (rating.criterion().equals(criterion)) {
                    for (dev.vivavoce.core.assessment.Evidence evidence : rating.evidence()) {
                        pages.text("“" + evidence.quote() + "”", Look.QUOTE);
                    }
                }
            }
        }
        for (Remark remark : card.ratings()) {
            if (remark.turn() == turn.number() && remark.criterion().equals(criterion)) {
                pages.text(
                        name(remark.reviewer()) + ": " + remark.level() + " of 5"
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

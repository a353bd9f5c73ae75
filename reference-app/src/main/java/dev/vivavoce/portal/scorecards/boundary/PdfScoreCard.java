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
import dev.vivavoce.portal.texts.control.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A score card as a document to print: figures first, then each answer with its levels, quotes and what people said of it. */
final class PdfScoreCard {
    private static final float ROOM_FOR_A_TURN = 110;

    private final PdfPages pages;
    private final Card card;
    private final Cohort cohort;
    private final Map<UUID, String> names;
    private final Texts texts;

    private PdfScoreCard(PdfPages pages, Card card, Cohort cohort, Map<UUID, String> names, Texts texts) {
        this.pages = pages;
        this.card = card;
        this.cohort = cohort;
        this.names = names;
        this.texts = texts;
    }

    /** {@code names} are those of the people who rated and decided; whoever is not among them is gone. */
    static byte[] of(Card card, Cohort cohort, Map<UUID, String> names, Texts texts) {
        try (PdfPages pages = new PdfPages(
                texts.text("card.title", card.positionTitle()), texts.locale().toLanguageTag())) {
            PdfScoreCard made = new PdfScoreCard(pages, card, cohort, names, texts);
            made.head();
            for (ReviewedTurn turn : card.people().turns()) {
                made.turn(turn);
            }
            made.foot();
            return pages.finish((number, all) -> texts.text("card.page", number, all));
        } catch (IOException e) {
            throw new UncheckedIOException("A score card cannot be written.", e);
        }
    }

    private void head() throws IOException {
        pages.text(card.contact().map(Contact::name).orElseGet(() -> texts.text("card.nameless")), Look.TITLE);
        pages.text(
                card.positionTitle() + " · "
                        + texts.label("hiring.state", card.state().label())
                        + card.endedOn()
                                .map(date -> " · " + texts.text("card.ended", date))
                                .orElse(""),
                Look.SOFT);
        pages.gap(12, 0);
        figure(texts.text("card.score.machine"), Estimate.of(card.machine()), Optional.empty());
        if (card.people().isReviewed()) {
            figure(texts.text("card.score.people"), Estimate.of(card.people()), Optional.empty());
        }
        pages.text(
                cohort.overall()
                        .map(median -> texts.text("card.cohort", cohort.people(), median))
                        .orElseGet(() -> texts.text("card.cohort.few")),
                Look.TEXT);
        if (!card.people().leftToPeople().isEmpty()) {
            pages.text(
                    texts.text(
                            "card.left",
                            card.people().leftToPeople().stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))),
                    Look.TEXT);
        }
        pages.text(texts.text("card.advice"), Look.SOFT);
        if (card.decision().isPresent()) {
            Card.Decision decision = card.decision().get();
            pages.gap(14, 40);
            pages.text(
                    texts.text(
                            "card.decision",
                            texts.label("hiring.state", decision.decision().label())),
                    Look.HEADING);
            pages.text(texts.text("card.decided", name(decision.by()), day(decision.at())), Look.SOFT);
            pages.text(decision.reason(), Look.TEXT);
        }
        pages.gap(14, ROOM_FOR_A_TURN);
        pages.text(texts.text("card.competencies"), Look.HEADING);
        ReviewedCard people = card.people();
        for (Competency competency : people.competencies()) {
            figure(
                    competency.name(),
                    Estimate.of(people, competency),
                    Optional.ofNullable(cohort.medians().get(competency.name())));
        }
        if (people.competencies().isEmpty()) {
            pages.text(texts.text("card.unrated"), Look.SOFT);
        }
    }

    private String name(UUID person) {
        return names.getOrDefault(person, texts.text("card.gone"));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private void figure(String name, @Nullable Estimate estimate, Optional<Double> median) throws IOException {
        if (estimate == null) {
            pages.text(name + ": –", Look.TEXT);
            return;
        }
        String figure = texts.text(
                "card.figure", name, estimate.score(), estimate.low(), estimate.high(), estimate.questions());
        pages.text(
                figure
                        + median.map(value -> texts.text("card.figure.median", value))
                                .orElse(""),
                Look.TEXT);
    }

    private void turn(ReviewedTurn turn) throws IOException {
        pages.gap(14, ROOM_FOR_A_TURN);
        pages.rule();
        pages.gap(10, 0);
        pages.text(turn.number() + ". " + turn.turn().question().text(), Look.HEADING);
        pages.text(
                turn.turn().question().competency().name() + " · "
                        + texts.text("card.turn." + ScoreCardView.CardTurn.state(turn.turn()))
                        + score("card.turn.machine", turn.score())
                        + (turn.reviews().isEmpty() ? "" : score("card.turn.people", turn.reviewedScore())),
                Look.SOFT);
        if (turn.turn() instanceof Turn.Spoken spoken) {
            pages.gap(6, 0);
            pages.text(texts.text("card.answer"), Look.LABEL);
            pages.text(spoken.answer().text(), Look.TEXT.indented());
        }
        if (turn.evaluation().isPresent()) {
            evaluation(turn.evaluation().get());
        }
        for (Criterion criterion : turn.turn().question().rubric().criteria()) {
            criterion(turn, criterion);
        }
    }

    private String score(String key, OptionalInt score) {
        return score.isPresent() ? " · " + texts.text(key, score.getAsInt()) : "";
    }

    private void evaluation(Evaluation evaluation) throws IOException {
        pages.gap(6, 0);
        String by = texts.text(
                "hiring.rated-by",
                evaluation.provenance().rater(),
                evaluation.provenance().version());
        if (evaluation instanceof Evaluation.Abstained abstained) {
            pages.text(by + texts.text("card.abstained", abstained.reason()), Look.SOFT);
        } else if (evaluation instanceof Evaluation.Scored scored) {
            pages.text(by + texts.text("card.confidence", scored.confidence()), Look.SOFT);
        }
        if (!evaluation.flags().isEmpty()) {
            pages.text(
                    texts.text(
                            "card.flags",
                            evaluation.flags().stream()
                                    .map(flag -> texts.label("hiring.flag", ScoreCardView.MachineRating.label(flag)))
                                    .collect(Collectors.joining(", "))),
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
                criterion + ": "
                        + Stream.of(level("card.level.machine", machine), level("card.level.people", people))
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining(", ")),
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
                        texts.text("card.remark", name(remark.reviewer()), remark.level())
                                + remark.reason().map(reason -> ". " + reason).orElse(""),
                        Look.TEXT.indented());
            }
        }
    }

    private Optional<String> level(String key, OptionalInt level) {
        return level.isPresent() ? Optional.of(texts.text(key, level.getAsInt())) : Optional.empty();
    }

    private void foot() throws IOException {
        pages.gap(18, 0);
        if (pages.isLacking()) {
            pages.text(texts.text("card.lacking"), Look.SOFT);
        }
        pages.text(texts.text("card.session", card.session()), Look.SOFT);
    }
}

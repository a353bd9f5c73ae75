package dev.vivavoce.portal.scorecards.boundary;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.ScoreScale;
import dev.vivavoce.core.progress.Strength;
import dev.vivavoce.core.report.ReviewedCard;
import dev.vivavoce.core.report.ReviewedTurn;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.interviews.control.Invitations.Contact;
import dev.vivavoce.portal.positions.boundary.PositionViews.RatedQuestion;
import dev.vivavoce.portal.scorecards.control.Card;
import dev.vivavoce.portal.scorecards.control.Card.Remark;
import dev.vivavoce.portal.scorecards.entity.Release;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A score card. {@code machine} is by the machine alone, {@code reviewed} with people's levels in place of the machine's where there are any.
 * There is neither a time of day nor a duration of the interview in it, and for those who rate blind no candidate.
 */
public record ScoreCardView(
        UUID sessionId,
        PositionRef position,
        @Nullable CandidateView candidate,
        Card.State state,
        @Nullable LocalDate endedOn,
        Estimates overall,
        List<CompetencyEstimates> competencies,
        List<CardTurn> turns,
        @Nullable ReleaseView release) {

    public record PositionRef(UUID id, String title) {
        static PositionRef of(Card card) {
            return new PositionRef(card.positionId(), card.positionTitle());
        }
    }

    public record CandidateView(String name, String email) {
        static CandidateView of(Contact contact) {
            return new CandidateView(contact.name(), contact.email());
        }
    }

    /** A mean score over that many questions, 1 to 10, and between what it likely lies (90 %). */
    public record Estimate(double score, double low, double high, int questions) {
        static @Nullable Estimate of(OptionalDouble mean, Optional<Strength> strength, int questions) {
            return strength.map(found -> new Estimate(
                            rounded(mean.orElseThrow()), scale(found.low()), scale(found.high()), questions))
                    .orElse(null);
        }

        static @Nullable Estimate of(ReviewedCard card) {
            return of(card.mean(), card.strength(), card.scored());
        }

        static @Nullable Estimate of(ReviewedCard card, Competency competency) {
            return of(card.mean(competency), card.strength(competency), card.scored(competency));
        }

        private static double scale(double share) {
            return rounded(ScoreScale.LOWEST + share * (ScoreScale.HIGHEST - ScoreScale.LOWEST));
        }

        static double rounded(double score) {
            return Math.round(score * 100) / 100.0;
        }
    }

    /** {@code reviewed} is there once a person has rated. */
    public record Estimates(
            @Nullable Estimate machine, @Nullable Estimate reviewed) {}

    public record CompetencyEstimates(
            String competency,
            @Nullable Estimate machine,
            @Nullable Estimate reviewed) {}

    public record QuoteView(String quote, int start, int end) {
        static QuoteView of(Evidence evidence) {
            return new QuoteView(evidence.quote(), evidence.start(), evidence.end());
        }
    }

    /** A level from 0 to 5 and the words of the answer that it rests on; offsets are those of UTF-16. */
    public record MachineLevel(String criterion, int level, List<QuoteView> evidence) {
        static MachineLevel of(Rating rating) {
            return new MachineLevel(
                    rating.criterion(),
                    rating.level(),
                    rating.evidence().stream().map(QuoteView::of).toList());
        }
    }

    /** What the machine made of an answer; {@code abstained} says why it gave no level. Confidence from 0 to 1. */
    public record MachineRating(
            String rater,
            String version,
            @Nullable String standsInFor,
            @Nullable String abstained,
            @Nullable Double confidence,
            List<String> flags,
            List<MachineLevel> levels) {
        static MachineRating of(Evaluation evaluation) {
            Provenance by = evaluation.provenance();
            Evaluation.Scored scored = evaluation instanceof Evaluation.Scored found ? found : null;
            return new MachineRating(
                    by.rater(),
                    by.version(),
                    by.standsInFor().orElse(null),
                    evaluation instanceof Evaluation.Abstained abstained ? abstained.reason() : null,
                    scored == null ? null : scored.confidence(),
                    evaluation.flags().stream().map(MachineRating::label).toList(),
                    scored == null
                            ? List.of()
                            : scored.ratings().stream().map(MachineLevel::of).toList());
        }

        static String label(Flag flag) {
            return flag.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A person's rating; the last of each on a criterion counts. */
    public record PersonRating(
            UUID reviewerId,
            String criterion,
            int level,
            @Nullable String reason,
            Instant at) {
        static PersonRating of(Remark remark) {
            return new PersonRating(
                    remark.reviewer(),
                    remark.criterion(),
                    remark.level(),
                    remark.reason().orElse(null),
                    remark.at());
        }
    }

    /** The level that counts, and whose it is: people or machine. */
    public record CountingLevel(String criterion, int level, String by) {
        static Stream<CountingLevel> of(ReviewedTurn turn, String criterion) {
            return turn.level(criterion).stream()
                    .mapToObj(level -> new CountingLevel(
                            criterion, level, turn.reviewed(criterion).isPresent() ? "people" : "machine"));
        }
    }

    /** {@code state} is asked, answered, evaluated or skipped; {@code leftToPeople} says that a person has to rate it on each criterion. */
    public record CardTurn(
            int number,
            String state,
            RatedQuestion question,
            String competency,
            @Nullable String answer,
            @Nullable MachineRating evaluation,
            List<PersonRating> ratings,
            List<CountingLevel> levels,
            @Nullable Integer score,
            @Nullable Integer reviewedScore,
            boolean leftToPeople) {
        static CardTurn of(Card card, ReviewedTurn turn) {
            OptionalInt score = turn.score();
            OptionalInt reviewed = turn.reviews().isEmpty() ? OptionalInt.empty() : turn.reviewedScore();
            return new CardTurn(
                    turn.number(),
                    state(turn.turn()),
                    RatedQuestion.of(turn.turn().question()),
                    turn.turn().question().competency().name(),
                    turn.turn() instanceof Turn.Spoken spoken ? spoken.answer().text() : null,
                    turn.evaluation().map(MachineRating::of).orElse(null),
                    card.ratings().stream()
                            .filter(remark -> remark.turn() == turn.number())
                            .map(PersonRating::of)
                            .toList(),
                    turn.turn().question().rubric().criteria().stream()
                            .flatMap(criterion -> CountingLevel.of(turn, criterion.name()))
                            .toList(),
                    score.isPresent() ? Integer.valueOf(score.getAsInt()) : null,
                    reviewed.isPresent() ? Integer.valueOf(reviewed.getAsInt()) : null,
                    turn.needsPerson() && !turn.isReviewed());
        }

        static String state(Turn turn) {
            if (turn instanceof Turn.Skipped) {
                return "skipped";
            }
            return turn instanceof Turn.Evaluated ? "evaluated" : turn instanceof Turn.Spoken ? "answered" : "asked";
        }
    }

    public record ReleaseView(Release.Decision decision, String reason, UUID by, Instant at) {
        static ReleaseView of(Card.Decision decision) {
            return new ReleaseView(decision.decision(), decision.reason(), decision.by(), decision.at());
        }
    }

    public static ScoreCardView of(Card card) {
        return new ScoreCardView(
                card.session(),
                PositionRef.of(card),
                card.contact().map(CandidateView::of).orElse(null),
                card.state(),
                card.endedOn().orElse(null),
                estimates(card),
                card.people().competencies().stream()
                        .map(competency -> new CompetencyEstimates(
                                competency.name(),
                                Estimate.of(card.machine(), competency),
                                card.people().isReviewed() ? Estimate.of(card.people(), competency) : null))
                        .toList(),
                card.people().turns().stream()
                        .map(turn -> CardTurn.of(card, turn))
                        .toList(),
                card.decision().map(ReleaseView::of).orElse(null));
    }

    private static Estimates estimates(Card card) {
        return new Estimates(
                Estimate.of(card.machine()), card.people().isReviewed() ? Estimate.of(card.people()) : null);
    }
}

package dev.vivavoce.portal.scorecards.control;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vivavoce.core.report.ReviewedCard;
import dev.vivavoce.portal.interviews.control.Invitations.Contact;
import dev.vivavoce.portal.scorecards.entity.Release;
import dev.vivavoce.portal.sessions.entity.StudySession;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A score card as it stands. It holds no time of day and no duration of the interview, since these would tell who was given longer.
 *
 * @param contact the candidate; empty once they were erased
 * @param ratings in the order given
 * @param machine the figures by the machine alone
 * @param people those with people's levels in place of the machine's where there are any
 * @param version rises with whatever changes the card
 */
public record Card(
        UUID session,
        UUID positionId,
        String positionTitle,
        Optional<Contact> contact,
        List<Remark> ratings,
        Optional<Decision> decision,
        ReviewedCard machine,
        ReviewedCard people,
        Optional<LocalDate> endedOn,
        State state,
        int version) {

    /** How far a card has come. */
    @Schema(name = "ScoreCardState")
    public enum State {
        /** The interview is not over. */
        IN_PROGRESS,
        /** Answers wait for their rating. */
        WAITING,
        /** Nobody has looked at it, or something is left that a person has to rate. */
        TO_REVIEW,
        REVIEWED,
        RELEASED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A person's rating, opened. */
    public record Remark(int turn, String criterion, int level, Optional<String> reason, UUID reviewer, Instant at) {}

    /** The release, opened. */
    public record Decision(Release.Decision decision, String reason, UUID by, Instant at) {}

    /** Without the candidate, for those who rate blind. */
    public Card blind() {
        return new Card(
                session,
                positionId,
                positionTitle,
                Optional.empty(),
                ratings,
                decision,
                machine,
                people,
                endedOn,
                state,
                version);
    }

    static State state(StudySession row, ReviewedCard card, boolean isReleased) {
        if (isReleased) {
            return State.RELEASED;
        }
        if (row.state() == StudySession.State.OPEN) {
            return State.IN_PROGRESS;
        }
        if (!card.waiting().isEmpty()) {
            return State.WAITING;
        }
        return card.isReviewed() && card.leftToPeople().isEmpty() ? State.REVIEWED : State.TO_REVIEW;
    }

    static Optional<LocalDate> day(StudySession row) {
        return row.endedAt().map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC));
    }
}

package dev.vivavoce.portal.interviews.control;

import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.access.control.Directory;
import dev.vivavoce.portal.access.control.SignIns;
import dev.vivavoce.portal.access.entity.OpaqueToken;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.interviews.entity.Invitation;
import dev.vivavoce.portal.positions.control.Positions;
import dev.vivavoce.portal.sessions.control.Drafts;
import dev.vivavoce.portal.sessions.control.RatingQueue;
import dev.vivavoce.portal.sessions.control.StudySessions;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import dev.vivavoce.portal.sessions.entity.StudySession;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** How a candidate comes into an interview, and how it ends. */
@ApplicationScoped
public class Interviews {
    /** A session, and what lets the candidate into it and nowhere else. */
    public record Entered(UUID session, SignIns.Grant grant) {}

    @Inject
    Invitations invitations;

    @Inject
    Positions positions;

    @Inject
    Directory directory;

    @Inject
    SignIns signIns;

    @Inject
    StudySessions sessions;

    @Inject
    Drafts drafts;

    @Inject
    RatingQueue queue;

    @Inject
    Closing closing;

    @Inject
    InterviewEngine engine;

    @Inject
    Caller caller;

    @Inject
    AuditTrail audit;

    /** A token that is good no longer gets the same answer whatever the reason; one that never was is not found. */
    @InTenant
    public Entered enter(OpaqueToken token, String noticeVersion) {
        Invitation invitation = invitations.locked(token).orElseThrow(Interviews::gone);
        if (invitation.state(Instant.now()) != Invitation.State.OPEN) {
            throw gone();
        }
        UUID user = invitation
                .userId()
                .orElseGet(() -> directory.invite("invited-" + invitation.id()).id());
        caller.is(Caller.Kind.PERSON, user, null, java.util.Set.of());
        UUID session = invitation.sessionId().orElseGet(() -> begin(invitation, user));
        invitation.consent(noticeVersion);
        invitation.redeem(user, session);
        SignIns.Grant grant = signIns.begin(user);
        audit.record("invitation.redeemed", "invitation:" + invitation.id());
        return new Entered(session, grant);
    }

    private UUID begin(Invitation invitation, UUID user) {
        Positions.Held held = positions.find(invitation.positionId());
        UUID id = UUID.randomUUID();
        Session session = Session.builder(
                        id.toString(),
                        new Position(
                                held.row().title(), "", held.row().seniority().map(Seniority::valueOf)))
                .format(held.format())
                .purpose(Purpose.ASSESSMENT)
                .locale(Locale.forLanguageTag(invitation.language()))
                .seed(id.getLeastSignificantBits())
                .open();
        Duration planned = Duration.ofMinutes(held.format().minutes());
        Study begun = sessions.add(
                user,
                session,
                held.sets().get(invitation.questionSet()),
                Offers.extra(planned, invitation.extraTime()));
        closing.add(begun.row());
        return id;
    }

    /** Ends the interview; doing it again is no mistake. What stands in a draft is the answer to a question that is still open. */
    public Study submit(UUID id) {
        Study study = sessions.ownedAndLocked(id);
        if (study.row().state() == StudySession.State.ENDED) {
            return study;
        }
        closing.remove(id);
        return end(study, "interview.submitted");
    }

    /** Ends an interview whose time is over; until when there is time still, otherwise. */
    @InTenant
    public Optional<Instant> close(UUID id) {
        Optional<Study> open = sessions.locked(id).filter(study -> study.row().state() == StudySession.State.OPEN);
        Optional<Instant> until =
                open.map(study -> study.row().answerableUntil()).filter(Instant.now()::isBefore);
        if (until.isEmpty()) {
            open.ifPresent(study -> end(study, "interview.timed-out"));
        }
        return until;
    }

    private Study end(Study study, String action) {
        UUID id = study.row().id();
        OptionalInt open = study.row().openTurn();
        Session session = study.session();
        if (open.isPresent()) {
            Optional<String> draft = drafts.find(id, open.getAsInt()).filter(text -> !text.isBlank());
            session = draft.map(text -> answered(study, text)).orElseGet(() -> engine.skip(study.session()));
            draft.ifPresent(text -> queue.add(id, open.getAsInt(), Duration.ZERO));
            drafts.remove(id, open.getAsInt());
        }
        Study ended = sessions.store(study.row(), session.end());
        ended.row().end();
        audit.record(action, "session:" + id);
        return ended;
    }

    private Session answered(Study study, String text) {
        Turn turn = study.turn(study.session().turns().size());
        Instant now = Instant.now();
        return engine.answer(study.session(), new Answer(text, Study.open(turn, now), now, Answer.Kind.TYPED));
    }

    private static Problem gone() {
        return Problem.of(410, "invitation-gone", "No longer valid", "The link was used, has expired or was revoked.");
    }
}

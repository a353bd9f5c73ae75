package dev.vivavoce.portal.scorecards.control;

import dev.vivavoce.core.report.Review;
import dev.vivavoce.core.report.ReviewedCard;
import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.interviews.control.Invitations;
import dev.vivavoce.portal.interviews.control.Invitations.Invited;
import dev.vivavoce.portal.scorecards.control.Card.Decision;
import dev.vivavoce.portal.scorecards.control.Card.Remark;
import dev.vivavoce.portal.scorecards.entity.HumanRating;
import dev.vivavoce.portal.scorecards.entity.Release;
import dev.vivavoce.portal.sessions.control.SealedJson;
import dev.vivavoce.portal.sessions.control.StudySessions;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import dev.vivavoce.portal.sessions.entity.StudySession;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The score cards of a tenant's assessments, put together from what is stored. */
@ApplicationScoped
public class ScoreCards {
    private static final int MOST_LOOKED_AT = 500;
    private static final int BATCH = 100;
    private static final Set<Card.State> READ_FROM_THE_SESSION =
            Set.of(Card.State.WAITING, Card.State.TO_REVIEW, Card.State.REVIEWED);

    /** Which cards a list shows. */
    public record Filter(Optional<UUID> position, Optional<Card.State> state) {}

    /** {@code next} is where to go on; it may be there although no card is. */
    public record Page(List<Card> cards, Optional<Cursor> next) {}

    private record Stored(Map<UUID, List<Remark>> ratings, Map<UUID, Decision> decisions, Map<UUID, Invited> invited) {}

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Inject
    StudySessions sessions;

    @Inject
    Invitations invitations;

    @Inject
    SealedJson json;

    @InTenant
    public Card find(UUID session) {
        return card(sessions.assessment(session));
    }

    /** The cards of these sessions, by their ids. */
    @InTenant
    public Map<UUID, Card> of(Collection<UUID> ids) {
        Map<UUID, Card> found = new HashMap<>();
        if (!ids.isEmpty()) {
            List<StudySession> rows = entities.createQuery(
                            "select s from StudySession s where s.id in :ids", StudySession.class)
                    .setParameter("ids", ids)
                    .getResultList();
            cards(rows.stream().map(sessions::read).toList()).forEach(card -> found.put(card.session(), card));
        }
        return found;
    }

    /** Nobody else rates or releases it until the transaction ends. */
    Card locked(UUID session) {
        return card(sessions.assessmentLocked(session));
    }

    /**
     * The cards before {@code cursor}, newest first. How far a card has come stands in what is sealed, so that those with a state are looked
     * for; at most {@value #MOST_LOOKED_AT} sessions at a time.
     */
    @InTenant
    public Page before(Cursor cursor, int limit, Filter filter) {
        boolean isSearch =
                filter.state().filter(READ_FROM_THE_SESSION::contains).isPresent();
        int batch = isSearch ? BATCH : limit + 1;
        List<Card> found = new ArrayList<>();
        Cursor last = cursor;
        Cursor shown = cursor;
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += batch) {
            List<StudySession> rows = rows(last, batch, filter);
            List<Card> cards = cards(rows.stream().map(sessions::read).toList());
            for (int i = 0; i < rows.size(); i++) {
                last = new Cursor(rows.get(i).startedAt(), rows.get(i).id());
                if (!isSearch || filter.state().orElseThrow() == cards.get(i).state()) {
                    if (found.size() == limit) {
                        return new Page(found, Optional.of(shown));
                    }
                    found.add(cards.get(i));
                    shown = last;
                }
            }
            if (rows.size() < batch) {
                return new Page(found, Optional.empty());
            }
        }
        return new Page(found, Optional.of(last));
    }

    private List<StudySession> rows(Cursor cursor, int limit, Filter filter) {
        StringBuilder text = new StringBuilder("select s from StudySession s where s.purpose = :purpose"
                + " and (s.startedAt < :at or (s.startedAt = :at and s.id < :id))");
        if (filter.position().isPresent()) {
            text.append(
                    " and exists (select i from Invitation i where i.sessionId = s.id and i.positionId = :position)");
        }
        filter.state().ifPresent(state -> {
            String release = "exists (select r from Release r where r.sessionId = s.id)";
            text.append(state == Card.State.RELEASED ? " and " : " and not ").append(release);
            text.append(" and s.state = :stage");
        });
        TypedQuery<StudySession> query = entities.createQuery(
                        text.append(" order by s.startedAt desc, s.id desc").toString(), StudySession.class)
                .setParameter("purpose", Purpose.ASSESSMENT)
                .setParameter("at", cursor.at())
                .setParameter("id", cursor.id())
                .setMaxResults(limit);
        filter.position().ifPresent(position -> query.setParameter("position", position));
        filter.state()
                .ifPresent(state -> query.setParameter(
                        "stage", state == Card.State.IN_PROGRESS ? StudySession.State.OPEN : StudySession.State.ENDED));
        return query.getResultList();
    }

    private Card card(Study study) {
        return cards(List.of(study)).get(0);
    }

    /** The cards of these sessions, in the same order. */
    List<Card> cards(List<Study> studies) {
        Stored stored = stored(studies.stream().map(study -> study.row().id()).toList());
        return studies.stream().map(study -> card(study, stored)).toList();
    }

    private Card card(Study study, Stored stored) {
        StudySession row = study.row();
        Invited invited = stored.invited().get(row.id());
        if (invited == null) {
            throw Problem.notFound();
        }
        List<Remark> ratings = stored.ratings().getOrDefault(row.id(), List.of());
        Optional<Decision> decision = Optional.ofNullable(stored.decisions().get(row.id()));
        ReviewedCard machine = ReviewedCard.of(study.session(), List.of());
        ReviewedCard people = ratings.isEmpty()
                ? machine
                : ReviewedCard.of(
                        study.session(),
                        ratings.stream().map(ScoreCards::review).toList());
        return new Card(
                row.id(),
                invited.row().positionId(),
                study.session().position().title(),
                invited.contact(),
                ratings,
                decision,
                machine,
                people,
                Card.day(row),
                Card.state(row, people, decision.isPresent()),
                row.version() + ratings.size() + (decision.isPresent() ? 1 : 0));
    }

    private Stored stored(List<UUID> ids) {
        Map<UUID, List<Remark>> ratings = new HashMap<>();
        Map<UUID, Decision> decisions = new HashMap<>();
        if (!ids.isEmpty()) {
            entities.createQuery(
                            "select r from HumanRating r where r.sessionId in :ids order by r.sessionId, r.number",
                            HumanRating.class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(row -> ratings.computeIfAbsent(row.sessionId(), any -> new ArrayList<>())
                            .add(opened(row)));
            entities.createQuery("select r from Release r where r.sessionId in :ids", Release.class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(row -> decisions.put(row.sessionId(), opened(row)));
        }
        return new Stored(ratings, decisions, invitations.of(ids));
    }

    Remark opened(HumanRating row) {
        return new Remark(
                row.turn(),
                row.criterion(),
                row.level(),
                row.reason().map(closed -> json.open(closed, String.class, reasonOfRating(row.id()))),
                row.reviewerId(),
                row.ratedAt());
    }

    Decision opened(Release row) {
        return new Decision(
                row.decision(),
                json.open(row.reason(), String.class, reasonOfRelease(row.sessionId())),
                row.decidedBy(),
                row.decidedAt());
    }

    static String reasonOfRating(UUID rating) {
        return "reason of rating " + rating;
    }

    static String reasonOfRelease(UUID session) {
        return "reason of release " + session;
    }

    private static Review review(Remark remark) {
        return new Review(
                remark.turn(),
                remark.criterion(),
                remark.level(),
                remark.reviewer().toString(),
                remark.reason());
    }
}

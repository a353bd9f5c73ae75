package dev.vivavoce.portal.scorecards.control;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.positions.control.Positions;
import dev.vivavoce.portal.positions.entity.StoredPosition;
import dev.vivavoce.portal.sessions.control.StudySessions;
import dev.vivavoce.portal.sessions.entity.StudySession;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the ended assessments say of the people, read in batches, each a transaction of its own. */
@ApplicationScoped
public class AssessedPeople {
    /**
     * One assessment.
     *
     * @param scores 1 to 10, by the levels that count
     */
    record Person(
            UUID session,
            UUID position,
            Optional<String> department,
            int target,
            LocalDate endedOn,
            Map<Competency, Double> scores) {}

    /** {@code next} is where the next batch begins, if there is one. */
    record Batch(List<Person> people, Optional<Cursor> next) {}

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Inject
    StudySessions sessions;

    @Inject
    ScoreCards cards;

    @Inject
    Positions positions;

    @Inject
    @ConfigProperty(name = "report.batch")
    int batch;

    /** Those before {@code cursor}, newest first. Assessments with answers that wait are left for later. */
    @InTenant
    public Batch before(Cursor cursor) {
        List<StudySession> rows = entities.createQuery(
                        "select s from StudySession s where s.purpose = :purpose and s.state = :ended and"
                                + " (s.startedAt < :at or (s.startedAt = :at and s.id < :id))"
                                + " order by s.startedAt desc, s.id desc",
                        StudySession.class)
                .setParameter("purpose", Purpose.ASSESSMENT)
                .setParameter("ended", StudySession.State.ENDED)
                .setParameter("at", cursor.at())
                .setParameter("id", cursor.id())
                .setMaxResults(batch)
                .getResultList();
        List<Card> found = cards.cards(rows.stream().map(sessions::read).toList());
        Map<UUID, StoredPosition> all =
                positions.rows(found.stream().map(Card::positionId).distinct().toList());
        List<Person> people = new ArrayList<>();
        for (Card card : found) {
            if (card.people().waiting().isEmpty()) {
                people.add(person(card, Objects.requireNonNull(all.get(card.positionId()))));
            }
        }
        StudySession last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        return new Batch(
                people,
                last == null || rows.size() < batch
                        ? Optional.empty()
                        : Optional.of(new Cursor(last.startedAt(), last.id())));
    }

    private static Person person(Card card, StoredPosition position) {
        Map<Competency, Double> scores = new HashMap<>();
        card.people()
                .competencies()
                .forEach(competency ->
                        scores.put(competency, card.people().mean(competency).orElseThrow()));
        return new Person(
                card.session(),
                position.id(),
                position.department(),
                position.target(),
                card.endedOn().orElseThrow(),
                scores);
    }
}

package dev.vivavoce.portal.scorecards.control;

import dev.vivavoce.portal.access.control.PersonalRecords;
import dev.vivavoce.portal.scorecards.control.Card.Decision;
import dev.vivavoce.portal.scorecards.control.Card.Remark;
import dev.vivavoce.portal.scorecards.entity.HumanRating;
import dev.vivavoce.portal.scorecards.entity.Release;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/**
 * What somebody has said of candidates. It stays when they leave, under their id alone: a decision about a candidate must go on saying what it
 * rests on. It goes with the candidate.
 */
@ApplicationScoped
public class OwnReviews implements PersonalRecords {
    record Reviewed(List<Remark> ratings, List<Decision> releases) {}

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Inject
    ScoreCards cards;

    @Override
    public String section() {
        return "reviews";
    }

    @Override
    public Object export(UUID person) {
        return new Reviewed(
                entities.createQuery(
                                "select r from HumanRating r where r.reviewerId = :person order by r.ratedAt, r.id",
                                HumanRating.class)
                        .setParameter("person", person)
                        .getResultStream()
                        .map(cards::opened)
                        .toList(),
                entities.createQuery(
                                "select r from Release r where r.decidedBy = :person order by r.decidedAt, r.sessionId",
                                Release.class)
                        .setParameter("person", person)
                        .getResultStream()
                        .map(cards::opened)
                        .toList());
    }
}

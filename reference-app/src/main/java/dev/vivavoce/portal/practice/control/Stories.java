package dev.vivavoce.portal.practice.control;

import dev.vivavoce.core.session.StoryStructure;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.practice.entity.Story;
import dev.vivavoce.portal.sessions.control.SealedJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The story structures of learners, within the tenant's transaction. */
@ApplicationScoped
public class Stories {
    /** A row, and the outline that it holds. */
    public record Saved(Story row, StoryStructure structure) {}

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Inject
    Learner learner;

    @Inject
    SealedJson json;

    public Optional<Saved> find(String questionId) {
        return entities.createQuery(
                        "select s from Story s where s.userId = :user and s.questionId = :question", Story.class)
                .setParameter("user", learner.id())
                .setParameter("question", questionId)
                .getResultStream()
                .findFirst()
                .map(this::read);
    }

    /** In the order in which they were begun. */
    public List<Saved> after(Cursor cursor, int limit) {
        return entities.createQuery(
                        "select s from Story s where s.userId = :user and (s.createdAt > :at"
                                + " or (s.createdAt = :at and s.id > :id)) order by s.createdAt, s.id",
                        Story.class)
                .setParameter("user", learner.id())
                .setParameter("at", cursor.at())
                .setParameter("id", cursor.id())
                .setMaxResults(limit)
                .getResultStream()
                .map(this::read)
                .toList();
    }

    public Saved write(StoryStructure structure) {
        learner.lock();
        Optional<Saved> before = find(structure.question().value());
        byte[] content = json.seal(structure, purpose(learner.id()));
        Story row;
        if (before.isPresent()) {
            row = before.get().row();
            row.rewrite(content);
        } else {
            row = new Story(learner.id(), structure.question().value(), content);
            entities.persist(row);
        }
        entities.flush();
        return new Saved(row, structure);
    }

    public void remove(Story row) {
        entities.remove(row);
        entities.flush();
    }

    private Saved read(Story row) {
        return new Saved(row, json.open(row.content(), StoryStructure.class, purpose(learner.id())));
    }

    private static String purpose(UUID person) {
        return "story of " + person;
    }
}

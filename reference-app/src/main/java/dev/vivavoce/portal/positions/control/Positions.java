package dev.vivavoce.portal.positions.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.vivavoce.bank.Classification;
import dev.vivavoce.bank.Forms;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.portal.exchange.boundary.Json;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.positions.entity.StoredPosition;
import dev.vivavoce.portal.questions.control.OwnBanks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The positions of a tenant and their questions, within the tenant's transaction. */
@ApplicationScoped
public class Positions {
    private static final int SETS = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What the posting was taken for. */
    public record Kind(
            String categoryId, String category, double confidence, Seniority seniority, List<String> skills) {
        static Kind of(Classification found) {
            return new Kind(
                    found.category().id(),
                    found.category().name(),
                    found.confidence(),
                    found.seniority(),
                    found.skills().stream()
                            .map(mention -> mention.skill().name())
                            .distinct()
                            .toList());
        }
    }

    /** One list of questions for each equivalent set. */
    public record QuestionSets(List<List<Question>> sets) {}

    /** A row, and what stands in it as JSON. */
    public record Held(StoredPosition row, Kind kind, List<List<Question>> sets) {
        public InterviewFormat format() {
            InterviewFormat named = InterviewFormat.named(row.format()).orElseThrow();
            return sets.get(0).size() == named.questions()
                    ? named
                    : named.withQuestions(sets.get(0).size());
        }
    }

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Inject
    OwnBanks banks;

    @Inject
    @Any
    Instance<PositionUse> uses;

    /**
     * A new position with its questions.
     *
     * @param chosen the questions that HR wants, in their order; empty for those that fit best
     */
    public Held add(
            Position position,
            InterviewFormat format,
            Locale language,
            StoredPosition.Choice choice,
            List<QuestionId> chosen,
            @Nullable String department,
            int target) {
        Kind kind = Kind.of(banks.bank().classify(position.title(), position.posting()));
        List<List<Question>> sets = questions(position, format, language, choice, chosen);
        StoredPosition row = new StoredPosition(
                position.title(),
                position.posting(),
                format.id(),
                position.seniority().map(Seniority::name).orElse(null),
                language.toLanguageTag(),
                choice,
                write(kind),
                write(new QuestionSets(sets)));
        row.belongTo(department);
        row.aimAt(target);
        entities.persist(row);
        entities.flush();
        return new Held(row, kind, sets);
    }

    public Held find(UUID id) {
        return held(entities.find(StoredPosition.class, id));
    }

    /** The rows of these ids, without reading what stands in them as JSON. */
    public Map<UUID, StoredPosition> rows(Collection<UUID> ids) {
        Map<UUID, StoredPosition> found = new HashMap<>();
        if (!ids.isEmpty()) {
            entities.createQuery("select p from StoredPosition p where p.id in :ids", StoredPosition.class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(row -> found.put(row.id(), row));
        }
        return found;
    }

    /** Nobody else changes it until the transaction ends. */
    public Held locked(UUID id) {
        return held(entities.find(StoredPosition.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** In the order in which they were made. */
    public List<Held> after(Cursor cursor, int limit) {
        return entities.createQuery(
                        "select p from StoredPosition p where p.createdAt > :at or (p.createdAt = :at and p.id > :id)"
                                + " order by p.createdAt, p.id",
                        StoredPosition.class)
                .setParameter("at", cursor.at())
                .setParameter("id", cursor.id())
                .setMaxResults(limit)
                .getResultStream()
                .map(this::held)
                .toList();
    }

    /** Other questions; refused once somebody was invited, since all candidates are to be asked the same. */
    public Held ask(Held held, StoredPosition.Choice choice, List<QuestionId> chosen) {
        if (uses.stream().anyMatch(use -> use.isInUse(held.row().id()))) {
            throw Problem.conflict(
                    "position-in-use", "Somebody was invited already, and all candidates are to be asked the same.");
        }
        Position position = new Position(
                held.row().title(), held.row().posting(), held.row().seniority().map(Seniority::valueOf));
        InterviewFormat format = InterviewFormat.named(held.row().format()).orElseThrow();
        List<List<Question>> sets =
                questions(position, format, Locale.forLanguageTag(held.row().language()), choice, chosen);
        held.row().ask(choice, write(new QuestionSets(sets)));
        return new Held(held.row(), held.kind(), sets);
    }

    /** Questions of the same style that could stand in the place of one of the position's; none of those that stand already. */
    public List<Question> alternatives(Held held, Question instead, int most) {
        Set<QuestionId> asked = new HashSet<>();
        held.sets().forEach(set -> set.forEach(question -> asked.add(question.id())));
        return banks.bank()
                .find(new QuestionQuery(
                        new Position(
                                held.row().title(),
                                held.row().posting(),
                                held.row().seniority().map(Seniority::valueOf)),
                        Optional.empty(),
                        Map.of(instead.style(), most),
                        asked,
                        Map.of(),
                        OptionalDouble.empty(),
                        Locale.forLanguageTag(held.row().language()),
                        held.row().id().getLeastSignificantBits()));
    }

    /** Writes what has changed, or finds that somebody else was faster. */
    public void flush() {
        entities.flush();
    }

    private List<List<Question>> questions(
            Position position,
            InterviewFormat format,
            Locale language,
            StoredPosition.Choice choice,
            List<QuestionId> chosen) {
        if (!chosen.isEmpty()) {
            return List.of(known(chosen));
        }
        if (!language.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            throw Problem.invalid("/language", "has no questions to choose from: say which, by questionIds");
        }
        QuestionQuery query = new QuestionQuery(
                position,
                Optional.empty(),
                format.mix(),
                Set.of(),
                Map.of(),
                OptionalDouble.empty(),
                language,
                RANDOM.nextLong());
        if (choice == StoredPosition.Choice.FIXED) {
            List<Question> found = banks.bank().find(query);
            if (found.size() < format.questions()) {
                throw Problem.invalid("/format", "has more questions than are known for this position");
            }
            return List.of(found);
        }
        Forms forms = banks.bank().forms(query, SETS);
        if (forms.forms().size() < 2) {
            throw Problem.invalid("/questions", "cannot be drawn: there are too few for a second, equivalent set");
        }
        return forms.forms();
    }

    private List<Question> known(List<QuestionId> chosen) {
        List<Question> known = new ArrayList<>();
        Set<QuestionId> seen = new HashSet<>();
        QuestionBank bank = banks.bank();
        for (QuestionId id : chosen) {
            String pointer = "/questionIds/" + known.size();
            known.add(bank.question(id)
                    .orElseThrow(() -> Problem.invalid(pointer, "is not a question that is known here")));
            if (!seen.add(id)) {
                throw Problem.invalid(pointer, "stands twice");
            }
        }
        return known;
    }

    private Held held(@Nullable StoredPosition row) {
        if (row == null) {
            throw Problem.notFound();
        }
        return new Held(
                row,
                read(row.classification(), Kind.class),
                read(row.questionSets(), QuestionSets.class).sets());
    }

    private static String write(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A value cannot be written.", e);
        }
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return Json.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored value cannot be read; it may come from a newer version.", e);
        }
    }
}

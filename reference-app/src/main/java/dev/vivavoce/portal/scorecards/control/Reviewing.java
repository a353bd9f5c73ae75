package dev.vivavoce.portal.scorecards.control;

import dev.vivavoce.core.report.ReviewedTurn;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.scorecards.control.Card.Remark;
import dev.vivavoce.portal.scorecards.entity.HumanRating;
import dev.vivavoce.portal.scorecards.entity.Release;
import dev.vivavoce.portal.sessions.control.SealedJson;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;

/** What people do with a score card, within the tenant's transaction: they rate beside the machine, and one of them decides. */
@ApplicationScoped
public class Reviewing {
    /** A level on one criterion of one turn. */
    public record Given(int turn, String criterion, int level, Optional<String> reason) {}

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Inject
    ScoreCards cards;

    @Inject
    SealedJson json;

    @Inject
    Caller caller;

    @Inject
    AuditTrail audit;

    /** The card with one rating more; the same again from the same person is no mistake and adds nothing. */
    public Card rate(UUID session, Given given) {
        Card card = cards.locked(session);
        requireDecidable(card);
        ReviewedTurn turn = card.people().turns().stream()
                .filter(each -> each.number() == given.turn() && each.turn() instanceof Turn.Spoken)
                .findFirst()
                .orElseThrow(() -> Problem.invalid("/turn", "is not a turn with an answer"));
        if (turn.turn().question().rubric().criteria().stream()
                .noneMatch(criterion -> criterion.name().equals(given.criterion()))) {
            throw Problem.invalid("/criterion", "is not a criterion of the question");
        }
        OptionalInt rated = turn.rated(given.criterion());
        if (given.reason().isEmpty() && (rated.isEmpty() || rated.getAsInt() != given.level())) {
            throw Problem.invalid("/reason", "is needed where the level is not the machine's");
        }
        if (isSame(card.ratings(), given)) {
            return card;
        }
        UUID id = UUID.randomUUID();
        entities.persist(new HumanRating(
                id,
                session,
                card.ratings().size() + 1,
                given.turn(),
                given.criterion(),
                given.level(),
                given.reason()
                        .map(reason -> json.seal(reason, ScoreCards.reasonOfRating(id)))
                        .orElse(null),
                caller.id()));
        entities.flush();
        Card after = cards.find(session);
        audit.record("answer.rated", "session:" + session);
        return after;
    }

    /** The same several times: all or none. */
    @InTenant
    public Card rate(UUID session, List<Given> all) {
        Card card = cards.find(session);
        for (Given given : all) {
            card = rate(session, given);
        }
        return card;
    }

    /**
     * Decides about the candidate, once.
     *
     * @param seen refuses a version of the card that the caller has not seen
     */
    public Card release(UUID session, Release.Decision decision, String reason, Consumer<Card> seen) {
        Card card = cards.locked(session);
        requireDecidable(card);
        seen.accept(card);
        requireNone(card.people().waiting(), "answers-waiting", "Answers wait for their rating");
        requireNone(
                card.people().leftToPeople(),
                "left-to-people",
                "The machine has left answers to people, who have not rated them on each criterion");
        entities.persist(
                new Release(session, decision, json.seal(reason, ScoreCards.reasonOfRelease(session)), caller.id()));
        entities.flush();
        Card after = cards.find(session);
        audit.record("scorecard.released", "session:" + session);
        return after;
    }

    private static void requireDecidable(Card card) {
        if (card.state() == Card.State.RELEASED) {
            throw Problem.conflict("released", "The score card was released, and stays as it is.");
        }
        if (card.state() == Card.State.IN_PROGRESS) {
            throw Problem.conflict("not-ended", "The interview has not ended.");
        }
    }

    private static void requireNone(List<Integer> turns, String kind, String what) {
        if (!turns.isEmpty()) {
            String numbers =
                    String.join(", ", turns.stream().map(String::valueOf).toList());
            throw Problem.conflict(kind, what + ": turn" + (turns.size() == 1 ? " " : "s ") + numbers + ".");
        }
    }

    private boolean isSame(List<Remark> ratings, Given given) {
        Optional<Remark> last = ratings.stream()
                .filter(remark -> remark.reviewer().equals(caller.id())
                        && remark.turn() == given.turn()
                        && remark.criterion().equals(given.criterion()))
                .reduce((earlier, later) -> later);
        return last.filter(remark ->
                        remark.level() == given.level() && remark.reason().equals(given.reason()))
                .isPresent();
    }
}

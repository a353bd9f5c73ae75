package dev.vivavoce.portal.hiring.boundary;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.hiring.boundary.InvitationPages.Candidate;
import dev.vivavoce.portal.hiring.boundary.PositionPages.PositionModel;
import dev.vivavoce.portal.interviews.boundary.InvitationsResource.InvitationView;
import dev.vivavoce.portal.interviews.control.Invitations;
import dev.vivavoce.portal.interviews.control.Invitations.Invited;
import dev.vivavoce.portal.positions.boundary.PositionViews.PositionView;
import dev.vivavoce.portal.positions.control.Positions;
import dev.vivavoce.portal.positions.entity.StoredPosition;
import dev.vivavoce.portal.scorecards.control.Card;
import dev.vivavoce.portal.scorecards.control.ScoreCards;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A position with those who were invited to it, and how far each of them has come. */
@RequestScoped
public class Candidates {
    private static final int PAGE = 50;
    private static final int BATCH = 100;
    private static final int MOST_POSITIONS = 100;

    public record Choice(String id, String title) {}

    @Inject
    Positions positions;

    @Inject
    Invitations invitations;

    @Inject
    ScoreCards cards;

    @Inject
    Caller caller;

    /** Invites, decides, and knows who it is; others rate blind. */
    boolean mayWrite() {
        return caller.roles().contains("administrator") || caller.roles().contains("recruiter");
    }

    @InTenant
    public PositionModel model(UUID id, @Nullable String cursor, Optional<String> fault) {
        Positions.Held held = positions.find(id);
        boolean mayWrite = mayWrite();
        List<Invited> found =
                mayWrite ? invitations.after(id, Cursor.decoded(cursor, Cursor.START), PAGE + 1) : List.of();
        List<Invited> shown = found.stream().limit(PAGE).toList();
        Map<UUID, Card> far = cards.of(shown.stream()
                .flatMap(invited -> invited.row().sessionId().stream())
                .toList());
        return new PositionModel(
                PositionView.of(held),
                held.row().version(),
                !invitations.after(id, Cursor.START, 1).isEmpty(),
                mayWrite,
                shown.stream().map(invited -> candidate(invited, far)).toList(),
                found.size() > PAGE ? Optional.of(after(shown)) : Optional.empty(),
                fault);
    }

    /** The addresses, in small letters, of those who have an invitation that was not revoked. */
    @InTenant
    public Set<String> addresses(UUID position) {
        Set<String> all = new HashSet<>();
        List<Invited> batch = invitations.after(position, Cursor.START, BATCH);
        while (!batch.isEmpty()) {
            for (Invited invited : batch) {
                InvitationView view = InvitationView.of(invited);
                if (view.email() != null && !view.state().label().equals("revoked")) {
                    all.add(view.email().toLowerCase(Locale.ROOT));
                }
            }
            batch = invitations.after(position, Cursor.decoded(after(batch), Cursor.START), BATCH);
        }
        return all;
    }

    /** The positions to choose among, by title. */
    @InTenant
    public List<Choice> choices() {
        return positions.after(Cursor.START, MOST_POSITIONS).stream()
                .map(Positions.Held::row)
                .sorted(Comparator.comparing(StoredPosition::title))
                .map(row -> new Choice(row.id().toString(), row.title()))
                .toList();
    }

    private static Candidate candidate(Invited invited, Map<UUID, Card> far) {
        InvitationView view = InvitationView.of(invited);
        String link = view.state().label();
        Optional<Card> card =
                Optional.ofNullable(view.sessionId()).flatMap(session -> Optional.ofNullable(far.get(session)));
        String state = view.name() == null
                ? "erased"
                : card.map(found -> found.state().label()).orElse(link.equals("open") ? "invited" : link);
        return new Candidate(view, state, card.isPresent());
    }

    private static String after(List<Invited> rows) {
        var last = rows.get(rows.size() - 1).row();
        return new Cursor(last.createdAt(), last.id()).encoded();
    }
}

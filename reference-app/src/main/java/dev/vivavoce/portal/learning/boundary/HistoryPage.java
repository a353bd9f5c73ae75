package dev.vivavoce.portal.learning.boundary;

import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.learning.control.StudyRoom;
import dev.vivavoce.portal.learning.control.Trend;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a learner has practised, newest first, with its scores over time. */
@Path("history")
@RequestScoped
public class HistoryPage {
    private static final int LISTED = 20;

    /**
     * What the page shows.
     *
     * @param older where the list goes on
     */
    public record History(List<PastSession> sessions, Trend trend, Optional<String> older, boolean isFirst) {}

    @Inject
    Pages pages;

    @Inject
    StudyRoom room;

    @GET
    @InTenant
    @RolesAllowed("learner")
    public Response history(@QueryParam("cursor") @Nullable String cursor) {
        List<Study> found = room.before(Cursor.decoded(cursor, Cursor.END), LISTED + 1);
        List<Study> shown = found.subList(0, Math.min(LISTED, found.size()));
        Optional<String> older = found.size() > LISTED
                ? Optional.of(shown.get(LISTED - 1).row()).map(row -> new Cursor(row.startedAt(), row.id()).encoded())
                : Optional.empty();
        List<PastSession> sessions = shown.stream().map(PastSession::of).toList();
        List<Trend.Score> scores = new ArrayList<>();
        for (PastSession session : sessions) {
            session.score().ifPresent(score -> scores.add(new Trend.Score(session.at(), score)));
        }
        Collections.reverse(scores);
        return pages.show("learning/history", new History(sessions, Trend.of(scores), older, cursor == null));
    }
}

package dev.vivavoce.portal.interviews.boundary;

import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.interviews.control.Interviews;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import dev.vivavoce.portal.sessions.entity.StudySession;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** An interview ends. */
@Path("sessions/{id}/submit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SubmissionResource {
    public record Submitted(UUID sessionId, StudySession.State state, int questions, long answered) {}

    @Inject
    Interviews interviews;

    /** Nothing of how it was rated is told. */
    @POST
    @InTenant
    @RolesAllowed("candidate")
    public Submitted submitInterview(@PathParam("id") UUID id) {
        Study study = interviews.submit(id);
        return new Submitted(
                id,
                study.row().state(),
                study.session().turns().size(),
                study.session().turns().stream()
                        .filter(turn -> turn instanceof Turn.Spoken)
                        .count());
    }
}

package dev.vivavoce.portal;

import dev.vivavoce.portal.access.boundary.AccessFilter;
import dev.vivavoce.portal.access.boundary.ApiKeysResource;
import dev.vivavoce.portal.access.boundary.LoginResource;
import dev.vivavoce.portal.access.boundary.MeResource;
import dev.vivavoce.portal.access.boundary.TenantUsersResource;
import dev.vivavoce.portal.access.boundary.TenantsResource;
import dev.vivavoce.portal.access.boundary.UsersResource;
import dev.vivavoce.portal.audit.boundary.AuditResource;
import dev.vivavoce.portal.branding.boundary.BrandingResource;
import dev.vivavoce.portal.exchange.boundary.BodyLimit;
import dev.vivavoce.portal.exchange.boundary.InvalidValueMapper;
import dev.vivavoce.portal.exchange.boundary.JsonOverHttp;
import dev.vivavoce.portal.exchange.boundary.LongBodies;
import dev.vivavoce.portal.exchange.boundary.NoBody;
import dev.vivavoce.portal.exchange.boundary.ProblemMapper;
import dev.vivavoce.portal.exchange.boundary.RefusalMapper;
import dev.vivavoce.portal.exchange.boundary.Traces;
import dev.vivavoce.portal.exchange.boundary.UnexpectedMapper;
import dev.vivavoce.portal.exchange.boundary.UnreadableJsonMapper;
import dev.vivavoce.portal.idempotency.boundary.Fingerprinting;
import dev.vivavoce.portal.interviews.boundary.InvitationsResource;
import dev.vivavoce.portal.interviews.boundary.LinksResource;
import dev.vivavoce.portal.interviews.boundary.SubmissionResource;
import dev.vivavoce.portal.models.boundary.ModelsResource;
import dev.vivavoce.portal.positions.boundary.PositionsResource;
import dev.vivavoce.portal.practice.boundary.PlansResource;
import dev.vivavoce.portal.practice.boundary.PracticeResource;
import dev.vivavoce.portal.practice.boundary.ReviewsResource;
import dev.vivavoce.portal.practice.boundary.StoriesResource;
import dev.vivavoce.portal.questions.boundary.QuestionFileReader;
import dev.vivavoce.portal.questions.boundary.QuestionsResource;
import dev.vivavoce.portal.scorecards.boundary.ReportsResource;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardsResource;
import dev.vivavoce.portal.sessions.boundary.SessionsResource;
import dev.vivavoce.portal.sessions.boundary.TurnsResource;
import dev.vivavoce.portal.speech.boundary.SpeechResource;
import dev.vivavoce.portal.upkeep.boundary.RetentionResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;

/** Where the REST interface begins, and all that it consists of: nothing is found by scanning. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Vivavoce",
                        version = "1",
                        description = "Interviews: planned, asked, evaluated, reconciled; for many tenants.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")))
public class Portal extends Application {
    static final List<Class<?>> RESOURCES = List.of(
            LoginResource.class,
            UsersResource.class,
            MeResource.class,
            TenantUsersResource.class,
            ApiKeysResource.class,
            TenantsResource.class,
            RetentionResource.class,
            BrandingResource.class,
            AuditResource.class,
            ModelsResource.class,
            QuestionsResource.class,
            PlansResource.class,
            SessionsResource.class,
            PracticeResource.class,
            TurnsResource.class,
            StoriesResource.class,
            ReviewsResource.class,
            PositionsResource.class,
            InvitationsResource.class,
            LinksResource.class,
            SubmissionResource.class,
            ScoreCardsResource.class,
            ReportsResource.class,
            SpeechResource.class);

    private static final List<Class<?>> PROVIDERS = List.of(
            BodyLimit.class,
            NoBody.class,
            AccessFilter.class,
            LongBodies.class,
            Traces.class,
            Fingerprinting.class,
            QuestionFileReader.class,
            JsonOverHttp.class,
            ProblemMapper.class,
            RefusalMapper.class,
            UnreadableJsonMapper.class,
            InvalidValueMapper.class,
            UnexpectedMapper.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> all = new HashSet<>(RESOURCES);
        all.addAll(PROVIDERS);
        return all;
    }
}

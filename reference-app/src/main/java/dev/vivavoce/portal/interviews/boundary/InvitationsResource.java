package dev.vivavoce.portal.interviews.boundary;

import dev.vivavoce.portal.exchange.boundary.Paging;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.idempotency.control.Idempotent;
import dev.vivavoce.portal.interviews.control.Invitations;
import dev.vivavoce.portal.interviews.control.Invitations.Invited;
import dev.vivavoce.portal.interviews.entity.Invitation;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Candidates are invited. */
@Path("positions/{id}/invitations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InvitationsResource {
    private static final Duration USUAL = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(180);

    /** {@code extraTime} is a factor, 1 to 3: 1.25 gives a quarter more. The link is good for 14 days unless said otherwise. */
    public record NewInvitation(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Email @Size(max = 320) String email,
            @Nullable Instant expiresAt,

            @Nullable @DecimalMin("1") @DecimalMax("3") @Digits(integer = 1, fraction = 2)
            BigDecimal extraTime,

            @Nullable @Size(max = 35) String language) {}

    /** The link is told once; its last part never reaches a server's log. */
    public record MadeInvitation(UUID id, String link, Instant expiresAt) {
        static MadeInvitation of(Invitations.Made made, String portal) {
            Invitation row = made.invited().row();
            return new MadeInvitation(
                    row.id(), portal + "/invitation#" + made.token().text(), row.expiresAt());
        }
    }

    public record Consent(String noticeVersion, Instant at) {}

    /** Name and address are gone once the candidate was erased. */
    public record InvitationView(
            UUID id,
            @Nullable String name,
            @Nullable String email,
            Invitation.State state,
            Instant createdAt,
            Instant expiresAt,
            BigDecimal extraTime,
            String language,
            @Nullable UUID sessionId,
            @Nullable Consent consent) {
        public static InvitationView of(Invited invited) {
            Invitation row = invited.row();
            return new InvitationView(
                    row.id(),
                    invited.contact().map(Invitations.Contact::name).orElse(null),
                    invited.contact().map(Invitations.Contact::email).orElse(null),
                    row.state(Instant.now()),
                    row.createdAt(),
                    row.expiresAt(),
                    row.extraTime(),
                    row.language(),
                    row.sessionId().orElse(null),
                    row.consentedAt()
                            .map(at -> new Consent(row.noticeVersion().orElse(""), at))
                            .orElse(null));
        }
    }

    public record InvitationList(List<InvitationView> items) {}

    @Inject
    Invitations invitations;

    @Inject
    @ConfigProperty(name = "portal.url")
    String portal;

    @POST
    @InTenant
    @Idempotent
    @RolesAllowed({"administrator", "recruiter", "invitations:write"})
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = MadeInvitation.class, responseCode = "201")
    public Response invite(@PathParam("id") UUID id, @Valid @NotNull NewInvitation body) {
        Invitations.Made made = invitations.make(
                id,
                new Invitations.Contact(body.name().strip(), body.email().strip()),
                body.extraTime() == null ? BigDecimal.ONE : body.extraTime(),
                language(body.language()),
                expiry(body.expiresAt()));
        return Response.status(Response.Status.CREATED)
                .entity(MadeInvitation.of(made, portal))
                .build();
    }

    @GET
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "invitations:read"})
    @APIResponseSchema(InvitationList.class)
    public Response invitations(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo here) {
        Cursor start = Cursor.decoded(cursor, Cursor.START);
        return Paging.of(limit, most -> invitations.after(id, start, most), invited -> new Cursor(
                                invited.row().createdAt(), invited.row().id())
                        .encoded())
                .answer(InvitationView::of, InvitationList::new, here);
    }

    static Instant expiry(@Nullable Instant asked) {
        Instant now = Instant.now();
        if (asked == null) {
            return now.plus(USUAL);
        }
        if (!asked.isAfter(now) || asked.isAfter(now.plus(LONGEST))) {
            throw Problem.invalid("/expiresAt", "must lie within the next " + LONGEST.toDays() + " days");
        }
        return asked;
    }

    /** Only English is rated without a model; answers in others wait for a person. */
    private static String language(@Nullable String tag) {
        Locale locale = Locale.forLanguageTag(tag == null ? "en" : tag);
        if (locale.getLanguage().isEmpty()) {
            throw Problem.invalid("/language", "is not a language tag");
        }
        return locale.toLanguageTag();
    }
}

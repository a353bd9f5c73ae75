package dev.vivavoce.portal.hiring.boundary;

import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.hiring.control.Guests;
import dev.vivavoce.portal.hiring.control.Guests.Guest;
import dev.vivavoce.portal.interviews.boundary.InvitationsResource;
import dev.vivavoce.portal.interviews.boundary.InvitationsResource.InvitationView;
import dev.vivavoce.portal.interviews.boundary.InvitationsResource.MadeInvitation;
import dev.vivavoce.portal.interviews.boundary.InvitationsResource.NewInvitation;
import dev.vivavoce.portal.interviews.boundary.LinksResource;
import dev.vivavoce.portal.interviews.control.Invitations;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.positions.control.Positions;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One or many are invited. What a list will do is shown before it does it; links are shown once. */
@Path("positions/{id}/invitations")
@RequestScoped
public class InvitationPages {
    private static final int USUAL_DAYS = 14;
    private static final int MOST_CHARACTERS = 200_000;
    /** Somebody who was invited; {@code state} is their score card's, or else their link's. */
    public record Candidate(InvitationView invitation, String state, boolean hasCard) {}

    /** {@code one} is somebody who could not be invited; {@code guests} are there once a list was looked through. */
    public record InviteModel(
            UUID position,
            String title,
            boolean isOpen,
            String language,
            Optional<Guest> one,
            String list,
            int days,
            Optional<List<Guest>> guests) {
        public long good() {
            return guests.orElse(List.of()).stream().filter(Guest::isGood).count();
        }
    }

    public record MadeLink(String name, String email, String link, Instant expiresAt) {}

    public record LinksModel(UUID position, String title, List<MadeLink> links, int left) {}

    @Inject
    Pages pages;

    @Inject
    Positions positions;

    @Inject
    InvitationsResource invitations;

    @Inject
    LinksResource links;

    @Inject
    Invitations rows;

    @Inject
    Candidates candidates;

    @Inject
    Validator validator;

    @GET
    @InTenant
    @RolesAllowed({"administrator", "recruiter"})
    public Response ask(@PathParam("id") UUID id) {
        return form(id, Optional.empty(), "", USUAL_DAYS, Optional.empty());
    }

    @POST
    @Path("one")
    @InTenant
    @RolesAllowed({"administrator", "recruiter"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response inviteOne(
            @PathParam("id") UUID id,
            @FormParam("name") @DefaultValue("") @Size(max = 200) String name,
            @FormParam("email") @DefaultValue("") @Size(max = 320) String email,
            @FormParam("extraTime") @DefaultValue("1") @Size(max = 4) String extraTime,
            @FormParam("language") @DefaultValue("en") @Size(max = 35) String language,
            @FormParam("days") @DefaultValue("14") @Min(1) @Max(180) int days) {
        Positions.Held position = positions.locked(id);
        Guest guest = checked(Guests.one(name, email, extraTime, language, candidates.addresses(id)), position);
        return guest.isGood()
                ? shown(position, made(id, position, List.of(guest), days), 0)
                : form(id, Optional.of(guest), "", days, Optional.empty());
    }

    /** What the list would do. */
    @POST
    @Path("preview")
    @InTenant
    @RolesAllowed({"administrator", "recruiter"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response look(
            @PathParam("id") UUID id,
            @FormParam("list") @DefaultValue("") @Size(max = MOST_CHARACTERS) String list,
            @FormParam("days") @DefaultValue("14") @Min(1) @Max(180) int days) {
        return form(id, Optional.empty(), list, days, Optional.of(guests(id, list)));
    }

    /** Whoever on the list can be invited is, all of them or, if something fails, nobody. The same list again invites nobody twice. */
    @POST
    @InTenant
    @RolesAllowed({"administrator", "recruiter"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response invite(
            @PathParam("id") UUID id,
            @FormParam("list") @DefaultValue("") @Size(max = MOST_CHARACTERS) String list,
            @FormParam("days") @DefaultValue("14") @Min(1) @Max(180) int days) {
        Positions.Held position = positions.locked(id);
        List<Guest> guests = guests(id, list);
        List<MadeLink> made = made(id, position, guests, days);
        return made.isEmpty()
                ? form(id, Optional.empty(), list, days, Optional.of(guests))
                : shown(position, made, guests.size() - made.size());
    }

    /** The links just shown, to keep; nothing here is read from the database, where they are not. */
    @POST
    @Path("links")
    @InTenant
    @RolesAllowed({"administrator", "recruiter"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response keep(
            @PathParam("id") UUID id,
            @FormParam("name") @NotNull @Size(max = Guests.MOST) List<@Size(max = 200) String> names,
            @FormParam("email") @NotNull @Size(max = Guests.MOST) List<@Size(max = 320) String> emails,
            @FormParam("link") @NotNull @Size(max = Guests.MOST) List<@Size(max = 400) String> told) {
        return Response.ok(LinkTable.of(names, emails, told), new MediaType("text", "csv", "utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"links-" + id + ".csv\"")
                .build();
    }

    @POST
    @Path("{invitation}/renew")
    @InTenant
    @RolesAllowed({"administrator", "recruiter"})
    public Response renew(@PathParam("id") UUID id, @PathParam("invitation") UUID invitation) {
        MadeInvitation made =
                (MadeInvitation) links.renewInvitation(invitation, null).getEntity();
        Optional<Invitations.Contact> contact = rows.find(invitation).contact();
        return shown(
                positions.find(id),
                List.of(new MadeLink(
                        contact.map(Invitations.Contact::name).orElse(""),
                        contact.map(Invitations.Contact::email).orElse(""),
                        made.link(),
                        made.expiresAt())),
                0);
    }

    @POST
    @Path("{invitation}/revoke")
    @InTenant
    @RolesAllowed({"administrator", "recruiter"})
    public Response revoke(@PathParam("id") UUID id, @PathParam("invitation") UUID invitation) {
        links.revokeInvitation(invitation);
        return Pages.to("/positions/" + id + "#candidates");
    }

    /** {@code sure} is what somebody ticks who knows that nothing brings it back. */
    @POST
    @Path("{invitation}/erase")
    @InTenant
    @RolesAllowed({"administrator", "recruiter"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response erase(
            @PathParam("id") UUID id,
            @PathParam("invitation") UUID invitation,
            @FormParam("sure") @DefaultValue("") @Size(max = 10) String sure) {
        if (!sure.equals("yes")) {
            throw Problem.invalid("/sure", "must be yes");
        }
        links.eraseCandidate(invitation);
        return Pages.to("/positions/" + id + "#candidates");
    }

    private List<MadeLink> made(UUID id, Positions.Held position, List<Guest> guests, int days) {
        Instant until = Instant.now().plus(Duration.ofDays(days));
        List<MadeLink> made = new ArrayList<>();
        for (Guest guest : guests) {
            if (guest.isGood()) {
                MadeInvitation one = (MadeInvitation)
                        invitations.invite(id, body(guest, position, until)).getEntity();
                made.add(new MadeLink(guest.name(), guest.email(), one.link(), one.expiresAt()));
            }
        }
        return made;
    }

    private List<Guest> guests(UUID id, String list) {
        Positions.Held position = positions.find(id);
        return Guests.read(list, candidates.addresses(id)).stream()
                .map(guest -> checked(guest, position))
                .toList();
    }

    /** By the same rules as those of the REST interface. */
    private Guest checked(Guest guest, Positions.Held position) {
        if (!guest.isGood()) {
            return guest;
        }
        List<String> faults = validator.validate(body(guest, position, Instant.now())).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .distinct()
                .sorted()
                .toList();
        return new Guest(guest.number(), guest.name(), guest.email(), guest.extraTime(), guest.language(), faults);
    }

    private static NewInvitation body(Guest guest, Positions.Held position, @Nullable Instant until) {
        String language = guest.language();
        return new NewInvitation(
                guest.name(),
                guest.email(),
                until,
                guest.extraTime().orElse(null),
                language == null ? position.row().language() : language);
    }

    private Response form(UUID id, Optional<Guest> one, String list, int days, Optional<List<Guest>> guests) {
        Positions.Held position = positions.find(id);
        return pages.show(
                "hiring/invite",
                new InviteModel(
                        id,
                        position.row().title(),
                        position.row().state().label().equals("open"),
                        position.row().language(),
                        one,
                        list,
                        days,
                        guests));
    }

    private Response shown(Positions.Held position, List<MadeLink> made, int left) {
        return Response.fromResponse(pages.show(
                        "hiring/links",
                        new LinksModel(position.row().id(), position.row().title(), made, left)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}

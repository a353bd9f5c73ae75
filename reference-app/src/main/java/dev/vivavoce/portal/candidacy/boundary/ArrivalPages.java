package dev.vivavoce.portal.candidacy.boundary;

import dev.vivavoce.portal.access.boundary.LoginResource;
import dev.vivavoce.portal.access.boundary.SignInCookie;
import dev.vivavoce.portal.access.control.AccessTokens;
import dev.vivavoce.portal.access.control.Credentials;
import dev.vivavoce.portal.access.entity.OpaqueToken;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.interviews.boundary.LinksResource;
import dev.vivavoce.portal.interviews.boundary.LinksResource.GivenConsent;
import dev.vivavoce.portal.interviews.boundary.LinksResource.Redeemed;
import dev.vivavoce.portal.interviews.boundary.LinksResource.Redemption;
import dev.vivavoce.portal.interviews.control.Invitations;
import dev.vivavoce.portal.interviews.control.Offers;
import dev.vivavoce.portal.interviews.entity.Invitation;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a candidate's link leads. The secret stands behind {@code #}, so a script posts it here, or the candidate pastes the link; until they
 * begin, a cookie of these pages alone holds it, and no address, log or history does.
 */
@Path("invitation")
@RequestScoped
public class ArrivalPages {
    /** Of the notice that the texts {@code notice.…} are; whoever changes what they say names another month. */
    static final String NOTICE = "2026-11";

    private static final int LOOKED_AT_SECONDS = 4 * 3600;
    private static final String COOKIE = "invitation";

    /**
     * An invitation that is open.
     *
     * @param notice which the candidate consents to: its version and language
     * @param fault why it could not begin last time
     */
    public record Welcome(Offers.Offer offer, String notice, Optional<String> fault) {
        public long minutes() {
            return offer.planned().plus(offer.extra()).toMinutes();
        }

        public String language(Locale reader) {
            return offer.language().getDisplayLanguage(reader);
        }
    }

    /**
     * What there is to say where no invitation can be shown.
     *
     * @param kind {@code missing}, {@code unknown}, {@code redeemed}, {@code expired} or {@code revoked}
     */
    public record Closed(String kind) {}

    @Inject
    Pages pages;

    @Inject
    Offers offers;

    @Inject
    LinksResource links;

    @Inject
    LoginResource logins;

    @Inject
    SignInCookie cookie;

    @Inject
    Credentials credentials;

    @Inject
    AccessTokens tokens;

    @Inject
    Caller caller;

    @Inject
    @ConfigProperty(name = "portal.url")
    String portal;

    @Context
    HttpHeaders headers;

    @GET
    @InTenant
    @PermitAll
    public Response invitation() {
        recognise();
        return held().map(token -> welcome(token, Optional.empty())).orElseGet(() -> closed(200, "missing"));
    }

    /** Takes a link, or what stands in it behind {@code #}. */
    @POST
    @InTenant
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response takeLink(@FormParam("link") @DefaultValue("") @Size(max = 2000) String link) {
        Optional<OpaqueToken> token = OpaqueToken.parse(
                Invitations.TOKEN, link.substring(link.indexOf('#') + 1).strip());
        return token.map(known -> Response.fromResponse(Pages.to("/invitation"))
                        .cookie(holding(known.text(), LOOKED_AT_SECONDS))
                        .build())
                .orElseGet(() -> closed(404, "unknown"));
    }

    /** Microphone, sound, connection: whoever wants to try them does so before the time begins. */
    @GET
    @Path("check")
    @InTenant
    @PermitAll
    public Response checkDevice() {
        return pages.show("candidacy/check", new Closed("check"));
    }

    /** Consent, and the time begins. Somebody else who has signed in on this browser is signed out. */
    @POST
    @Path("begin")
    @InSteps
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(
            @FormParam("consent") @DefaultValue("") @Size(max = 10) String consent,
            @FormParam("notice") @DefaultValue("") @Pattern(regexp = "[A-Za-z0-9._-]{0,40}") String notice) {
        if (caller.tenant().isEmpty()) {
            throw Problem.notFound();
        }
        Optional<OpaqueToken> token = held();
        if (token.isEmpty()) {
            return closed(410, "missing");
        }
        if (!consent.equals("yes") || !notice.startsWith(NOTICE + ".")) {
            recognise();
            return welcome(token.get(), Optional.of(consent.equals("yes") ? "notice-changed" : "no-consent"));
        }
        if (isOpen(token.get())) {
            recognise().ifPresent(before -> logins.logout());
            try {
                Redeemed redeemed =
                        links.redeemInvitation(new Redemption(token.get().text(), new GivenConsent(notice, true)));
                AccessTokens.Claims claims =
                        tokens.verify(redeemed.token(), Instant.now()).orElseThrow();
                return Response.fromResponse(Pages.to("/interview/" + redeemed.sessionId()))
                        .cookie(cookie.of(claims), holding("", 0))
                        .build();
            } catch (Problem lost) {
                if (lost.status() != 410) {
                    throw lost;
                }
            }
        }
        return welcome(token.get(), Optional.empty());
    }

    /** Who does not agree has left nothing here. */
    @POST
    @Path("decline")
    @InTenant
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decline() {
        return Response.fromResponse(Pages.to("/invitation/declined"))
                .cookie(holding("", 0))
                .build();
    }

    @GET
    @Path("declined")
    @InTenant
    @PermitAll
    public Response declined() {
        return pages.show("candidacy/farewell", new Closed("declined"));
    }

    /** After a candidate has erased what they said. */
    @GET
    @Path("erased")
    @InTenant
    @PermitAll
    public Response erased() {
        return pages.show("candidacy/farewell", new Closed("erased"));
    }

    private Response welcome(OpaqueToken token, Optional<String> fault) {
        Optional<Offers.Offer> offer = offers.of(token);
        if (offer.isEmpty()) {
            return closed(404, "unknown");
        }
        if (offer.get().state() != Invitation.State.OPEN) {
            return closed(410, offer.get().state().label());
        }
        return pages.show(
                fault.isPresent() ? 422 : 200,
                "candidacy/welcome",
                new Welcome(offer.get(), NOTICE + "." + pages.language(), fault));
    }

    private boolean isOpen(OpaqueToken token) {
        return offers.of(token)
                .filter(offer -> offer.state() == Invitation.State.OPEN)
                .isPresent();
    }

    private Response closed(int status, String kind) {
        return pages.show(status, "candidacy/closed", new Closed(kind));
    }

    /** Who has signed in on this browser, in this tenant, before. */
    private Optional<Credentials.Bearer> recognise() {
        return cookie.claims(headers)
                .filter(claims ->
                        caller.tenant().filter(claims.tenant()::equals).isPresent())
                .flatMap(credentials::person);
    }

    /** Of this tenant; another one's leads nowhere here. */
    private Optional<OpaqueToken> held() {
        return Optional.ofNullable(headers.getCookies().get(COOKIE))
                .flatMap(sent -> OpaqueToken.parse(Invitations.TOKEN, sent.getValue()))
                .filter(token -> caller.tenant().filter(token.tenant()::equals).isPresent());
    }

    private NewCookie holding(String value, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/invitation")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(portal.startsWith("https:"))
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}

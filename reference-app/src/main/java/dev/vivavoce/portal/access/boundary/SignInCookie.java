package dev.vivavoce.portal.access.boundary;

import dev.vivavoce.portal.access.control.AccessTokens;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How a browser stays signed in: the same token that others send as bearer, in a cookie of this host alone that no script can read. It
 * outlives a bearer token, since the sign-in behind it is looked at with each request; each page that is shown makes it last anew.
 */
@ApplicationScoped
public class SignInCookie {
    @Inject
    AccessTokens tokens;

    @Inject
    @ConfigProperty(name = "portal.url")
    String portal;

    @Inject
    @ConfigProperty(name = "browser.hours")
    int hours;

    private boolean secure;
    private String name = "";

    @PostConstruct
    void choose() {
        secure = portal.startsWith("https:");
        name = secure ? "__Host-vivavoce" : "vivavoce";
    }

    public NewCookie of(AccessTokens.Claims claims) {
        Duration life = Duration.ofHours(hours);
        return cookie(tokens.issue(claims, Instant.now(), life).token(), Math.toIntExact(life.toSeconds()));
    }

    /** Makes the browser forget it. */
    public NewCookie gone() {
        return cookie("", 0);
    }

    /** Whose cookie a browser has sent to a page that anybody may see; whether they are still signed in is another question. */
    public Optional<AccessTokens.Claims> claims(HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(name))
                .flatMap(sent -> tokens.verify(sent.getValue(), Instant.now()));
    }

    Optional<String> token(ContainerRequestContext request) {
        return Optional.ofNullable(request.getCookies().get(name)).map(Cookie::getValue);
    }

    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}

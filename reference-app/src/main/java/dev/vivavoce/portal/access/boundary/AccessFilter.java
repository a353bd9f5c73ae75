package dev.vivavoce.portal.access.boundary;

import dev.vivavoce.portal.access.control.AccessTokens;
import dev.vivavoce.portal.access.control.Credentials;
import dev.vivavoce.portal.access.entity.OpaqueToken;
import dev.vivavoce.portal.access.entity.Role;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.exchange.control.TokenBuckets;
import dev.vivavoce.portal.tenancy.control.Hosts;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The door of every call: who it is, of which tenant, and whether they may. What a call asks for stands on its method, as
 * {@code @RolesAllowed} or {@code @PermitAll}; a method with neither lets nobody in. Single sign-on will be one more way to a
 * {@link Caller} here.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class AccessFilter implements ContainerRequestFilter {
    private static final int SHORTEST_OPERATOR_KEY = 32;

    @Context
    ResourceInfo resource;

    @Inject
    Caller caller;

    @Inject
    Hosts hosts;

    @Inject
    AccessTokens tokens;

    @Inject
    Credentials credentials;

    @Inject
    SignInCookie cookie;

    @Inject
    @ConfigProperty(name = "operator.key")
    Optional<String> operatorKey;

    @Inject
    @ConfigProperty(name = "requests.tenant.minute")
    int perMinute;

    private final TokenBuckets limits = new TokenBuckets(InstantSource.system(), 20_000);

    @Override
    public void filter(ContainerRequestContext request) {
        if (resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            // A host name that is none, such as a_b, is null here.
            Optional.ofNullable(request.getUriInfo().getRequestUri().getHost())
                    .flatMap(hosts::tenant)
                    .ifPresent(caller::belongsTo);
            if (caller.tenant().isEmpty() && resource.getResourceMethod().isAnnotationPresent(InTenant.class)) {
                throw Entrance.unknownHost();
            }
            return;
        }
        identify(request);
        RolesAllowed allowed = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        if (allowed == null || Arrays.stream(allowed.value()).noneMatch(caller.roles()::contains)) {
            throw Problem.forbidden();
        }
    }

    private void identify(ContainerRequestContext request) {
        String secret = secret(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .or(() -> cookie.token(request).map(token -> {
                    SameOrigin.require(request);
                    return token;
                }))
                .orElseThrow(Problem::unauthorized);
        if (isOperator(secret)) {
            caller.is(Caller.Kind.OPERATOR, null, null, Set.of(Role.OPERATOR));
            caller.belongsTo(tenantOfOperator(request));
            return;
        }
        Credentials.Bearer bearer = (secret.startsWith(OpaqueToken.API_KEY) ? machine(secret) : person(secret))
                .orElseThrow(Problem::unauthorized);
        if (!bearer.tenantActive()) {
            throw Problem.of(403, "tenant-suspended", "Suspended", "The tenant is suspended.");
        }
        Integer own = bearer.requestsPerMinute();
        String tenant = caller.tenant().orElseThrow().toString();
        limits.take(tenant, own == null ? perMinute : own).ifPresent(wait -> {
            throw Problem.tooMany(wait);
        });
    }

    private Optional<Credentials.Bearer> person(String secret) {
        return tokens.verify(secret, Instant.now()).flatMap(claims -> {
            caller.belongsTo(claims.tenant());
            return credentials.person(claims);
        });
    }

    private Optional<Credentials.Bearer> machine(String secret) {
        return OpaqueToken.parse(OpaqueToken.API_KEY, secret).flatMap(key -> {
            caller.belongsTo(key.tenant());
            return credentials.machine(key);
        });
    }

    /** A bearer token, or an API key as the user name of Basic. */
    private static Optional<String> secret(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("bearer ")) {
            return Optional.of(header.substring("bearer ".length()).strip());
        }
        if (lower.startsWith("basic ")) {
            try {
                String pair = new String(
                        Base64.getDecoder()
                                .decode(header.substring("basic ".length()).strip()),
                        StandardCharsets.UTF_8);
                return Optional.of(pair.substring(0, Math.max(0, pair.indexOf(':'))))
                        .filter(name -> name.startsWith(OpaqueToken.API_KEY));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isOperator(String secret) {
        return operatorKey
                .filter(key -> key.length() >= SHORTEST_OPERATOR_KEY)
                .filter(key -> MessageDigest.isEqual(
                        key.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    /** The tenant in the path, or the one that is about to be opened: with an Idempotency-Key always the same, so that a repeat finds it. */
    private static UUID tenantOfOperator(ContainerRequestContext request) {
        String inPath = request.getUriInfo().getPathParameters().getFirst("tenantId");
        if (inPath != null) {
            try {
                return UUID.fromString(inPath);
            } catch (IllegalArgumentException e) {
                throw Problem.notFound();
            }
        }
        String key = request.getHeaderString("Idempotency-Key");
        return key == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(("tenant opened with " + key).getBytes(StandardCharsets.UTF_8));
    }
}

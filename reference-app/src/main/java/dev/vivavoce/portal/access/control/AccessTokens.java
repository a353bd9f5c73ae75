package dev.vivavoce.portal.access.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The bearer tokens of people: JWTs signed with ES256, which say who, of which tenant, by which sign-in. Roles are not in them; those are
 * read with each request, so that taking one away works at once.
 *
 * <p>MicroProfile JWT does not check them, since three things would stand beside it anyway: the look at the sign-in that ends a token at
 * once, API keys in the same header, and problem details for a refusal; and its keys come by a URL or file, not from the database where they
 * rotate. The claims are those of MicroProfile JWT, should that change.
 */
@ApplicationScoped
public class AccessTokens {
    private static final String ISSUER = "vivavoce";
    private static final int MOST_REMEMBERED = 10_000;

    /** How far the clock of the node that has issued a token may be ahead of the one that looks at it. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    /** Whose a token is. */
    public record Claims(UUID tenant, UUID user, UUID signIn) {}

    /** A token, and when it ends. */
    public record Issued(String token, Instant expiresAt) {}

    @Inject
    SigningKeys keys;

    @Inject
    @ConfigProperty(name = "token.minutes")
    int minutes;

    /** Of a call that takes a few milliseconds, the look at a signature of ES256 is a third. */
    private final RightSignatures right = new RightSignatures(MOST_REMEMBERED);

    public Issued issue(Claims claims, Instant now) {
        return issue(claims, now, Duration.ofMinutes(minutes));
    }

    /** A token of another life than usual. */
    public Issued issue(Claims claims, Instant now, Duration life) {
        Instant expiresAt = Instant.ofEpochSecond(now.plus(life).getEpochSecond());
        ECKey key = keys.current();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(ISSUER)
                        .subject(claims.user().toString())
                        .claim("tid", claims.tenant().toString())
                        .claim("sid", claims.signIn().toString())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(expiresAt))
                        .build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("A token cannot be signed.", e);
        }
        return new Issued(token.serialize(), expiresAt);
    }

    /** Empty unless every part of the token is as we make them. */
    public Optional<Claims> verify(String text, Instant now) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            String id = token.getHeader().getKeyID();
            if (!JWSAlgorithm.ES256.equals(token.getHeader().getAlgorithm()) || id == null) {
                return Optional.empty();
            }
            Optional<ECKey> key = keys.find(id);
            if (key.isEmpty() || !isSigned(token, text, key.get())) {
                return Optional.empty();
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            boolean ours =
                    ISSUER.equals(claims.getIssuer()) && claims.getAudience().contains(ISSUER);
            boolean current = within(claims.getIssueTime(), claims.getExpirationTime(), now);
            return ours && current
                    ? Optional.of(new Claims(
                            id(claims.getStringClaim("tid")),
                            id(claims.getSubject()),
                            id(claims.getStringClaim("sid"))))
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isSigned(SignedJWT token, String text, ECKey by) throws JOSEException {
        if (right.contains(text)) {
            return true;
        }
        boolean signed = token.verify(new ECDSAVerifier(by));
        if (signed) {
            right.add(text);
        }
        return signed;
    }

    private static UUID id(@Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("an id is missing");
        }
        return UUID.fromString(text);
    }

    private static boolean within(@Nullable Date from, @Nullable Date until, Instant now) {
        return from != null
                && until != null
                && from.toInstant().minus(SKEW).isBefore(now)
                && until.toInstant().isAfter(now);
    }
}

package dev.vivavoce.portal.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final ECKey key = key();
    private boolean gone;
    private final AccessTokens tokens = new AccessTokens();
    private final AccessTokens.Claims claims =
            new AccessTokens.Claims(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

    @SuppressWarnings("UnnecessaryAssignment")
    AccessTokensTest() {
        tokens.minutes = 60;
        tokens.keys = new SigningKeys() {
            @Override
            public ECKey current() {
                return key;
            }

            @Override
            public Optional<ECKey> find(String id) {
                return id.equals(key.getKeyID()) && !gone ? Optional.of(key) : Optional.empty();
            }
        };
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<AccessTokens.Claims> after(Duration wait) {
        return tokens.verify(tokens.issue(claims, NOON).token(), NOON.plus(wait));
    }

    private Optional<AccessTokens.Claims> changed(UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException, ParseException {
        JWTClaimsSet ours = SignedJWT.parse(tokens.issue(claims, NOON).token()).getJWTClaimsSet();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                change.apply(new JWTClaimsSet.Builder(ours)).build());
        token.sign(new ECDSASigner(key));
        return tokens.verify(token.serialize(), NOON);
    }

    @Test
    void a_token_is_good_for_an_hour_and_no_longer() {
        assertThat(after(Duration.ZERO)).contains(claims);
        assertThat(after(Duration.ofMinutes(59))).contains(claims);
        assertThat(after(Duration.ofMinutes(60))).isEmpty();
        assertThat(after(Duration.ofDays(1))).isEmpty();
    }

    @Test
    void a_node_whose_clock_is_up_to_two_minutes_behind_takes_a_token_and_one_that_is_further_behind_does_not() {
        assertThat(after(Duration.ofSeconds(-119))).contains(claims);
        assertThat(after(Duration.ofSeconds(-121))).isEmpty();
        assertThat(after(Duration.ofHours(-2))).isEmpty();
    }

    @Test
    void a_node_whose_clock_is_ahead_takes_a_token_until_it_ends_by_that_clock() {
        assertThat(after(Duration.ofMinutes(60).minusSeconds(1))).contains(claims);
        assertThat(after(Duration.ofMinutes(62))).isEmpty();
    }

    @Test
    void a_token_that_was_good_before_is_looked_at_again_in_all_but_its_signature() {
        String token = tokens.issue(claims, NOON).token();
        assertThat(tokens.verify(token, NOON)).contains(claims);

        assertThat(tokens.verify(token, NOON)).contains(claims);
        assertThat(tokens.verify(token, NOON.plus(Duration.ofMinutes(60)))).isEmpty();
        assertThat(tokens.verify(token.substring(0, token.length() - 8) + "AAAAAAAA", NOON))
                .isEmpty();
        gone = true;
        assertThat(tokens.verify(token, NOON)).isEmpty();
    }

    @Test
    void of_many_signatures_the_longest_unused_are_forgotten() {
        RightSignatures two = new RightSignatures(2);
        two.add("one");
        two.add("two");
        assertThat(two.contains("one")).isTrue();

        two.add("three");

        assertThat(two.contains("one")).isTrue();
        assertThat(two.contains("two")).isFalse();
        assertThat(two.contains("three")).isTrue();
    }

    @Test
    void a_well_signed_token_that_lacks_anything_is_none() throws JOSEException, ParseException {
        assertThat(changed(same -> same)).contains(claims);
        assertThat(changed(set -> set.issuer("somebody"))).isEmpty();
        assertThat(changed(set -> set.audience("somebody"))).isEmpty();
        assertThat(changed(set -> set.expirationTime(null))).isEmpty();
        assertThat(changed(set -> set.issueTime(null))).isEmpty();
        assertThat(changed(set -> set.subject("nobody"))).isEmpty();
        assertThat(changed(set -> set.subject(null))).isEmpty();
        assertThat(changed(set -> set.claim("tid", null))).isEmpty();
        assertThat(changed(set -> set.claim("sid", 7))).isEmpty();
    }
}

package dev.vivavoce.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.Rows;
import dev.vivavoce.portal.testing.TestTenant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.ParseException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInIT {
    private static TestTenant tenant;

    @BeforeAll
    static void open() {
        tenant = TestTenant.open();
    }

    private static void signUp(String username, String password) {
        tenant.visitor()
                .post("/users", "{'username':'%s','password':'%s'}".formatted(username, password))
                .expect(201);
    }

    @Test
    void says_the_same_to_a_wrong_password_and_to_a_name_that_nobody_has() {
        Answer wrong = tenant.login("admin", "not the password");
        Answer unknown = tenant.login("nobody-of-that-name", "not the password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void a_password_of_one_tenant_opens_nothing_at_another() {
        TestTenant other = TestTenant.open();

        assertThat(other.login("admin", tenant.password()).status()).isEqualTo(401);
        assertThat(tenant.login("admin", tenant.password()).status()).isEqualTo(200);
    }

    @Test
    void a_host_of_no_tenant_has_no_door() {
        Client stranger = Client.at("nobody.example");

        assertThat(stranger.post("/login", "{'username':'admin','password':'x'}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void locks_a_name_after_too_many_guesses_even_for_the_right_password_and_from_elsewhere() {
        signUp("guessed", "violet-anchor-27-moss");

        List<Integer> answers = IntStream.range(0, 11)
                .mapToObj(i -> tenant.login("Guessed", "wrong guess no " + i).status())
                .toList();
        Answer right = tenant.login("guessed", "violet-anchor-27-moss");

        assertThat(answers.subList(0, 10)).containsOnly(401);
        assertThat(answers.get(10)).isEqualTo(429);
        assertThat(right.status()).isEqualTo(429);
        assertThat(right.header("Retry-After")).hasValueSatisfying(seconds -> assertThat(Integer.parseInt(seconds))
                .isBetween(1, 900));
    }

    @Test
    void a_name_that_nobody_has_is_locked_like_one_that_somebody_has() {
        List<Integer> answers = IntStream.range(0, 11)
                .mapToObj(i -> tenant.login("a-ghost", "wrong guess no " + i).status())
                .toList();

        assertThat(answers.get(9)).isEqualTo(401);
        assertThat(answers.get(10)).isEqualTo(429);
    }

    @Test
    void counts_guesses_that_come_all_at_once() {
        signUp("stormed", "violet-anchor-27-moss");

        List<Integer> answers = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> tenant.login("stormed", "wrong guess no " + i).status())
                .toList();

        assertThat(answers).filteredOn(status -> status == 401).hasSize(10);
        assertThat(answers).filteredOn(status -> status == 429).hasSize(30);
    }

    @Test
    void a_refresh_token_is_good_once_and_its_second_use_ends_the_sign_in() {
        Answer first = tenant.login("admin", tenant.password()).expect(200);
        Answer second = refresh(first).expect(200);
        Client person = tenant.visitor().bearer(second.text("token"));
        person.get("/me").expect(200);

        assertThat(refresh(first).status()).isEqualTo(401);

        assertThat(person.get("/me").status()).isEqualTo(401);
        assertThat(refresh(second).status()).isEqualTo(401);
    }

    @Test
    void of_two_uses_of_a_refresh_token_at_once_at_most_one_succeeds() {
        Answer signedIn = tenant.login("admin", tenant.password()).expect(200);

        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> refresh(signedIn).status())
                .toList();

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 401).hasSize(7);
    }

    @Test
    void signing_out_ends_the_token_at_once() {
        Client person = tenant.signedIn("admin", tenant.password());

        assertThat(person.post("/logout", "").status()).isEqualTo(204);

        assertThat(person.get("/me").status()).isEqualTo(401);
    }

    @Test
    void a_new_password_ends_the_other_sign_ins_and_the_old_password() {
        signUp("changer", "violet-anchor-27-moss");
        Client here = tenant.signedIn("changer", "violet-anchor-27-moss");
        Client elsewhere = tenant.signedIn("changer", "violet-anchor-27-moss");

        here.patch("/me", "{'password':{'current':'violet-anchor-27-moss','next':'amber-harbour-91-fern'}}")
                .expect(200);

        assertThat(here.get("/me").status()).isEqualTo(200);
        assertThat(elsewhere.get("/me").status()).isEqualTo(401);
        assertThat(tenant.login("changer", "violet-anchor-27-moss").status()).isEqualTo(401);
        assertThat(tenant.login("changer", "amber-harbour-91-fern").status()).isEqualTo(200);
    }

    @Test
    void whoever_is_erased_or_put_out_is_out_at_once() {
        signUp("leaver", "violet-anchor-27-moss");
        Client leaver = tenant.signedIn("leaver", "violet-anchor-27-moss");
        Client learner = tenant.member("put-out", "learner");
        String id = learner.get("/me").text("id");
        tenant.administrator()
                .with("If-Match", "*")
                .patch("/tenant/users/" + id, "{'active':false}")
                .expect(200);

        leaver.delete("/me").expect(204);

        assertThat(leaver.get("/me").status()).isEqualTo(401);
        assertThat(learner.get("/me").status()).isEqualTo(401);
        assertThat(tenant.login("leaver", "violet-anchor-27-moss").status()).isEqualTo(401);
    }

    @Test
    void guesses_at_the_current_password_count_like_those_at_the_door() {
        signUp("held-up", "violet-anchor-27-moss");
        Client thief = tenant.signedIn("held-up", "violet-anchor-27-moss");

        List<Integer> answers = IntStream.range(0, 11)
                .mapToObj(i -> thief.patch(
                                "/me",
                                "{'password':{'current':'guess %d','next':'amber-harbour-91-fern'}}".formatted(i))
                        .status())
                .toList();

        assertThat(answers.subList(0, 10)).containsOnly(422);
        assertThat(answers.get(10)).isEqualTo(429);
    }

    @Test
    void failures_that_count_no_longer_are_taken_away_by_later_attempts() {
        Rows.change(
                "insert into login_failure (bucket, failures, since)"
                        + " select decode(lpad(i::text, 64, '0'), 'hex'), 1, now() - interval '1 year' from generate_series(1, 15) i");

        tenant.login("admin", "not the password");
        tenant.login("admin", "not the password");

        assertThat(Rows.count("login_failure where since < now() - interval '300 days'"))
                .isZero();
    }

    @Test
    void nobody_of_a_suspended_tenant_comes_in_until_it_is_active_again() {
        TestTenant suspended = TestTenant.open();
        Answer before = suspended.login("admin", suspended.password()).expect(200);
        String refresh = "{'refreshToken':'" + before.text("refreshToken") + "'}";

        suspended.become("suspended");

        assertThat(suspended.administrator().get("/me").status()).isEqualTo(403);
        assertThat(suspended.login("admin", suspended.password()).status()).isEqualTo(403);
        assertThat(suspended.login("admin", "not the password").status()).isEqualTo(401);
        assertThat(suspended.visitor().post("/login/refresh", refresh).status()).isEqualTo(401);
        suspended.become("active");
        assertThat(suspended.administrator().get("/me").status()).isEqualTo(200);
        assertThat(suspended.visitor().post("/login/refresh", refresh).status()).isEqualTo(200);
    }

    @Test
    void a_hash_of_weaker_parameters_is_made_anew_when_its_password_is_used() throws SQLException {
        signUp("veteran", "violet-anchor-27-moss");
        String old = Password.hash("violet-anchor-27-moss")
                .addRandomSalt(16)
                .with(Argon2Function.getInstance(4_096, 1, 1, 32, Argon2.ID))
                .getResult();
        String ofVeteran = " where username = 'veteran' and tenant_id = '" + tenant.id() + "'";
        try (Connection connection = PortalUnderTest.database("postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("update users set password = '" + old + "'" + ofVeteran);

            tenant.login("veteran", "violet-anchor-27-moss").expect(200);

            try (ResultSet row = statement.executeQuery("select password from users" + ofVeteran)) {
                row.next();
                assertThat(row.getString(1)).startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
            }
        }
        assertThat(tenant.login("veteran", "violet-anchor-27-moss").status()).isEqualTo(200);
    }

    @Test
    void tokens_of_an_old_signing_key_stay_good_while_a_new_one_signs() throws SQLException, ParseException {
        Answer old = tenant.login("admin", tenant.password()).expect(200);
        try (Connection connection = PortalUnderTest.database("postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("update signing_key set created_at = created_at - interval '31 days'");
        }

        Answer young = tenant.login("admin", tenant.password()).expect(200);

        assertThat(SignedJWT.parse(young.text("token")).getHeader().getKeyID())
                .isNotEqualTo(SignedJWT.parse(old.text("token")).getHeader().getKeyID());
        assertThat(tenant.visitor().bearer(old.text("token")).get("/me").status())
                .isEqualTo(200);
        assertThat(tenant.visitor().bearer(young.text("token")).get("/me").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "....", "vv_", "vv_AAAA", "vr_AAAA", "null", "eyJhbGciOiJub25lIn0.e30."})
    void garbage_is_no_credential(String garbage) {
        assertThat(tenant.visitor().bearer(garbage).get("/me").status()).isEqualTo(401);
    }

    @Test
    void a_token_that_somebody_else_has_signed_changed_or_left_unsigned_is_no_credential()
            throws JOSEException, ParseException {
        String token = tenant.login("admin", tenant.password()).expect(200).text("token");
        SignedJWT ours = SignedJWT.parse(token);
        JWTClaimsSet claims = ours.getJWTClaimsSet();
        ECKey key = new ECKeyGenerator(Curve.P_256)
                .keyID(ours.getHeader().getKeyID())
                .generate();
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
        forged.sign(new ECDSASigner(key));
        String[] parts = token.split("\\.", -1);
        String other = tenant.login("admin", tenant.password())
                .expect(200)
                .text("token")
                .split("\\.", -1)[1];

        assertThat(tenant.visitor().bearer(token).get("/me").status()).isEqualTo(200);
        assertThat(List.of(
                        forged.serialize(),
                        new PlainJWT(claims).serialize(),
                        parts[0] + "." + other + "." + parts[2],
                        parts[0] + "." + parts[1] + "."))
                .allSatisfy(bad -> assertThat(
                                tenant.visitor().bearer(bad).get("/me").status())
                        .isEqualTo(401));
    }

    private static Answer refresh(Answer tokens) {
        return tenant.visitor().post("/login/refresh", "{'refreshToken':'" + tokens.text("refreshToken") + "'}");
    }
}

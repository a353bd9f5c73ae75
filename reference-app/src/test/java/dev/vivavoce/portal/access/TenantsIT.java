package dev.vivavoce.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.TestTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantsIT {
    private static Answer open(Client by, String slug, String host) {
        return by.post(
                "/tenants",
                "{'slug':'%s','name':'Some name','hosts':['%s'],'signUp':false,'administrator':{'username':'admin'}}"
                        .formatted(slug, host));
    }

    @Test
    void a_slug_or_host_that_another_has_is_taken_and_nothing_is_left_of_the_attempt() {
        open(Client.operator(), "first-one", "first-one.example").expect(201);

        assertThat(open(Client.operator(), "first-one", "second-one.example").status())
                .isEqualTo(409);
        assertThat(open(Client.operator(), "second-one", "FIRST-ONE.example").status())
                .isEqualTo(409);
        assertThat(open(Client.operator(), "second-one", "second-one.example").status())
                .isEqualTo(201);
    }

    @Test
    void opening_a_tenant_twice_with_one_key_opens_one_and_tells_its_password_again() {
        Client repeating = Client.operator().with("Idempotency-Key", "open-the-twice");

        Answer first = open(repeating, "twice", "twice.example").expect(201);
        Answer again = open(repeating, "twice", "twice.example");

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(open(repeating, "thrice", "thrice.example").status()).isEqualTo(422);
    }

    @Test
    void a_host_name_can_move_from_one_tenant_to_the_next() {
        TestTenant from = TestTenant.open();
        TestTenant to = TestTenant.open();
        String hosts = "{'hosts':['%s','%s']}".formatted(from.host(), to.host());

        assertThat(Client.operator().patch("/tenants/" + to.id(), hosts).status())
                .isEqualTo(409);
        Client.operator().patch("/tenants/" + from.id(), "{'hosts':[]}").expect(200);
        Client.operator().patch("/tenants/" + to.id(), hosts).expect(200);

        assertThat(from.login("admin", to.password()).status()).isEqualTo(200);
        assertThat(from.administrator().get("/me").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "UPPER, a.example",
        "1digit, a.example",
        "a, a.example",
        "fine-slug, -a.example",
        "fine-slug, a b",
        "fine-slug, a/b"
    })
    void refuses_slugs_and_hosts_that_cannot_be(String slug, String host) {
        assertThat(open(Client.operator(), slug, host).status()).isEqualTo(422);
    }

    @Test
    void only_the_whole_operators_key_opens() {
        assertThat(open(Client.at("operator.example").bearer("operator-of-the-tests-"), "never", "never.example")
                        .status())
                .isEqualTo(401);
        assertThat(Client.operator()
                        .get("/tenants/00000000-0000-4000-8000-000000000000")
                        .status())
                .isEqualTo(404);
    }
}

package dev.vivavoce.portal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitIT {
    @Test
    void one_address_cannot_ask_without_end_and_others_do_not_notice() {
        Client greedy = Client.at("nobody.example");

        List<Answer> answers = IntStream.range(0, 600)
                .parallel()
                .mapToObj(i -> greedy.get("/me"))
                .toList();

        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.header("Retry-After")).isPresent();
                    assertThat(answer.text("type")).endsWith("/too-many-requests");
                });
        assertThat(Client.at("nobody.example").get("/me").status()).isEqualTo(401);
    }

    @Test
    void a_tenant_cannot_ask_more_than_it_is_allowed_and_others_do_not_notice() {
        TestTenant small = TestTenant.open();
        Client.operator()
                .patch("/tenants/" + small.id(), "{'requestsPerMinute':40}")
                .expect(200);

        List<Integer> answers = IntStream.range(0, 40)
                .mapToObj(i -> small.administrator().get("/me").status())
                .toList();

        assertThat(answers).contains(200, 429).containsOnly(200, 429);
        assertThat(TestTenant.open().administrator().get("/me").status()).isEqualTo(200);
    }
}

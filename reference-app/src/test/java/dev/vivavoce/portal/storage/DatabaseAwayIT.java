package dev.vivavoce.portal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseAwayIT {
    private static int health(String which) {
        return Client.watching()
                .raw("GET", PortalUnderTest.managementAddress() + "/health/" + which, "")
                .status();
    }

    @Test
    void says_so_while_the_database_is_away_and_comes_back_by_itself() throws IOException {
        TestTenant tenant = TestTenant.open();
        Client administrator = tenant.administrator();
        assertThat(health("ready")).isEqualTo(200);

        PortalUnderTest.wire().cut();
        try {
            assertThat(health("ready")).isEqualTo(503);
            assertThat(health("live")).isEqualTo(200);
            assertThat(health("started")).isEqualTo(200);
            for (Answer answer : new Answer[] {
                administrator.get("/me"),
                administrator.post("/tenant/users", "{'username':'unlucky','roles':['learner']}"),
                tenant.login("admin", tenant.password())
            }) {
                assertThat(answer.status()).as(answer.body()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isPresent();
                assertThat(answer.text("type")).endsWith("/unavailable");
            }
        } finally {
            PortalUnderTest.wire().mend();
        }

        assertThat(Stream.generate(() -> health("ready")).limit(1_000).anyMatch(status -> status == 200))
                .isTrue();
        assertThat(administrator.get("/me").status()).isEqualTo(200);
    }
}

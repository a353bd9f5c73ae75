package dev.vivavoce.portal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
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

    @Test
    void comes_up_by_itself_when_the_database_goes_away_in_the_middle_of_the_migration() throws Exception {
        CompletableFuture<Boolean> cut = new CompletableFuture<>();
        try (Connection holding = PortalUnderTest.database("postgres", "postgres");
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            PortalUnderTest.crash(() -> {
                try {
                    statement.execute("lock table flyway_schema_history in access exclusive mode");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                cut.completeAsync(() -> {
                    cutOnceTheMigrationWaits();
                    return true;
                });
            });
            try {
                cut.join();
                assertThat(PortalUnderTest.logs()).contains("The database is away");
                assertThat(health("ready")).isEqualTo(503);
                assertThat(health("started")).isEqualTo(503);
                assertThat(health("live")).isEqualTo(200);
                holding.rollback();
            } finally {
                PortalUnderTest.wire().mend();
            }
        }

        TestLearner.eventually(
                () -> Client.watching().raw("GET", PortalUnderTest.managementAddress() + "/health/ready", ""),
                ready -> ready.status() == 200);
        assertThat(TestTenant.open().administrator().get("/me").status()).isEqualTo(200);
    }

    private static void cutOnceTheMigrationWaits() {
        try (Connection connection = PortalUnderTest.database("postgres", "postgres");
                PreparedStatement waiting =
                        connection.prepareStatement("select count(*) from pg_locks where not granted"
                                + " and relation = 'flyway_schema_history'::regclass")) {
            int count = 0;
            while (count == 0) {
                try (ResultSet rows = waiting.executeQuery()) {
                    rows.next();
                    count = rows.getInt(1);
                }
            }
            PortalUnderTest.wire().cut();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.vivavoce.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.Node;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that may have one connection to its database: whatever asked for a second one while it held the first would wait for itself. */
class OneConnectionIT {
    private static @Nullable Node node;
    private static TestTenant tenant;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        node = PortalUnderTest.another(Map.of("DB_POOL", "1"));
        tenant = TestTenant.open();
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            PortalUnderTest.end(node);
        }
    }

    private static Client visitor() {
        return tenant.visitor().through(Objects.requireNonNull(node));
    }

    private static Client signedIn(String username, String password) {
        return visitor()
                .bearer(visitor()
                        .post("/login", "{'username':'%s','password':'%s'}".formatted(username, password))
                        .expect(200)
                        .text("token"));
    }

    private static void comeAndGo(String username) {
        visitor()
                .post("/users", "{'username':'%s','password':'violet-anchor-27-moss'}".formatted(username))
                .expect(201);
        Client person = signedIn(username, "violet-anchor-27-moss");
        person.patch(
                        "/me",
                        "{'story':'Once.','password':{'current':'violet-anchor-27-moss','next':'amber-harbour-91-fern'}}")
                .expect(200);
        assertThat(signedIn(username, "amber-harbour-91-fern")
                        .get("/me")
                        .expect(200)
                        .text("story"))
                .isEqualTo("Once.");
        person.post("/plans/suggest", "{'role':'Registered nurse','minutesPerDay':30}")
                .expect(201);
        person.get("/me/export").expect(200);
        person.delete("/me").expect(204);
    }

    @Test
    void people_sign_up_and_in_change_their_password_and_leave_several_at_once() {
        CompletableFuture<?>[] people = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> comeAndGo("visitor-" + i)))
                .toArray(CompletableFuture[]::new);

        assertThat(CompletableFuture.allOf(people)
                        .handle((done, failure) -> failure)
                        .join())
                .isNull();
    }
}

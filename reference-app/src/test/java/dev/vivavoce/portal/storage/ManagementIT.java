package dev.vivavoce.portal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementIT {
    private static Answer get(String address, String path) {
        return Client.watching().raw("GET", address + path, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/health/live",
                "/health/ready",
                "/health/started",
                "/metrics",
                "/openapi",
                "/openapi/ui/"
            })
    void what_watches_the_portal_has_a_port_of_its_own(String path) {
        assertThat(get(PortalUnderTest.managementAddress(), path).status()).isEqualTo(200);
        if (!path.equals("/openapi")) {
            assertThat(get(PortalUnderTest.address(), path).status()).isEqualTo(404);
        }
    }

    @Test
    void the_portal_does_not_answer_there() {
        assertThat(get(PortalUnderTest.managementAddress(), "/api/v1/me").status())
                .isEqualTo(404);
    }

    @Test
    void metrics_count_calls_connections_and_memory() {
        get(PortalUnderTest.address(), "/api/v1/me");

        assertThat(get(PortalUnderTest.managementAddress(), "/metrics").body())
                .contains("REST_request_seconds", "connectionpool_", "memory_usedHeap_bytes");
    }
}

package dev.vivavoce.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OpenApiIT {
    @Test
    void the_committed_document_says_what_the_code_does() throws IOException {
        String made = Client.watching()
                .raw("GET", PortalUnderTest.managementAddress() + "/openapi", "")
                .expect(200)
                .body();
        Path committed = Path.of(Objects.requireNonNull(System.getProperty("portal.document")));
        Path current = Path.of(Objects.requireNonNull(System.getProperty("portal.work")), "openapi.yaml");
        Files.writeString(current, made);

        assertThat(Files.readString(committed))
                .as("openapi.yaml; where the change is meant, take over target/it/openapi.yaml")
                .isEqualTo(made);
    }

    @Test
    void the_portal_hands_out_the_document() {
        Answer answer = Client.watching().raw("GET", PortalUnderTest.address() + "/openapi", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("---\nopenapi: 3.1.0");
    }
}

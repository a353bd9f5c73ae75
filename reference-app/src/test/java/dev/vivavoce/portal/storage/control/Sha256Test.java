package dev.vivavoce.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sha256Test {
    /** The example of FIPS 180-4. */
    private static final byte[] OF_ABC =
            HexFormat.of().parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    @Test
    void gives_what_the_standard_gives() {
        assertThat(Sha256.of("abc")).isEqualTo(OF_ABC);
    }

    @Test
    void parts_count_as_one() {
        assertThat(Sha256.of("a".getBytes(StandardCharsets.UTF_8), "bc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(OF_ABC);
    }
}

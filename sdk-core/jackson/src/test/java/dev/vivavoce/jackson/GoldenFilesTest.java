package dev.vivavoce.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The stored form does not change by accident. After a change on purpose, {@code -Dvivavoce.golden=rewrite} writes the files
 * anew; what was stored before must stay readable.
 */
class GoldenFilesTest {

    private static final boolean REWRITE = "rewrite".equals(System.getProperty("vivavoce.golden"));

    @TestFactory
    Stream<DynamicTest> each_root_is_written_as_in_its_file_and_read_from_it() {
        return Roots.all().entrySet().stream()
                .map(root -> DynamicTest.dynamicTest(root.getKey(), () -> {
                    String written = Json.pretty(root.getValue());
                    String golden = REWRITE ? rewritten(root.getKey(), written) : golden(root.getKey());
                    assertThat(written).isEqualTo(golden);
                    assertThat((Object) Json.read(golden, root.getValue().getClass()))
                            .isEqualTo(root.getValue());
                }));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = GoldenFilesTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            return new String(Optional.ofNullable(file).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String rewritten(String name, String written) throws IOException {
        Path file = Path.of("src", "test", "resources", "golden", name + ".json");
        Files.createDirectories(file.getParent());
        return Files.readString(Files.writeString(file, written));
    }
}

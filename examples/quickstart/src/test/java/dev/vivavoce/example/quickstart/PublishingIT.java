package dev.vivavoce.example.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishes the libraries to a folder, as a release would, and builds a project that knows nothing but that folder. */
class PublishingIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String VERSION = System.getProperty("vivavoce.version");
    private static final List<String> JARS = List.of(
            "core",
            "jackson",
            "testkit",
            "embedded",
            "question-bank",
            "llm",
            "llm-http",
            "llm-guard",
            "gemini",
            "claude",
            "vllm",
            "djl");

    @TempDir
    Path folder;

    @Test
    void a_stranger_builds_against_the_published_libraries() throws Exception {
        Path checkout = copyOfTheCheckout();
        Path repository = Files.createDirectory(folder.resolve("repository"));

        maven(
                checkout,
                "-Ppublish",
                "-DskipTests",
                "-Dspotless.check.skip=true",
                "-DaltDeploymentRepository=local::" + repository.toUri(),
                "-pl",
                "sdk-question-bank,sdk-core/embedded,sdk-core/testkit,sdk-core/bom,sdk-llm-adapters/llm,sdk-llm-adapters/guard,sdk-llm-adapters/gemini,"
                        + "sdk-llm-adapters/claude,sdk-llm-adapters/vllm,sdk-llm-adapters/djl",
                "-am",
                "deploy");

        for (String jar : JARS) {
            Set<String> published = names(repository.resolve("dev/vivavoce/vivavoce-" + jar + "/" + VERSION));
            assertThat(published)
                    .as(jar)
                    .anyMatch(name -> name.endsWith(".pom"))
                    .anyMatch(name -> name.endsWith("-sources.jar"))
                    .anyMatch(name -> name.endsWith("-javadoc.jar"));
        }
        assertThat(pom(repository, "core"))
                .doesNotContain("<parent>", "${revision}", "<scope>test")
                .contains("<licenses>");

        Path stranger = Files.createDirectory(folder.resolve("stranger"));
        Files.copy(Path.of("src/test/resources/stranger/pom.xml"), stranger.resolve("pom.xml"));
        Path sources = Files.createDirectories(stranger.resolve("src/main/java/dev/vivavoce/example/quickstart"));
        String main = "dev/vivavoce/example/quickstart/Quickstart.java";
        Files.copy(Path.of("src/main/java", main), sources.resolve("Quickstart.java"));
        maven(
                stranger,
                "-f",
                stranger.resolve("pom.xml").toString(),
                "-Dvivavoce.repository=" + repository.toUri(),
                "-Dvivavoce.version=" + VERSION,
                "compile");

        assertThat(stranger.resolve("target/classes/dev/vivavoce/example/quickstart/Quickstart.class"))
                .exists();
    }

    @Test
    void a_second_build_elsewhere_gives_the_same_jar() throws Exception {
        Path checkout = copyOfTheCheckout();

        maven(checkout, "-DskipTests", "-Dspotless.check.skip=true", "-pl", "sdk-core", "package");

        String jar = "sdk-core/target/vivavoce-core-" + VERSION + ".jar";
        assertThat(checkout.resolve(jar)).hasSameBinaryContentAs(ROOT.resolve(jar));
    }

    /** Runs Maven. A copy of the checkout is only packed here: its tests are run by the build that runs this one. */
    private void maven(Path directory, String... arguments) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        List<String> command = new ArrayList<>();
        command.add(ROOT.resolve(windows ? "mvnw.cmd" : "mvnw").toString());
        command.add("-B");
        command.add("-ntp");
        command.add("-Dmaven.repo.local=" + folder.resolve("local-repository"));
        command.add("-Dmaven.repo.local.tail=" + System.getProperty("vivavoce.localRepository"));
        command.add("-Dmaven.repo.local.tail.ignoreAvailability=true");
        command.addAll(List.of(arguments));
        Path log = folder.resolve("maven.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int status = builder.start().waitFor();
        assertThat(status).as(() -> tail(log)).isZero();
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException unreadable) {
            return "the log could not be read: " + unreadable;
        }
    }

    private static String pom(Path repository, String jar) throws IOException {
        Path directory = repository.resolve("dev/vivavoce/vivavoce-" + jar + "/" + VERSION);
        String name = names(directory).stream()
                .filter(file -> file.endsWith(".pom"))
                .findFirst()
                .orElseThrow();
        return Files.readString(directory.resolve(name));
    }

    private static Set<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private Path copyOfTheCheckout() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("checkout"));
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                String name = directory.getFileName().toString();
                if (!directory.equals(ROOT)
                        && List.of("target", ".git", ".devdb").contains(name)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(ROOT.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = copy.resolve(ROOT.relativize(file).toString());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
        return copy;
    }
}

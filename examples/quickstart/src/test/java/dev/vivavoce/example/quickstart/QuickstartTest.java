package dev.vivavoce.example.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    @Test
    void holds_an_interview_on_the_module_path_and_writes_a_report(@TempDir Path folder) throws Exception {
        Path report = folder.resolve("report.html");
        Path answers = folder.resolve("answers.txt");
        Files.writeString(
                answers,
                ("I trained as a nurse because I wanted work where care and judgement meet, and in two years on a surgical"
                                + " ward I led the handover audit that cut missed notes by half.\n")
                        .repeat(5));

        Process process = onModulePath(report).redirectInput(answers.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output.lines()
                        .filter(line ->
                                line.strip().endsWith("?") || line.strip().endsWith("."))
                        .count())
                .as(output)
                .isGreaterThanOrEqualTo(5);
        assertThat(report).content().contains("Registered nurse").contains("handover audit");
    }

    @Test
    void the_readme_shows_these_very_lines() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        int block = readme.indexOf("```java", readme.indexOf("<!-- quickstart:"));
        List<String> shown = stripped(readme.substring(block + 7, readme.indexOf("```", block + 7)));
        List<String> compiled =
                stripped(Files.readString(Path.of("src/main/java/dev/vivavoce/example/quickstart/Quickstart.java")));

        assertThat(shown).hasSizeBetween(15, 30);
        assertThat(compiled).containsSequence(shown);
    }

    private static List<String> stripped(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static ProcessBuilder onModulePath(Path report) throws IOException {
        String modulePath = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .filter(entry ->
                        !entry.contains("test-classes") && !entry.contains("junit") && !entry.contains("assertj"))
                .collect(Collectors.joining(File.pathSeparator));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "--module-path",
                        modulePath,
                        "--module",
                        "dev.vivavoce.example.quickstart/dev.vivavoce.example.quickstart.Quickstart",
                        report.toString())
                .redirectErrorStream(true);
    }
}

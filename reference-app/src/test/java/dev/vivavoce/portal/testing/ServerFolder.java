package dev.vivavoce.portal.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The folder of the server under test, and what tests put there. */
final class ServerFolder {
    private ServerFolder() {}

    static Path directory() {
        return Path.of(
                requireNonNull(System.getProperty("portal.liberty")),
                "usr/servers",
                requireNonNull(System.getProperty("portal.server")));
    }

    /** What {@code server.xml} is given in place of an environment; each a name and a value. */
    static void configure(String[][] variables) throws IOException {
        Path overrides = Files.createDirectories(directory().resolve("configDropins/overrides"));
        StringBuilder xml = new StringBuilder("<server>\n");
        for (String[] variable : variables) {
            xml.append("  <variable name=\"%s\" value=\"%s\"/>%n".formatted(variable[0], variable[1]));
        }
        xml.append("  <logging traceSpecification=\"*=info:dev.vivavoce.*=all\"/>\n</server>\n");
        Files.writeString(overrides.resolve("zz-under-test.xml"), xml);
    }

    /** Gives the server a rater and a planner that do what a text asks of them, as a jar beside the application. */
    static void extend() throws IOException {
        Path extensions = Files.createDirectories(directory().resolve("extensions"));
        try (JarOutputStream jar =
                new JarOutputStream(Files.newOutputStream(extensions.resolve("scripted-rater.jar")))) {
            for (Class<?> type : List.of(ScriptedRater.class, ScriptedPlanner.class, Script.class)) {
                String entry = type.getName().replace('.', '/') + ".class";
                try (InputStream bytes = requireNonNull(type.getClassLoader().getResourceAsStream(entry))) {
                    jar.putNextEntry(new ZipEntry(entry));
                    bytes.transferTo(jar);
                    jar.closeEntry();
                }
            }
        }
        remove(scripts());
        Files.createDirectories(scripts());
    }

    /** Where {@link Script} looks and writes. */
    static Path scripts() {
        return directory().resolve(Script.FOLDER);
    }

    static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}

package dev.vivavoce.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A text file beside this class: one entry a line, {@code #} starts a comment line, blank lines mean nothing.
 *
 * @param name of the file
 * @param entries the lines that mean something, stripped
 */
record Resource(String name, List<String> entries) {

    static Resource named(String name) {
        return new Resource(
                name,
                text(name)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList());
    }

    /** The whole text of a file beside this class. */
    static String text(String name) {
        try (InputStream stream = Resource.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** All words of all entries. */
    List<String> words() {
        return entries.stream().flatMap(line -> Arrays.stream(words(line))).toList();
    }

    static String[] words(String line) {
        return line.split("\\s+", -1);
    }

    /** Eight hexadecimal digits that change with any entry of any of the resources. */
    static String fingerprint(List<Resource> resources) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Resource resource : resources) {
                digest.update((resource.name + "\n" + String.join("\n", resource.entries) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

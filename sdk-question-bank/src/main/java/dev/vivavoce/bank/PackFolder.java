package dev.vivavoce.bank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All files that end in {@code .json} in and below a folder, in the order of their names: a pack. */
record PackFolder(Path directory) {

    /**
     * What the files hold.
     *
     * @throws PackException when a file does not keep to the pack format, or there is none
     * @throws UncheckedIOException when a file cannot be read
     */
    Pack pack() {
        return pack(new PackReader());
    }

    /** What the files hold together with what {@code reader} has already. */
    Pack pack(PackReader reader) {
        try (Stream<Path> walk = Files.walk(directory)) {
            List<Path> files = walk.filter(file -> file.toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new PackException(List.of(directory + ": holds no file that ends in .json"));
            }
            for (Path file : files) {
                try (InputStream content = Files.newInputStream(file)) {
                    reader.read(file.toString(), content);
                }
            }
            return reader.pack();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

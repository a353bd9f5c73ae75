package dev.vivavoce.cli.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where a batch goes. A file appears under its name only when it is complete; until then it is called
 * {@code .NAME.PID.part}.
 */
public final class Output implements AutoCloseable {

    private final OutputStream stream;
    private final Optional<Path> temporary;
    private final Optional<Path> target;

    private Output(OutputStream stream, Optional<Path> temporary, Optional<Path> target) {
        this.stream = new BufferedOutputStream(stream, 1 << 16);
        this.temporary = temporary;
        this.target = target;
    }

    /** Standard output, or any other stream that is not ours to close. */
    public static Output to(OutputStream stream) {
        return new Output(stream, Optional.empty(), Optional.empty());
    }

    /**
     * A file; a device or pipe is written to as it is.
     *
     * @throws Unusable when it cannot be written
     */
    public static Output to(Path file) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return new Output(
                        Files.newOutputStream(file, StandardOpenOption.WRITE), Optional.empty(), Optional.of(file));
            }
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path temporary = target.resolveSibling(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            temporary.toFile().deleteOnExit();
            return new Output(Files.newOutputStream(temporary), Optional.of(temporary), Optional.of(target));
        } catch (IOException e) {
            throw new Unusable("cannot write " + file + ": " + Failures.reason(e), e);
        }
    }

    /** What is written. */
    public OutputStream stream() {
        return stream;
    }

    /** Makes what was written visible under its name. */
    public void complete() throws IOException {
        stream.flush();
        if (temporary.isPresent() && target.isPresent()) {
            stream.close();
            Files.move(
                    temporary.get(), target.get(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Drops what was not completed. */
    @Override
    public void close() throws IOException {
        if (target.isPresent()) {
            stream.close();
        }
        if (temporary.isPresent()) {
            Files.deleteIfExists(temporary.get());
        }
    }
}

package dev.vivavoce.cli.interview;

import dev.vivavoce.cli.io.DurableFile;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A session on disk, in the hands of this process alone. Each save replaces the file in one step; what stood there before
 * is kept beside it as {@code FILE.bak}.
 */
final class SessionFile implements AutoCloseable {

    private final Path file;
    private final FileLock lock;
    private Optional<byte[]> content;
    private Session session;

    private SessionFile(Path file, FileLock lock, Optional<byte[]> content, Session session) {
        this.file = file;
        this.lock = lock;
        this.content = content;
        this.session = session;
    }

    /**
     * A new file for a new session.
     *
     * @throws Unusable when there is such a file already, another process has it, or it cannot be written
     */
    static SessionFile create(Path file, Session session) {
        FileLock lock = FileLock.on(file);
        try {
            if (Files.exists(file)) {
                throw new Unusable(file + ": there is an interview in this file already; go on with --resume " + file
                        + ", or name another file with --session");
            }
            SessionFile created = new SessionFile(file, lock, Optional.empty(), session);
            created.save(session);
            return created;
        } catch (Unusable e) {
            lock.close();
            throw e;
        }
    }

    /**
     * The file of an earlier session. A file that cannot be read is not touched.
     *
     * @throws Unusable when there is no such file, another process has it, or it holds no session
     */
    static SessionFile open(Path link) {
        if (!Files.isRegularFile(link)) {
            throw new Unusable(link + ": there is no interview to resume: "
                    + (Files.exists(link) ? "not a file" : "no such file"));
        }
        try {
            // Behind a symbolic link: the target is replaced, not the link.
            Path file = link.toRealPath();
            FileLock lock = FileLock.on(file);
            try {
                byte[] content = Files.readAllBytes(file);
                return new SessionFile(file, lock, Optional.of(content), SessionJson.read(link, content));
            } catch (Unusable e) {
                lock.close();
                throw Files.exists(backup(file))
                        ? new Unusable(
                                e.getMessage() + "\nThe file was left as it is. " + backup(link)
                                        + " holds the interview as it was one step earlier.",
                                e)
                        : e;
            }
        } catch (IOException e) {
            throw new Unusable(link + ": cannot read the interview: " + Failures.reason(e), e);
        }
    }

    Path path() {
        return file;
    }

    /** The session as it was last saved. */
    Session session() {
        return session;
    }

    /**
     * Puts {@code next} on disk.
     *
     * @throws Unusable when that is not possible; the session before it is still there
     */
    void save(Session next) {
        if (!content.isEmpty() && next.equals(session)) {
            return;
        }
        byte[] json = SessionJson.write(next);
        try {
            if (content.isPresent()) {
                DurableFile.write(backup(file), content.get());
            }
            DurableFile.write(file, json);
        } catch (IOException e) {
            throw new Unusable(file + ": cannot save the interview: " + Failures.reason(e), e);
        }
        content = Optional.of(json);
        session = next;
    }

    static Path backup(Path file) {
        return file.resolveSibling(file.getFileName() + ".bak");
    }

    @Override
    public void close() {
        lock.close();
    }
}

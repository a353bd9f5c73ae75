package dev.vivavoce.cli.interview;

import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps other processes off a session file. The system gives the lock back when its holder ends, however it ends. The file
 * {@code FILE.lock} stays: removing it would let two processes lock two files of that name.
 */
final class FileLock implements AutoCloseable {

    /** Far behind the content, so that others can read on every system who has the lock. */
    private static final long LOCKED_BYTE = 1 << 20;

    private final FileChannel channel;

    private FileLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws Unusable when another process has the file, or the lock cannot be written */
    static FileLock on(Path file) {
        Path path = file.resolveSibling(file.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                String holder = holder(channel);
                channel.close();
                throw new Unusable(file + ": another process" + holder + " is using this interview; end it first");
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return new FileLock(channel);
        } catch (IOException e) {
            throw new Unusable(path + ": cannot lock the interview: " + Failures.reason(e), e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(20);
        channel.read(content, 0);
        String process = StandardCharsets.US_ASCII.decode(content.flip()).toString();
        return process.matches("\\d+") ? " (number " + process + ")" : "";
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Unusable("cannot give back the lock: " + Failures.reason(e), e);
        }
    }
}

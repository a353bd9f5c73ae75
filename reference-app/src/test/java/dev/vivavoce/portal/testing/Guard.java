package dev.vivavoce.portal.testing;

import java.io.IOException;

/**
 * Waits until whoever started it is gone, however that ended, and then ends the processes whose ids it was given: {@code Guard PID…}. Its
 * standard input is the thread it hangs by.
 */
public final class Guard {
    private Guard() {}

    public static void main(String[] pids) throws IOException {
        System.in.transferTo(java.io.OutputStream.nullOutputStream());
        for (String pid : pids) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(process -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            });
        }
    }
}

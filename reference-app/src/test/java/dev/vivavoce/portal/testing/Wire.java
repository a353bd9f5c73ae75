package dev.vivavoce.portal.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The line between portal and database, which a test can cut. */
public final class Wire {
    private final int port;
    private final int target;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;

    Wire(int port, int target) {
        this.port = port;
        this.target = target;
    }

    /** Where to connect to. */
    public int port() {
        return port;
    }

    /** New connections go through from now on. */
    public synchronized void mend() throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        door = opened;
        daemon(() -> {
            while (true) {
                Socket from = opened.accept();
                Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
                // Else each answer waits for an acknowledgement, 40 ms on Linux, which no real line does.
                from.setTcpNoDelay(true);
                to.setTcpNoDelay(true);
                open.add(from);
                open.add(to);
                daemon(() -> pump(from.getInputStream(), to.getOutputStream(), from, to));
                daemon(() -> pump(to.getInputStream(), from.getOutputStream(), from, to));
            }
        });
    }

    /** All connections break, and none comes through. */
    public synchronized void cut() throws IOException {
        ServerSocket opened = door;
        if (opened != null) {
            opened.close();
        }
        for (Closeable end : open) {
            end.close();
        }
        open.clear();
    }

    private void pump(InputStream in, OutputStream out, Socket from, Socket to) throws IOException {
        try (from;
                to) {
            in.transferTo(out);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException cut) {
                        // The end of a line is how it ends.
                    }
                },
                "wire");
        thread.setDaemon(true);
        thread.start();
    }
}

package dev.vivavoce.portal.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request as no well-behaved client sends it: byte for byte what a test writes, in pieces if it likes. The server's is the last word. */
public final class RawCall implements AutoCloseable {
    private final Socket socket;

    public RawCall() throws IOException {
        URI portal = URI.create(PortalUnderTest.address());
        socket = new Socket(portal.getHost(), portal.getPort());
    }

    /** Whatever the lines say, each ended as HTTP wants it. */
    public RawCall lines(String... lines) throws IOException {
        return write(String.join("\r\n", lines) + "\r\n");
    }

    public RawCall write(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return this;
    }

    /** Whether something has come back. */
    public boolean isAnswered() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** All that comes until the server closes, which {@code Connection: close} asks it to. */
    public String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

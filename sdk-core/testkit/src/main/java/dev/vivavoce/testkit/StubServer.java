package dev.vivavoce.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A local HTTP server that replies from a script, one reply a request and well or badly, and keeps what it was sent. A request
 * beyond the script gets a 500. Thread-safe.
 */
public final class StubServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /**
     * What was sent.
     *
     * @param method such as "POST"
     * @param path with the query, if there is one
     * @param headers each with all its values; names begin with a capital and go on with small letters
     * @param body as text
     */
    public record Request(String method, String path, Map<String, List<String>> headers, String body) {
        public Request {
            headers = Map.copyOf(headers);
        }

        /** The first value of a header. */
        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst();
        }
    }

    @FunctionalInterface
    private interface Reply {
        void send(HttpExchange exchange) throws IOException;
    }

    private StubServer(HttpServer server) {
        this.server = server;
    }

    /** Starts a server on a free port of this machine. */
    public static StubServer start() {
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            StubServer stub = new StubServer(HttpServer.create(anyPort, 0));
            stub.server.setExecutor(stub.threads);
            stub.server.createContext("/", stub::handle);
            stub.server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address, without a slash at the end. */
    public String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /** Adds a reply. */
    public StubServer reply(int status, String body) {
        return reply(status, Map.of(), body);
    }

    /** Adds a reply with headers. */
    public StubServer reply(int status, Map<String, String> headers, String body) {
        script.add(exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
        });
        return this;
    }

    /** Adds a 200 that promises the whole body, sends its first half, and breaks off. */
    public StubServer breakOff(String body) {
        script.add(exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            OutputStream out = exchange.getResponseBody();
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
        });
        return this;
    }

    /** Adds a 200 whose body is a space every few milliseconds, for as long as somebody listens. */
    public StubServer drip() {
        script.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            do {
                out.write(' ');
                out.flush();
            } while (!isClosedWithin(5));
        });
        return this;
    }

    /** How a stream ends. */
    public enum End {
        /** As it should. */
        CLOSE,
        /** The connection breaks off. */
        BREAK,
        /** Nothing comes any more, and the connection stays open. */
        STALL,
        /** Comments come every few milliseconds, and nothing else. */
        DRIP
    }

    /**
     * Adds a 200 that is a stream of server-sent events.
     *
     * @param events each as it stands in the stream, with the empty line at its end
     */
    public StubServer stream(List<String> events, End end) {
        script.add(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, end == End.BREAK ? Integer.MAX_VALUE : 0);
            OutputStream out = exchange.getResponseBody();
            for (String event : events) {
                out.write(event.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            if (end == End.STALL) {
                isClosedWithin(Long.MAX_VALUE);
            }
            while (end == End.DRIP && !isClosedWithin(5)) {
                out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        });
        return this;
    }

    /** Adds a request that is never replied to. */
    public StubServer stall() {
        script.add(exchange -> isClosedWithin(Long.MAX_VALUE));
        return this;
    }

    /** All it was sent so far, in order. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Stops, and breaks off what is still being sent. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    body));
            Reply reply = script.poll();
            if (reply == null) {
                send(exchange, 500, "the script has no reply left".getBytes(StandardCharsets.UTF_8));
            } else {
                reply.send(exchange);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private boolean isClosedWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}

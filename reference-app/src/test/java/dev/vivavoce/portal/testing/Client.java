package dev.vivavoce.portal.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Somebody who calls the portal. Each has an address of their own, so that no test uses up another's limits. Immutable. */
public final class Client {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final AtomicInteger ADDRESSES = new AtomicInteger(1);
    private static final String API = "/api/v1";

    private final String address;
    private final Map<String, String> headers;

    private Client(String address, Map<String, String> headers) {
        this.address = address;
        this.headers = headers;
    }

    /** Nobody in particular, at the host name of a tenant. */
    public static Client at(String host) {
        int number = ADDRESSES.getAndIncrement();
        return watching()
                .with("Host", host)
                .with(
                        "X-Forwarded-For",
                        "10." + (1 + number / 62_500) + "." + number / 250 % 250 + "." + (1 + number % 250));
    }

    /** Whoever watches the server, by its own name. */
    public static Client watching() {
        return new Client(PortalUnderTest.address(), Map.of());
    }

    public static Client operator() {
        return at("operator.example").bearer(PortalUnderTest.OPERATOR_KEY);
    }

    public Client with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Client(address, more);
    }

    /** The same caller, at another server. */
    public Client through(Node node) {
        return new Client(node.address(), headers);
    }

    public Client bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    /** Single quotes stand for double ones, to keep bodies readable. */
    public Answer send(String method, String path, String body) {
        String inApi = path.startsWith(API) ? path : API + path;
        return raw(method, address + inApi, body.replace('\'', '"'));
    }

    /** Of the pages, not of the REST interface. */
    public Answer page(String method, String path, String body) {
        return raw(method, address + path, body);
    }

    /** Without saying how long the body is. */
    public Answer inChunks(String method, String path, String body) {
        return bytes(method, path, () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whatever the stream gives, as it gives it. */
    public Answer bytes(String method, String path, Supplier<InputStream> body) {
        return exchange(method, address + API + path, HttpRequest.BodyPublishers.ofInputStream(body));
    }

    public Answer raw(String method, String url, String body) {
        return exchange(
                method,
                url,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    }

    /** A {@code POST} that does not wait for what comes back. */
    public CompletableFuture<Answer> postLater(String path, String json) {
        HttpRequest request =
                request("POST", address + API + path, HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> new Answer(answer.statusCode(), answer.headers(), answer.body()));
    }

    private Answer exchange(String method, String url, HttpRequest.BodyPublisher body) {
        try {
            HttpResponse<String> answer = HTTP.send(request(method, url, body), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String url, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMinutes(3));
        if (body.contentLength() != 0 && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return request.method(method, body).build();
    }
}

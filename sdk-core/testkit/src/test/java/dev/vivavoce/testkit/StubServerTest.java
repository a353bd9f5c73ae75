package dev.vivavoce.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StubServerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void replies_in_order_and_keeps_what_it_was_sent() throws IOException, InterruptedException {
        try (StubServer server = StubServer.start()) {
            server.reply(429, Map.of("Retry-After", "7"), "").reply(200, "yes");

            HttpResponse<String> first = send(server, "/a?b=c", "one");
            assertThat(first.statusCode()).isEqualTo(429);
            assertThat(first.headers().firstValue("retry-after")).hasValue("7");
            assertThat(send(server, "/", "two").body()).isEqualTo("yes");
            assertThat(send(server, "/", "three").statusCode()).isEqualTo(500);

            assertThat(server.requests()).extracting(StubServer.Request::body).containsExactly("one", "two", "three");
            assertThat(server.requests().get(0).path()).isEqualTo("/a?b=c");
            assertThat(server.requests().get(0).header("x-test")).hasValue("1");
        }
    }

    @Test
    void breaks_off_in_the_middle_of_a_body() {
        try (StubServer server = StubServer.start()) {
            server.breakOff("only half of this");

            assertThatIOException().isThrownBy(() -> send(server, "/", ""));
        }
    }

    private static HttpResponse<String> send(StubServer server, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("X-Test", "1")
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}

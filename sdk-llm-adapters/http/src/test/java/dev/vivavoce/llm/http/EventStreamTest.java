package dev.vivavoce.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventStreamTest {

    /** An error whose body comes when the stream has ended for want of it. */
    private record Late(CompletableFuture<Throwable> end, InputStream body) implements HttpResponse<InputStream> {

        @Override
        public InputStream body() {
            end.join();
            return body;
        }

        @Override
        public int statusCode() {
            return 500;
        }

        @Override
        public HttpRequest request() {
            return HttpRequest.newBuilder(uri()).build();
        }

        @Override
        public Optional<HttpResponse<InputStream>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(Map.of(), (name, value) -> true);
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return URI.create("http://localhost");
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }

    private record Listener(CompletableFuture<Throwable> end) implements ServerSentEventListener {

        @Override
        public void onError(Throwable error) {
            end.complete(error);
        }
    }

    @Test
    void reads_nothing_of_a_body_that_comes_after_the_end() {
        AtomicInteger reads = new AtomicInteger();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        InputStream body = new InputStream() {
            @Override
            public int read() {
                reads.incrementAndGet();
                return -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return read();
            }

            @Override
            public void close() {
                closed.complete(null);
            }
        };
        Provider provider = new Provider("The provider", "KEY", Map::of, reply -> true, event -> true);

        new EventStream(
                        provider,
                        (stream, listener) -> {},
                        new Listener(end),
                        CompletableFuture.completedFuture(new Late(end, body)))
                .open(Duration.ofMillis(50), Duration.ofSeconds(20));

        assertThat(end.join()).isExactlyInstanceOf(TimeoutException.class);
        closed.join();
        assertThat(reads).hasValue(0);
    }
}

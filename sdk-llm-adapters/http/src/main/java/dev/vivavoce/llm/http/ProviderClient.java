package dev.vivavoce.llm.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Sends one request and waits for all of its reply, no longer than the deadline, or hands it on as it comes. Thread-safe. */
final class ProviderClient implements HttpClient {

    private final Provider provider;
    private final Duration timeout;
    private final Duration idleTimeout;
    private final long mostBytes;
    private final java.net.http.HttpClient http = java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .build();

    ProviderClient(Provider provider, Duration timeout, Duration idleTimeout, long mostBytes) {
        this.provider = provider;
        this.timeout = timeout;
        this.idleTimeout = idleTimeout;
        this.mostBytes = mostBytes;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<byte[]> response = await(http.sendAsync(toSend(request), Bounded.by(mostBytes)));
        JsonNode body = Body.read(response.body());
        if (response.statusCode() / 100 != 2) {
            throw Failure.of(provider, response.statusCode(), response.headers(), body);
        }
        Optional<RuntimeException> refusal = Failure.refusal(provider, body);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (!provider.isReply().test(body)) {
            throw new InternalServerException(provider.name() + " answered something that is no reply of a model");
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(response.body())
                .build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        new EventStream(provider, parser, listener, http.sendAsync(toSend(request), BodyHandlers.ofInputStream()))
                .open(timeout, idleTimeout);
    }

    private java.net.http.HttpRequest toSend(HttpRequest request) {
        java.net.http.HttpRequest.Builder sent = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(
                        request.method().name(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
        provider.headers().get().forEach(sent::setHeader);
        return sent.build();
    }

    // The timeout of a request of the JDK ends with the headers: a body that drips could take for ever. So the wait has
    // one.
    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> pending) {
        try {
            return pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            pending.cancel(true);
            throw new TimeoutException(provider.name() + " did not answer within " + timeout, e);
        } catch (ExecutionException e) {
            throw new RetriableException("the connection to " + provider.name() + " failed", e.getCause());
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new NonRetriableException("interrupted while " + provider.name() + " was asked", e);
        }
    }
}

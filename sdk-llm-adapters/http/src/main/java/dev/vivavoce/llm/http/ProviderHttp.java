package dev.vivavoce.llm.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.vivavoce.core.assessment.WordLimit;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The HTTP of a provider, for the {@code httpClientBuilder} of a LangChain4j model. Speaks HTTP/1.1 only: an offer of HTTP/2
 * on a plain connection makes some servers drop the body, and one connection of HTTP/2 carries fewer calls than a busy host
 * makes. Never retries. What its failures are stands in the {@linkplain dev.vivavoce.llm.http package}.
 *
 * <p>Not thread-safe; the clients that it builds are.
 */
public final class ProviderHttp implements HttpClientBuilder {

    private final Provider provider;
    private Duration timeout = Duration.ofSeconds(60);
    private Duration idleTimeout = Duration.ofSeconds(20);
    private long mostBytes = 8L << 20;

    /**
     * @param name the provider's, for messages, such as "Claude"
     * @param keyVariable the environment variable that usually holds the key, for messages
     * @param headers of each request besides the model's own, asked for each request; those with the key
     * @param isReply whether the body of a 2xx is a reply that the model can read
     * @param isEnd whether the data of an event of a stream says why the model stopped; a stream that closes without such an
     *     event has broken off
     */
    public ProviderHttp(
            String name,
            String keyVariable,
            Supplier<Map<String, String>> headers,
            Predicate<JsonNode> isReply,
            Predicate<JsonNode> isEnd) {
        this.provider = new Provider(
                WordLimit.NONE.require(name, "name"),
                WordLimit.NONE.require(keyVariable, "keyVariable"),
                requireNonNull(headers, "headers"),
                requireNonNull(isReply, "isReply"),
                requireNonNull(isEnd, "isEnd"));
    }

    /** The same as {@link #readTimeout()}: there is one deadline, for all of a request. */
    @Override
    public Duration connectTimeout() {
        return timeout;
    }

    /** Ignored: there is one deadline, for all of a request. */
    @Override
    public ProviderHttp connectTimeout(Duration ignored) {
        return this;
    }

    /** How long a request may take, from connecting to the last byte of the body. */
    @Override
    public Duration readTimeout() {
        return timeout;
    }

    /**
     * Sets how long a request may take, from connecting to the last byte of the body; a minute unless set.
     *
     * @throws IllegalArgumentException unless it is positive
     */
    @Override
    public ProviderHttp readTimeout(Duration whole) {
        this.timeout = ProviderBuilder.positive(whole, "timeout");
        return this;
    }

    /**
     * Sets how long a stream may be silent before it is given up; 20 seconds unless set. The deadline for the whole request
     * holds for a stream too.
     *
     * @throws IllegalArgumentException unless it is positive
     */
    public ProviderHttp idleTimeout(Duration silence) {
        this.idleTimeout = ProviderBuilder.positive(silence, "idleTimeout");
        return this;
    }

    /**
     * Sets how long a reply may be, in bytes; 8 MiB unless set. A longer one is a connection that failed. Streams are read as they come.
     *
     * @throws IllegalArgumentException unless it is positive
     */
    public ProviderHttp mostBytes(long most) {
        if (most < 1) {
            throw new IllegalArgumentException("mostBytes must be positive but is " + most);
        }
        this.mostBytes = most;
        return this;
    }

    @Override
    public HttpClient build() {
        return new ProviderClient(provider, timeout, idleTimeout, mostBytes);
    }
}

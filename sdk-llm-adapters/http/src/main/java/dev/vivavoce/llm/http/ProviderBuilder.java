package dev.vivavoce.llm.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.assessment.WordLimit;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings that every provider has. A model must be set; a key too where the provider asks for one. Not thread-safe.
 *
 * @param <B> the provider's own builder
 */
public abstract class ProviderBuilder<B extends ProviderBuilder<B>> {

    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    private final String name;
    private final String keyVariable;
    private @Nullable Supplier<@Nullable String> apiKey;
    private @Nullable String baseUrl;
    private @Nullable String model;
    private Duration timeout = Duration.ofSeconds(60);
    private Duration idleTimeout = Duration.ofSeconds(20);
    private int maxOutputTokens = 2_048;

    /**
     * @param name the provider's, for messages, such as "Claude"
     * @param keyVariable the environment variable that usually holds the key
     * @param baseUrl the provider's own; null where there is none
     */
    protected ProviderBuilder(String name, String keyVariable, @Nullable String baseUrl) {
        this.name = name;
        this.keyVariable = keyVariable;
        this.baseUrl = baseUrl;
    }

    /** This builder. */
    protected abstract B self();

    /**
     * A model as set so far. It never retries: whoever calls it decides.
     *
     * @throws IllegalStateException when something that must be set is not
     */
    public abstract ChatModel build();

    /**
     * A model that hands on its reply as it comes, as set so far. It never retries. A stream that is silent for too long, breaks
     * off, or is not over by the deadline ends as an error, after what came before; half a reply is never called complete.
     *
     * @throws IllegalStateException when something that must be set is not
     */
    public abstract StreamingChatModel buildStreaming();

    /**
     * Sets where the key comes from. It is asked for each request, so that a key can change, and nobody keeps what it gives;
     * space around the key is ignored. Without a key requests fail as {@link AuthenticationException}.
     */
    public B apiKey(Supplier<@Nullable String> key) {
        this.apiKey = requireNonNull(key, "key");
        return self();
    }

    /**
     * Sets the address of the provider, with the version where it has one in its path, such as a proxy's or a test's.
     *
     * @throws IllegalArgumentException unless it is an http or https address
     */
    public B baseUrl(String url) {
        URI address = URI.create(requireNonNull(url, "url").strip());
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("baseUrl must start with http:// or https://");
        }
        String text = address.toString();
        this.baseUrl = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return self();
    }

    /** Sets the name of the model, as the provider writes it. */
    public B model(String model) {
        this.model = WordLimit.NONE.require(model, "model");
        return self();
    }

    /**
     * Sets how long a request may take, from connecting to the last byte of the reply; a minute unless set.
     *
     * @throws IllegalArgumentException unless it is positive
     */
    public B timeout(Duration whole) {
        this.timeout = positive(whole, "timeout");
        return self();
    }

    /**
     * Sets how long a stream may be silent before it is given up; 20 seconds unless set.
     *
     * @throws IllegalArgumentException unless it is positive
     */
    public B idleTimeout(Duration silence) {
        this.idleTimeout = positive(silence, "idleTimeout");
        return self();
    }

    /**
     * Sets how many tokens a reply may have, with those that the model thinks in; 2,048 unless set.
     *
     * @throws IllegalArgumentException unless it is positive
     */
    public B maxOutputTokens(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("maxOutputTokens must be positive but is " + most);
        }
        this.maxOutputTokens = most;
        return self();
    }

    /**
     * Takes from the environment what usually stands there.
     *
     * @throws IllegalStateException naming the variable that is not set
     */
    public B fromEnvironment() {
        return fromEnvironment(System::getenv);
    }

    /**
     * Takes from an environment what usually stands there: the key.
     *
     * @param environment gives the value of a variable, or null
     * @throws IllegalStateException naming the variable that is not set
     */
    public B fromEnvironment(Function<String, @Nullable String> environment) {
        require(keyVariable, environment);
        return apiKey(() -> environment.apply(keyVariable));
    }

    /** The value of a variable that must be set. */
    protected static String require(String variable, Function<String, @Nullable String> environment) {
        return Optional.ofNullable(environment.apply(variable))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalStateException(variable + " is not set"));
    }

    /** The name of the model. */
    protected final String model() {
        return Optional.ofNullable(model).orElseThrow(() -> new IllegalStateException("the model must be set"));
    }

    /** The address, without a slash at its end. */
    protected final String baseUrl() {
        return Optional.ofNullable(baseUrl).orElseThrow(() -> new IllegalStateException("the baseUrl must be set"));
    }

    /** How long a request may take. */
    protected final Duration timeout() {
        return timeout;
    }

    /** How many tokens a reply may have. */
    protected final int maxOutputTokens() {
        return maxOutputTokens;
    }

    /** Whether a key was set. */
    protected final boolean hasKey() {
        return apiKey != null;
    }

    /**
     * The HTTP for the model, which sends the key.
     *
     * @param header that holds the key
     * @param prefix before the key, such as "Bearer "
     * @param isReply whether the body of a 2xx is a reply that the model can read
     * @param isEnd whether the data of an event of a stream says why the model stopped
     * @throws IllegalStateException when no key was set
     */
    protected final ProviderHttp httpWithKey(
            String header, String prefix, Predicate<JsonNode> isReply, Predicate<JsonNode> isEnd) {
        Supplier<@Nullable String> source = Optional.ofNullable(apiKey)
                .orElseThrow(() -> new IllegalStateException("the key must be set, as in " + keyVariable));
        return new ProviderHttp(name, keyVariable, () -> Map.of(header, prefix + key(source)), isReply, isEnd)
                .idleTimeout(idleTimeout);
    }

    /**
     * The HTTP for a model that asks for no key.
     *
     * @param isReply whether the body of a 2xx is a reply that the model can read
     * @param isEnd whether the data of an event of a stream says why the model stopped
     */
    protected final ProviderHttp httpWithoutKey(Predicate<JsonNode> isReply, Predicate<JsonNode> isEnd) {
        return new ProviderHttp(name, keyVariable, Map::of, isReply, isEnd).idleTimeout(idleTimeout);
    }

    static Duration positive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive but is " + duration);
        }
        return duration;
    }

    // A key that no header can hold is refused here: the JDK would show it in its message.
    private String key(Supplier<@Nullable String> source) {
        String key = Optional.ofNullable(source.get()).orElse("").strip();
        if (!VISIBLE.matcher(key).matches()) {
            throw new AuthenticationException("there is no usable key for " + name + ": set " + keyVariable);
        }
        return key;
    }

    /**
     * What one call used, from a provider's counts; a count that is missing is 0. Without time and price.
     *
     * @param input tokens read, with the cached
     * @param cached tokens of the input that came from the provider's cache
     * @param output tokens written, with those thought
     */
    protected static Effort effort(@Nullable Integer input, @Nullable Integer cached, @Nullable Integer output) {
        long read = count(input);
        return new Effort(1, Duration.ZERO, read, Math.min(read, count(cached)), count(output), Optional.empty());
    }

    /** The count, or 0 where it is missing. */
    protected static int count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }
}

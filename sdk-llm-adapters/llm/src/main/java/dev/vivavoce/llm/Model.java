package dev.vivavoce.llm;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.spi.UnavailableException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A chat model that is asked for an object of a given form. As thread-safe as the chat model.
 *
 * <p>A reply that cannot be read is repaired once: the model is shown it, with what is wrong. So is one that was cut at the
 * limit on its length. A failure of the provider is tried once more where that promises something and costs no more than
 * {@link #PATIENCE}; a request that ran out of time is not, nor is a repair. So there are at most three calls.
 */
final class Model {

    /** The longest wait in the caller's thread before the one more try. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The longest story that is read, in UTF-16 code units. */
    static final int MOST_CHARACTERS = 40_000;

    /** For those that tell nobody how long it took. */
    static final InstantSource NO_CLOCK = InstantSource.fixed(Instant.EPOCH);

    private static final Duration SHORT = Duration.ofMillis(300);

    private final ChatModel chat;
    private final String name;
    private final Pause pause;
    private final Function<TokenUsage, Effort> metering;
    private final Optional<ReplyCache> cache;
    private final InstantSource clock;
    private final Function<ChatResponse, OptionalDouble> certainty;

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        void last(Duration duration) throws InterruptedException;
    }

    Model(ChatModel chat, String name, Pause pause, Function<TokenUsage, Effort> metering) {
        this(chat, name, pause, metering, Optional.empty(), NO_CLOCK, response -> OptionalDouble.empty());
    }

    private Model(
            ChatModel chat,
            String name,
            Pause pause,
            Function<TokenUsage, Effort> metering,
            Optional<ReplyCache> cache,
            InstantSource clock,
            Function<ChatResponse, OptionalDouble> certainty) {
        this.certainty = certainty;
        this.cache = cache;
        this.clock = clock;
        this.metering = requireNonNull(metering, "metering");
        this.chat = requireNonNull(chat, "model");
        this.name = WordLimit.NONE.require(name, "model name");
        this.pause = requireNonNull(pause, "pause");
    }

    static Model of(ChatModel chat, String name) {
        return of(chat, name, Meter::counted);
    }

    static Model of(ChatModel chat, String name, Function<TokenUsage, Effort> metering) {
        return new Model(chat, name, duration -> Thread.sleep(duration.toMillis()), metering);
    }

    /** The same, with a memory. */
    Model with(ReplyCache memory) {
        return new Model(chat, name, pause, metering, Optional.of(memory), clock, certainty);
    }

    /** The same, by another clock. */
    Model by(InstantSource other) {
        return new Model(chat, name, pause, metering, cache, other, certainty);
    }

    /** The same, which is told how sure it was of a reply. */
    Model sure(Function<ChatResponse, OptionalDouble> other) {
        return new Model(chat, name, pause, metering, cache, clock, other);
    }

    String name() {
        return name;
    }

    /** Seals what somebody has told of themselves: read in full or not at all, so one that is too long makes this model unavailable. */
    String seal(JsonNode material) {
        String sealed = Envelope.seal(material);
        if (sealed.length() > MOST_CHARACTERS) {
            throw new UnavailableException(
                    name, "there is more to read than " + MOST_CHARACTERS + " characters", Optional.empty());
        }
        return sealed;
    }

    /**
     * Asks for an object.
     *
     * @param material what the prompt is about, sealed
     * @param read takes the object
     * @throws UnavailableException when the provider cannot serve now
     * @throws ModelConfigurationException when it will not as it is set up
     */
    <T> Outcome<T> ask(Prompt prompt, String material, Function<Item, T> read) {
        List<ChatMessage> messages = prompt.messages(material);
        Meter meter = new Meter(metering, clock);
        String key = cache.isPresent() ? key(prompt, material) : "";
        Optional<T> kept = cache.flatMap(memory -> memory.get(key)).flatMap(reply -> kept(reply, read));
        if (kept.isPresent()) {
            return new Outcome.Given<>(kept.get(), meter.effort(), OptionalDouble.empty());
        }
        Optional<ChatResponse> response = send(prompt.request(messages), true, meter);
        Outcome<T> outcome = outcome(response, read, meter);
        if (outcome instanceof Outcome.Unreadable<T> unreadable && response.isPresent()) {
            response = send(prompt.request(repair(messages, response.get(), unreadable.problem())), false, meter);
            outcome = outcome(response, read, meter);
        }
        if (cache.isPresent() && outcome instanceof Outcome.Given<T> && response.isPresent()) {
            cache.get().put(key, Outcome.text(response.get()));
        }
        return outcome;
    }

    /** The same, without a repair and without the cache. */
    <T> Outcome<T> once(Prompt prompt, String material, Function<Item, T> read) {
        Meter meter = new Meter(metering, clock);
        return outcome(send(prompt.request(prompt.messages(material)), true, meter), read, meter);
    }

    /** What is given, for those who cannot abstain: nothing given means unavailable, so that somebody else can stand in. */
    <T> T require(Prompt prompt, String material, Function<Item, T> read) {
        Outcome<T> outcome = ask(prompt, material, read);
        if (outcome instanceof Outcome.Given<T> given) {
            return given.value();
        }
        String reason = outcome instanceof Outcome.Declined<T> ? "it declined" : "its reply could not be read";
        throw new UnavailableException(name, reason, Optional.empty());
    }

    /** What a kept reply says; nothing where somebody else kept it and it cannot be read. */
    private static <T> Optional<T> kept(String reply, Function<Item, T> read) {
        try {
            return Optional.of(new Reply(reply).as(read));
        } catch (MalformedReplyException unusable) {
            return Optional.empty();
        }
    }

    private <T> Outcome<T> outcome(Optional<ChatResponse> response, Function<Item, T> read, Meter meter) {
        return response.isPresent()
                ? Outcome.of(response.get(), read, meter.effort(), certainty)
                : new Outcome.Declined<>(meter.effort());
    }

    private String key(Prompt prompt, String material) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(name, prompt.id(), material)) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static List<ChatMessage> repair(List<ChatMessage> asked, ChatResponse reply, String problem) {
        String text = Outcome.text(reply);
        return List.of(
                asked.get(0),
                asked.get(1),
                AiMessage.from(text.isBlank() ? "{}" : text),
                UserMessage.from("Your reply cannot be used: " + problem
                        + ". Reply again with the whole JSON object, in the form asked for, and nothing else."));
    }

    /** The response; empty where the provider's filter stopped it. */
    private Optional<ChatResponse> send(ChatRequest request, boolean mayRetry, Meter meter) {
        try {
            ChatResponse response = chat.chat(request);
            meter.add(response);
            return Optional.of(response);
        } catch (LangChain4jException | UncheckedIOException e) {
            meter.addFailure();
            Failure failure = failure(e);
            if (failure.kind() == Failure.Kind.FILTERED) {
                return Optional.empty();
            }
            if (!mayRetry || !isWorthAnother(failure)) {
                throw failure.exception(name);
            }
            rest(failure.retryAfter().orElse(SHORT));
        }
        return send(request, false, meter);
    }

    private static boolean isWorthAnother(Failure failure) {
        return switch (failure.kind()) {
            case OVERLOAD -> failure.retryAfter().filter(Model::isShort).isPresent();
            case TROUBLE -> failure.retryAfter().map(Model::isShort).orElse(true);
            default -> false;
        };
    }

    private static boolean isShort(Duration wait) {
        return wait.compareTo(PATIENCE) <= 0;
    }

    private Failure failure(RuntimeException exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
        return Failure.of(exception, name, chat.provider());
    }

    private void rest(Duration wait) {
        try {
            pause.last(wait);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(name, "the wait was interrupted", Optional.of(wait), interrupted);
        }
    }
}

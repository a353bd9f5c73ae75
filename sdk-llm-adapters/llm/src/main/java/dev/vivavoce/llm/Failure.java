package dev.vivavoce.llm;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.ModelProvider;
import dev.vivavoce.core.spi.UnavailableException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a call failed, and so what to do. Messages of providers may quote the request, or a key in part: none of them goes on,
 * and neither does the exception that carries it.
 *
 * @param kind what to do
 * @param reason for people
 * @param retryAfter when the provider says that it makes sense to ask again
 */
record Failure(Kind kind, String reason, Optional<Duration> retryAfter) {

    private static final Duration OVERLOAD = Duration.ofSeconds(30);
    private static final Duration TROUBLE = Duration.ofSeconds(10);

    /** What to do about a failure. */
    enum Kind {
        /** Too much was asked: wait as long as the provider says. */
        OVERLOAD,
        /** Something broke at the provider: one more try is worth it. */
        TROUBLE,
        /** The time is used up, or nothing is known: do not try again now. */
        UNREACHABLE,
        /** The same request will never be served. */
        REJECTED,
        /** No request will be served until somebody changes the key. */
        KEY,
        /** No request will be served until somebody changes the model's name, or the address. */
        MODEL,
        /** No request like this one will be served until somebody takes another model. */
        ABILITY,
        /** The provider's filter stopped it. */
        FILTERED
    }

    static Failure of(RuntimeException failure, String model, ModelProvider provider) {
        int status = status(failure);
        Optional<Duration> after = RetryAfter.in(failure);
        if (failure instanceof ContentFilteredException) {
            return new Failure(Kind.FILTERED, "the provider's filter stopped it", Optional.empty());
        }
        if (failure instanceof AuthenticationException || status == 401 || status == 403 || namesKey(failure)) {
            return new Failure(
                    Kind.KEY,
                    "The provider of model " + model + " does not accept the key: check " + variable(provider) + ".",
                    Optional.empty());
        }
        if (failure instanceof ModelNotFoundException || status == 404) {
            return new Failure(
                    Kind.MODEL,
                    "The provider does not know model " + model + ": check the model's name, and " + address(provider)
                            + ".",
                    Optional.empty());
        }
        if (failure instanceof UnsupportedFeatureException) {
            return new Failure(
                    Kind.ABILITY,
                    "The chat model for " + model + " does not support what is needed: check its builder.",
                    Optional.empty());
        }
        if (failure instanceof TimeoutException || status == 408) {
            return new Failure(Kind.UNREACHABLE, "no reply in time", Optional.of(after.orElse(TROUBLE)));
        }
        if (failure instanceof RateLimitException || status == 429) {
            return new Failure(Kind.OVERLOAD, "too many requests", after);
        }
        if (failure instanceof InternalServerException || status >= 500) {
            return new Failure(Kind.TROUBLE, "the provider failed" + suffix(status), after);
        }
        if (failure instanceof InvalidRequestException || status >= 400) {
            return new Failure(Kind.REJECTED, "the provider rejects the request" + suffix(status), after);
        }
        if (failure instanceof RetriableException) {
            return new Failure(Kind.TROUBLE, "the connection failed", after);
        }
        String what = failure instanceof UnresolvedModelServerException ? "its address is unknown" : "no connection";
        return new Failure(Kind.UNREACHABLE, what, Optional.of(after.orElse(TROUBLE)));
    }

    /** What callers are told who can do nothing about it now. */
    RuntimeException exception(String model) {
        return switch (kind) {
            case KEY -> new ModelConfigurationException(ModelConfigurationException.Reason.KEY, reason);
            case MODEL -> new ModelConfigurationException(ModelConfigurationException.Reason.MODEL, reason);
            case ABILITY -> new ModelConfigurationException(ModelConfigurationException.Reason.ABILITY, reason);
            default -> new UnavailableException(model, reason, askAgain());
        };
    }

    private Optional<Duration> askAgain() {
        return switch (kind) {
            case OVERLOAD -> Optional.of(retryAfter.orElse(OVERLOAD));
            case TROUBLE -> Optional.of(retryAfter.orElse(TROUBLE));
            default -> retryAfter;
        };
    }

    private static String suffix(int status) {
        return status == 0 ? "" : " (HTTP " + status + ")";
    }

    private static int status(Throwable failure) {
        Throwable next = failure;
        for (int i = 0; i < 10 && next != null; i++) {
            if (next instanceof HttpException http) {
                return http.statusCode();
            }
            next = next.getCause();
        }
        return 0;
    }

    /** Gemini answers a wrong key with 400. */
    private static boolean namesKey(RuntimeException failure) {
        String message = failure.getMessage();
        if (!(failure instanceof InvalidRequestException) || message == null) {
            return false;
        }
        String lower = message.toLowerCase(Locale.ROOT);
        return lower.contains("api_key_invalid")
                || lower.contains("api key not valid")
                || lower.contains("api key expired");
    }

    private static String variable(ModelProvider provider) {
        return switch (provider) {
            case GOOGLE_AI_GEMINI -> "GEMINI_API_KEY";
            case ANTHROPIC -> "ANTHROPIC_API_KEY";
            case OPEN_AI -> "CUSTOM_AI_API_KEY";
            default -> "the key that the chat model was built with";
        };
    }

    private static String address(ModelProvider provider) {
        return provider == ModelProvider.OPEN_AI ? "CUSTOM_AI_ENDPOINT_URL" : "the address of the provider";
    }
}

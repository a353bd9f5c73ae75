package dev.vivavoce.llm.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.vivavoce.core.spi.UnavailableException;
import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an answer that is not 2xx means. */
final class Failure {

    private Failure() {}

    /** What to tell where the model or its filter refused to reply. */
    static Optional<RuntimeException> refusal(Provider provider, JsonNode body) {
        return Body.refusal(body)
                .map(reason -> new ContentFilteredException(provider.name() + " refused to reply (" + reason + ")"));
    }

    /** What an error in the midst of a stream means. */
    static RuntimeException of(Provider provider, JsonNode event) {
        JsonNode error = event.path("error");
        int status = error.path("code").asInt(0);
        if (status < 400) {
            status = error.path("type").asText().equals("rate_limit_error") ? 429 : 500;
        }
        return of(provider, status, HttpHeaders.of(Map.of(), (name, value) -> true), event);
    }

    static RuntimeException of(Provider provider, int status, HttpHeaders headers, JsonNode body) {
        Set<String> words = Body.errorWords(body);
        String answered = "answered " + status + (words.isEmpty() ? "" : " (" + String.join(", ", words) + ")");
        String message = provider.name() + " " + answered;
        // Google answers 400 to a key that it does not know.
        if (status == 401 || status == 403 || words.contains("API_KEY_INVALID")) {
            return new AuthenticationException(message + ": check the key, as in " + provider.keyVariable());
        }
        if (words.contains("content_filter")) {
            return new ContentFilteredException(message);
        }
        if (status == 404) {
            return new ModelNotFoundException(message + ": check the name of the model and the base URL");
        }
        if (status == 408) {
            return new TimeoutException(message);
        }
        if (status < 500 && status != 429) {
            return new InvalidRequestException(message);
        }
        Optional<Duration> after = RetryAfter.of(headers, Body.delay(body));
        String delay = after.map(Failure::text).orElse("");
        UnavailableException cause = new UnavailableException(provider.name(), answered + delay, after);
        return status == 429
                ? new RateLimitException(message + delay, cause)
                : new InternalServerException(message + delay, cause);
    }

    // In the message too, for those who see no more of it.
    private static String text(Duration after) {
        BigDecimal seconds = BigDecimal.valueOf(after.toMillis(), 3).stripTrailingZeros();
        return ", Retry-After: " + seconds.toPlainString() + " s";
    }
}

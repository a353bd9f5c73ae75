package dev.vivavoce.core.spi;

import dev.vivavoce.core.assessment.WordLimit;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A planner, source of questions or evaluator cannot work at the moment. Nothing is lost: ask again later. */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String who;
    private final @Nullable Duration retryAfter;

    /**
     * @param who is unavailable, such as a provider's name
     * @param reason for people; never holds an answer, a prompt or a key
     * @param retryAfter when it makes sense to ask again, where that is known
     */
    public UnavailableException(String who, String reason, Optional<Duration> retryAfter) {
        this(who, reason, retryAfter, null);
    }

    /**
     * @param who is unavailable, such as a provider's name
     * @param reason for people; never holds an answer, a prompt or a key
     * @param retryAfter when it makes sense to ask again, where that is known
     * @param cause what went wrong
     */
    public UnavailableException(String who, String reason, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        super(WordLimit.NONE.require(who, "who") + " is unavailable: " + reason, cause);
        this.who = who;
        this.retryAfter = retryAfter.orElse(null);
    }

    /** Who is unavailable. */
    public String who() {
        return who;
    }

    /** When it makes sense to ask again, where that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** What somebody else gives instead; where that is unavailable too, this is thrown, with the other's failure suppressed. */
    <T> T orElse(Supplier<T> instead) {
        try {
            return instead.get();
        } catch (UnavailableException other) {
            if (other != this) {
                addSuppressed(other);
            }
            throw this;
        }
    }
}

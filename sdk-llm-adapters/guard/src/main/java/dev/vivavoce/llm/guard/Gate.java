package dev.vivavoce.llm.guard;

import dev.langchain4j.exception.RateLimitException;
import dev.vivavoce.core.spi.UnavailableException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Lets only so many calls at once to a provider, and none while it is known to fail. Thread-safe. */
final class Gate {

    /** Longer than anybody who has been refused waits in the caller's thread. */
    static final Duration BUSY = Duration.ofSeconds(5);

    private final String name;
    private final Clock clock;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private volatile Instant openUntil = Instant.MIN;

    Gate(
            String name,
            int mostCalls,
            Duration mostWait,
            int window,
            float failurePercent,
            Duration openFor,
            Clock clock) {
        this.name = name;
        this.clock = clock;
        this.bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(mostCalls)
                        .maxWaitDuration(mostWait)
                        .build());
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindow(window, window, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(failurePercent)
                        .slowCallDurationThreshold(Duration.ofDays(1)) // deadlines are the model's own
                        .waitDurationInOpenState(openFor)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(ProviderFailure::is)
                        .ignoreException(failure -> !ProviderFailure.is(failure))
                        .build());
        breaker.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                openUntil = clock.instant().plus(openFor);
            }
        });
    }

    /**
     * What the call gives.
     *
     * @param check is made when it is the call's turn
     * @param settle is told what the call gives, before the next one's turn
     */
    <T> T pass(Runnable check, Supplier<T> call, Consumer<T> settle) {
        if (clock.instant().isBefore(openUntil)) {
            throw open();
        }
        if (!bulkhead.tryAcquirePermission()) {
            boolean isInterrupted = Thread.currentThread().isInterrupted();
            throw refused(isInterrupted ? "the wait was interrupted" : "too many calls at once", Optional.of(BUSY));
        }
        try {
            check.run();
            T reply = ask(call);
            settle.accept(reply);
            return reply;
        } finally {
            bulkhead.onComplete();
        }
    }

    private <T> T ask(Supplier<T> call) {
        if (!breaker.tryAcquirePermission()) {
            throw open();
        }
        long start = breaker.getCurrentTimestamp();
        boolean isTold = false;
        try {
            T reply = call.get();
            breaker.onSuccess(since(start), breaker.getTimestampUnit());
            isTold = true;
            return reply;
        } catch (RuntimeException failure) {
            breaker.onError(since(start), breaker.getTimestampUnit(), failure);
            isTold = true;
            throw failure;
        } finally {
            if (!isTold) {
                // After an error of the machine, which says nothing of the provider, or the breaker would stay half
                // open.
                breaker.releasePermission();
            }
        }
    }

    private long since(long start) {
        return breaker.getCurrentTimestamp() - start;
    }

    /** While one call tries whether the provider is back, nobody knows how long that takes. */
    private RateLimitException open() {
        Duration left = Duration.between(clock.instant(), openUntil);
        boolean isKnown = !left.isNegative() && !left.isZero();
        return refused("it failed too often and gets no calls for now", Optional.of(isKnown ? left : BUSY));
    }

    /** As an overloaded provider fails. */
    RateLimitException refused(String reason, Optional<Duration> after) {
        UnavailableException cause = new UnavailableException(name, reason, after);
        return new RateLimitException(cause.getMessage(), cause);
    }
}

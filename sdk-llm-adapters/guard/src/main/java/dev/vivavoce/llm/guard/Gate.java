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

    /**
     * How many calls go to a provider.
     *
     * @param mostCalls at once; 1 or more
     * @param mostWait how long one waits for others to end; up to 30 seconds
     * @param window how many of the last calls are looked at; 1 or more
     * @param failureShare how many of them must have failed, so that no call is let through; above 0, up to 1
     * @param openFor how long none is let through then; 1 millisecond or more
     */
    record Limits(int mostCalls, Duration mostWait, int window, double failureShare, Duration openFor) {

        private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
        static final Limits USUAL = new Limits(16, Duration.ZERO, 10, 0.5, Duration.ofSeconds(30));

        Limits {
            requirePositive(mostCalls, "mostCalls");
            if (mostWait.isNegative() || mostWait.compareTo(LONGEST_WAIT) > 0) {
                throw new IllegalArgumentException(
                        "mostWait must be from 0 to " + LONGEST_WAIT + " but is " + mostWait);
            }
            requirePositive(window, "window");
            if (!(failureShare > 0 && failureShare <= 1)) {
                throw new IllegalArgumentException("failureShare must be above 0, up to 1, but is " + failureShare);
            }
            if (openFor.toMillis() < 1) {
                throw new IllegalArgumentException("openFor must be 1 millisecond or more but is " + openFor);
            }
        }

        Limits withMostCalls(int most) {
            return new Limits(most, mostWait, window, failureShare, openFor);
        }

        Limits withMostWait(Duration most) {
            return new Limits(mostCalls, most, window, failureShare, openFor);
        }

        Limits withBreaker(int calls, double share, Duration pause) {
            return new Limits(mostCalls, mostWait, calls, share, pause);
        }

        private static void requirePositive(int number, String what) {
            if (number < 1) {
                throw new IllegalArgumentException(what + " must be 1 or more but is " + number);
            }
        }
    }

    Gate(String name, Limits limits, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(limits.mostCalls())
                        .maxWaitDuration(limits.mostWait())
                        .build());
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindow(limits.window(), limits.window(), SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold((float) (limits.failureShare() * 100))
                        .slowCallDurationThreshold(Duration.ofDays(1)) // deadlines are the model's own
                        .waitDurationInOpenState(limits.openFor())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(ProviderFailure::is)
                        .ignoreException(failure -> !ProviderFailure.is(failure))
                        .build());
        breaker.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                openUntil = clock.instant().plus(limits.openFor());
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

package dev.vivavoce.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it, forwards or back. Thread-safe. */
public final class SettableClock implements InstantSource {

    private volatile Instant now;

    /** A clock that shows {@code now}. */
    public SettableClock(Instant now) {
        this.now = requireNonNull(now, "now");
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Makes the clock show {@code instant}. */
    public synchronized void set(Instant instant) {
        now = requireNonNull(instant, "instant");
    }

    /** Moves the clock on by {@code time}; back where that is negative. */
    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }
}

package dev.vivavoce.portal.exchange.control;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rate limits of this node: so many requests a minute for each key, a quarter of them at once. Kept in memory, because a limit that
 * asked the database would be the load it is to prevent; several nodes allow several times as much. At most as many keys are remembered
 * as {@code capacity} says, the longest unused go first. Safe for use by many threads.
 */
public final class TokenBuckets {
    private static final class Bucket {
        double tokens;
        long at;
    }

    private final InstantSource clock;
    private final Map<String, Bucket> buckets;

    public TokenBuckets(InstantSource clock, int capacity) {
        this.clock = clock;
        this.buckets = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > capacity;
            }
        };
    }

    /** Takes one request of {@code perMinute}; empty when it may pass, else how long to wait. */
    public synchronized Optional<Duration> take(String key, int perMinute) {
        long now = clock.millis();
        double burst = Math.max(1, perMinute / 4.0);
        Bucket bucket = buckets.computeIfAbsent(key, unused -> {
            Bucket fresh = new Bucket();
            fresh.tokens = burst;
            fresh.at = now;
            return fresh;
        });
        double perMilli = perMinute / 60_000.0;
        bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) * perMilli);
        bucket.at = now;
        if (bucket.tokens >= 1) {
            bucket.tokens -= 1;
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) Math.ceil((1 - bucket.tokens) / perMilli)));
    }
}

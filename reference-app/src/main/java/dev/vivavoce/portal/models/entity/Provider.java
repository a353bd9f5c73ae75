package dev.vivavoce.portal.models.entity;

import java.time.Duration;
import java.util.Optional;

/**
 * A model, and how to reach it.
 *
 * @param baseUrl of a server that is the tenant's own choice
 * @param key empty for a server that asks for none
 * @param timeoutSeconds for one call, all of it
 */
public record Provider(Kind kind, String model, Optional<String> baseUrl, String key, int timeoutSeconds) {
    private static final int CALLS = 3;
    private static final int REST_SECONDS = 3;
    private static final int LEAST_TO_SHOW = 12;
    private static final int SHOWN = 4;

    public Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
    }

    /** How long one rating may take: a second try, after a rest, and a repair. */
    public Duration longest() {
        return timeout().multipliedBy(CALLS).plusSeconds(REST_SECONDS);
    }

    /** By what a person knows the key again; not of one that is so short that it would say too much. */
    public Optional<String> keyEnding() {
        return key.length() < LEAST_TO_SHOW ? Optional.empty() : Optional.of(key.substring(key.length() - SHOWN));
    }

    /** Whether a key for the other goes to nobody else when it is sent here. */
    public boolean isWhere(Provider other) {
        return kind == other.kind && baseUrl.equals(other.baseUrl);
    }

    public Provider with(String otherKey) {
        return new Provider(kind, model, baseUrl, otherKey, timeoutSeconds);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return kind.label() + " " + model;
    }
}

package dev.vivavoce.core.assessment;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What an evaluation took, where a model made it.
 *
 * @param calls that were made, with repairs and second tries; 0 or more
 * @param latency from the first call to the last reply; not negative
 * @param input tokens read, with the cached; 0 where nobody says
 * @param cached tokens of the input that came from the provider's cache; up to {@code input}
 * @param output tokens written; 0 where nobody says
 * @param usd what the calls cost, in US dollars, not rounded; none where a price is not known
 */
public record Effort(int calls, Duration latency, long input, long cached, long output, Optional<BigDecimal> usd) {

    /** @throws IllegalArgumentException when a number is out of its range */
    public Effort {
        if (calls < 0 || input < 0 || cached < 0 || cached > input || output < 0) {
            throw new IllegalArgumentException("an effort must not be negative, nor cache more than it reads, but was "
                    + calls + " calls, " + input + " tokens read, " + cached + " of them cached, and " + output
                    + " written");
        }
        if (requireNonNull(latency, "latency").isNegative()) {
            throw new IllegalArgumentException("latency must not be negative but is " + latency);
        }
        if (requireNonNull(usd, "usd").filter(cost -> cost.signum() < 0).isPresent()) {
            throw new IllegalArgumentException("a cost must not be negative");
        }
    }

    /** Both, one after the other. What costs something that is not known makes the sum unknown. */
    public Effort plus(Effort other) {
        return new Effort(
                calls + other.calls,
                latency.plus(other.latency),
                input + other.input,
                cached + other.cached,
                output + other.output,
                usd.flatMap(cost -> other.usd.map(cost::add)));
    }
}

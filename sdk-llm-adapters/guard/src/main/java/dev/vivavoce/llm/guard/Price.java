package dev.vivavoce.llm.guard;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What a model costs, in US dollars per million tokens.
 *
 * @param input for tokens that it reads; 0 or more
 * @param cachedInput for those of them that come from the provider's cache; 0 or more
 * @param output for tokens that it writes; 0 or more
 */
public record Price(BigDecimal input, BigDecimal cachedInput, BigDecimal output) {

    private static final int MILLION = 6;

    /** @throws IllegalArgumentException when a price is negative */
    public Price {
        require(input, "input");
        require(cachedInput, "cachedInput");
        require(output, "output");
    }

    /** What the tokens cost, in US dollars, not rounded. */
    public BigDecimal of(Tokens tokens) {
        return times(input, tokens.input() - tokens.cached())
                .add(times(cachedInput, tokens.cached()))
                .add(times(output, tokens.output()))
                .movePointLeft(MILLION);
    }

    private static BigDecimal times(BigDecimal price, long tokens) {
        return price.multiply(BigDecimal.valueOf(tokens));
    }

    private static void require(BigDecimal price, String name) {
        if (requireNonNull(price, name).signum() < 0) {
            throw new IllegalArgumentException(name + " must not be negative but is " + price);
        }
    }
}

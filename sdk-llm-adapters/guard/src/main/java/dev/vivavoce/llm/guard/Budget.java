package dev.vivavoce.llm.guard;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much a session or a tenant may spend. It is spent as soon as that much, or more, was used.
 *
 * @param tokens read and written together, the cached too; 0 or more; none for no limit
 * @param usd US dollars; 0 or more; none for no limit
 */
public record Budget(Optional<Long> tokens, Optional<BigDecimal> usd) {

    /** No limit. */
    public static final Budget UNLIMITED = new Budget(Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException when a limit is negative */
    public Budget {
        if (tokens.filter(limit -> limit < 0).isPresent()
                || usd.filter(limit -> limit.signum() < 0).isPresent()) {
            throw new IllegalArgumentException("a budget must not be negative");
        }
    }

    /** So many tokens. */
    public static Budget ofTokens(long tokens) {
        return UNLIMITED.andTokens(tokens);
    }

    /** So many US dollars. A model whose price is not known gets no call then. */
    public static Budget ofUsd(BigDecimal usd) {
        return UNLIMITED.andUsd(usd);
    }

    /** The same, and no more than so many tokens. */
    public Budget andTokens(long most) {
        return new Budget(Optional.of(most), usd);
    }

    /** The same, and no more than so many US dollars. */
    public Budget andUsd(BigDecimal most) {
        return new Budget(tokens, Optional.of(most));
    }

    /** Whether there is nothing left of it after that: for those who keep what was used in a place of their own. */
    public boolean isSpentBy(Usage usage) {
        return tokens.filter(limit -> usage.input() + usage.output() >= limit).isPresent()
                || usd.filter(limit -> usage.usd().compareTo(limit) >= 0).isPresent();
    }
}

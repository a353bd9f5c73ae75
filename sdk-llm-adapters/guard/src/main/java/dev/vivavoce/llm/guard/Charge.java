package dev.vivavoce.llm.guard;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one call used.
 *
 * @param tenant for whom
 * @param session of the tenant, in which
 * @param model that was asked
 * @param tokens that it used, where the provider says
 * @param usd what it cost, in US dollars, where that is known
 */
public record Charge(String tenant, String session, String model, Optional<Tokens> tokens, Optional<BigDecimal> usd) {

    /** Nothing may be null. */
    public Charge {
        requireNonNull(tenant, "tenant");
        requireNonNull(session, "session");
        requireNonNull(model, "model");
        requireNonNull(tokens, "tokens");
        requireNonNull(usd, "usd");
    }
}

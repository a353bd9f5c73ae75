package dev.vivavoce.llm.guard;

import java.math.BigDecimal;

/**
 * What calls used together. A call is one that got a reply; what a failed one cost, no provider says.
 *
 * @param calls how many
 * @param unpriced how many of them cost something that is not known
 * @param input tokens read, with the cached
 * @param cached tokens of the input that came from a cache
 * @param output tokens written
 * @param usd what the priced calls cost, in US dollars, not rounded
 */
public record Usage(long calls, long unpriced, long input, long cached, long output, BigDecimal usd) {

    /** No call. */
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, BigDecimal.ZERO);

    /** This and one call more. */
    Usage plus(Charge charge) {
        Tokens tokens = charge.tokens().orElse(new Tokens(0, 0, 0));
        return new Usage(
                calls + 1,
                unpriced + (charge.usd().isPresent() ? 0 : 1),
                input + tokens.input(),
                cached + tokens.cached(),
                output + tokens.output(),
                usd.add(charge.usd().orElse(BigDecimal.ZERO)));
    }
}

package dev.vivavoce.llm.guard;

import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.assessment.Effort;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one call.
 *
 * @param input what was read, with the cached; 0 or more
 * @param cached what of the input came from the provider's cache; from 0 to {@code input}
 * @param output what was written, with what the model thought; 0 or more
 */
public record Tokens(long input, long cached, long output) {

    /** @throws IllegalArgumentException when a number is out of its range */
    public Tokens {
        if (input < 0 || cached < 0 || output < 0 || cached > input) {
            throw new IllegalArgumentException("tokens must be 0 or more, and no more cached than read, but were "
                    + input + " read, " + cached + " of them cached, and " + output + " written");
        }
    }

    /** What every provider's usage says; it names no cached tokens. A count that is missing is 0. */
    public static Tokens of(TokenUsage usage) {
        return new Tokens(count(usage.inputTokenCount()), 0, count(usage.outputTokenCount()));
    }

    static Tokens of(Effort effort) {
        return new Tokens(effort.input(), effort.cached(), effort.output());
    }

    private static int count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }
}

package dev.vivavoce.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.assessment.Effort;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds up what the calls for one thing take. Runs from its making. Confined to one thread. */
final class Meter {

    private static final Effort NOTHING = new Effort(0, Duration.ZERO, 0, 0, 0, Optional.empty());

    private final Function<TokenUsage, Effort> metering;
    private final InstantSource clock;
    private final long start;
    private Effort sum = NOTHING;
    private int failed;

    Meter(Function<TokenUsage, Effort> metering, InstantSource clock) {
        this.metering = metering;
        this.clock = clock;
        this.start = clock.millis();
    }

    /** What every provider's usage says: no cached tokens, no price. A count that is missing is 0. */
    static Effort counted(TokenUsage usage) {
        return new Effort(
                1, Duration.ZERO, count(usage.inputTokenCount()), 0, count(usage.outputTokenCount()), Optional.empty());
    }

    private static int count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }

    void add(ChatResponse response) {
        TokenUsage usage = response.tokenUsage();
        if (usage == null) {
            failed++;
        } else {
            Effort call = metering.apply(usage);
            sum = sum.calls() == 0 ? call : sum.plus(call);
        }
    }

    void addFailure() {
        failed++;
    }

    /** Until now. No call costs nothing; the cost is unknown where that of any reply is; failed calls are taken to cost nothing. */
    Effort effort() {
        return new Effort(
                sum.calls() + failed,
                Duration.ofMillis(Math.max(0, clock.millis() - start)),
                sum.input(),
                sum.cached(),
                sum.output(),
                sum.calls() + failed == 0 ? Optional.of(BigDecimal.ZERO) : sum.usd());
    }
}

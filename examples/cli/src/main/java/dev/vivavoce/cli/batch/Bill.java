package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.llm.guard.Price;
import dev.vivavoce.llm.guard.Prices;
import dev.vivavoce.llm.guard.Tokens;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** What ratings by a model will cost, about, and what they did. Not thread-safe. */
final class Bill {

    /** What a call reads besides the line, about: the instructions, and a rubric where the line has none. */
    private static final int PROMPT = 1_000;
    /** What a call writes, about. */
    private static final int WRITTEN = 300;

    private static final int BYTES_PER_TOKEN = 4;

    private final String model;
    private final Optional<Price> price;
    private final boolean half;
    private long calls;
    private long input;
    private long output;
    private BigDecimal usd = BigDecimal.ZERO;
    private boolean unpriced;

    /** @param half whether it costs half */
    Bill(String model, boolean half) {
        this.model = model;
        this.price = Prices.bundled().of(model);
        this.half = half;
    }

    /** @param bytes of the lines, all together */
    String estimate(long lines, long bytes) {
        Tokens tokens = new Tokens(lines * PROMPT + bytes / BYTES_PER_TOKEN, 0, lines * WRITTEN);
        String cost = price.map(known -> "about " + dollars(known.of(tokens).doubleValue() / (half ? 2 : 1)))
                .orElse("no price is known for " + model);
        return String.format(
                Locale.ROOT, "about %,d tokens read and %,d written: %s", tokens.input(), tokens.output(), cost);
    }

    /** @param evaluator of a line out, which says what it took */
    void add(JsonNode evaluator) {
        calls += evaluator.path("calls").asInt();
        input += evaluator.path("inputTokens").asLong();
        output += evaluator.path("outputTokens").asLong();
        unpriced |= evaluator.path("calls").asInt() > 0 && !evaluator.has("usd");
        usd = usd.add(new BigDecimal(evaluator.path("usd").asText("0")));
    }

    /** @param effort of calls */
    void add(Effort effort) {
        calls += effort.calls();
        input += effort.input();
        output += effort.output();
        unpriced |= effort.usd().isEmpty();
        usd = usd.add(effort.usd().orElse(BigDecimal.ZERO));
    }

    String spent() {
        return String.format(
                Locale.ROOT,
                "%,d calls, %,d tokens read, %,d written%s",
                calls,
                input,
                output,
                unpriced ? "" : ", " + dollars(usd.doubleValue()));
    }

    private static String dollars(double usd) {
        return String.format(Locale.ROOT, "$%.4f", usd);
    }
}

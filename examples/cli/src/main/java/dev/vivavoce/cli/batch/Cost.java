package dev.vivavoce.cli.batch;

import dev.vivavoce.llm.guard.Prices;
import dev.vivavoce.llm.guard.Tokens;
import dev.vivavoce.llm.guard.Usage;
import java.util.Locale;

/** What a model costs, in words for people. */
public final class Cost {

    private Cost() {}

    /** What calls would cost that each take about that many tokens. */
    public static String estimate(String model, long calls, Tokens each) {
        return estimate(model, calls, each, false);
    }

    /** The same, at half the price if need be. */
    static String estimate(String model, long calls, Tokens each, boolean half) {
        String price = Prices.bundled()
                .of(model)
                .map(known -> String.format(
                        Locale.ROOT, "about $%.4f", known.of(each).doubleValue() * calls / (half ? 2 : 1)))
                .orElse("no price is known for " + model);
        return String.format(
                Locale.ROOT,
                "about %d calls of %d tokens read and %d written: %s",
                calls,
                each.input(),
                each.output(),
                price);
    }

    /** What was used. */
    public static String spent(Usage usage) {
        String money = usage.unpriced() > 0
                ? ""
                : String.format(Locale.ROOT, ", $%.4f", usage.usd().doubleValue());
        return String.format(
                Locale.ROOT,
                "%d calls, %d tokens read, %d written%s",
                usage.calls(),
                usage.input(),
                usage.output(),
                money);
    }
}

package dev.vivavoce.embedded;

import java.util.Map;
import java.util.Set;

/**
 * By what an amount is divided: "60 km/h", "100 requests per second", "35 g of salt per kg", "5 ml in a litre", "4 g daily".
 *
 * @param per empty where it is not divided
 * @param to after the last word of an amount with a unit, this right after it included
 */
record Rate(Units.Unit per, int to) {

    static final Set<String> BY = Set.of("per", "a", "an", "each", "every");
    private static final Set<String> INTO = Set.of("in", "to");
    private static final Map<String, Units.Unit> DAILY = Map.of(
            "hourly", Units.named("hour"),
            "daily", Units.named("day"),
            "weekly", Units.named("week"),
            "monthly", Units.named("month"),
            "yearly", Units.named("year"),
            "annually", Units.named("year"));
    /** Units of something in a time: what they are of stands in units.txt. */
    private static final Map<String, Units.Unit> IN_TIME = Map.of(
            "mph", Units.named("hour"),
            "kph", Units.named("hour"),
            "knot", Units.named("hour"),
            "knots", Units.named("hour"),
            "kbps", Units.named("second"),
            "mbps", Units.named("second"),
            "gbps", Units.named("second"));

    /**
     * That of an amount.
     *
     * @param to after its number and unit
     * @param isMeasured whether it has a unit
     */
    static Rate of(Passage passage, int to, boolean isMeasured) {
        Units.Unit time = IN_TIME.getOrDefault(passage.word(to - 1).term(), Units.NONE);
        if (time.isKnown() || to == passage.size()) {
            return new Rate(time, to);
        }
        String next = isMeasured && passage.isNear(to) ? passage.word(to).term() : "";
        int between =
                next.equals("of") ? 1 + Amounts.COUNTED : INTO.contains(next) ? 1 : isMeasured ? 0 : Amounts.COUNTED;
        int last = Math.min(passage.size() - 1, to + between + 1);
        for (int i = to; i < last; i++) {
            if (BY.contains(passage.word(i).term())) {
                boolean many = Amounts.isNumber(passage.word(i + 1)) && i + 2 < passage.size();
                int unit = many ? i + 2 : i + 1;
                Units.Unit per = Units.named(passage, unit, unit + 1);
                boolean right = isMeasured && i == to && per.isKnown();
                return new Rate(many ? per.times(passage.word(i + 1).number()) : per, right ? unit + 1 : to);
            }
        }
        if (passage.end(to - 1) + 1 == passage.start(to) && passage.text().charAt(passage.end(to - 1)) == '/') {
            Units.Unit per = Units.named(passage, to, to + 1);
            return new Rate(per, isMeasured && per.isKnown() ? to + 1 : to);
        }
        Units.Unit daily = DAILY.getOrDefault(next, Units.NONE);
        return new Rate(daily, daily.isKnown() ? to + 1 : to);
    }
}

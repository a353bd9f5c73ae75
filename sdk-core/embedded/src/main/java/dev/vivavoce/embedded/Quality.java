package dev.vivavoce.embedded;

import dev.vivavoce.core.question.Style;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * How good an answer is as a whole.
 *
 * @param knowledge what it knows, 0 to 1; 0 where there is nothing to hold it against
 * @param telling how well it tells what a question of its style asks for, 0 to 1
 * @param filled how far it says enough to show anything, 0 to 1
 * @param gate what is left of it because it says so little, or little of what was sought, 0 to 1
 * @param whole all of it, 0 to 1
 */
record Quality(double knowledge, double telling, double filled, double gate, double whole) {

    private static final double PLAIN = Weights.value("quality.plain");
    private static final double GATE = Weights.value("quality.gate");
    private static final double FOCUS = Weights.value("quality.focus");
    private static final double GROUNDED = Weights.value("quality.grounded");
    private static final double SHORT = Weights.value("quality.short");
    private static final double SHOWN = Weights.value("quality.shown");
    private static final Map<Style, Profile> PROFILES = profiles();

    /** What counts in a style. */
    private record Profile(
            double knowledge, double ungrounded, double words, double tooShort, Map<Aspect, Double> aspects) {}

    private static Map<Style, Profile> profiles() {
        Map<Style, Profile> profiles = new EnumMap<>(Style.class);
        for (Style style : Style.values()) {
            String prefix = style.name().toLowerCase(Locale.ROOT) + ".";
            Map<Aspect, Double> aspects = new EnumMap<>(Aspect.class);
            for (Aspect aspect : Aspect.ALL) {
                double weight = Weights.valueOrZero(prefix + aspect.name().toLowerCase(Locale.ROOT));
                if (aspect != Aspect.KNOWLEDGE && weight > 0) {
                    aspects.put(aspect, weight);
                }
            }
            profiles.put(
                    style,
                    new Profile(
                            Weights.valueOrZero(prefix + "knowledge"),
                            Weights.value(prefix + "ungrounded"),
                            Weights.value(prefix + "words"),
                            Weights.value(prefix + "short"),
                            aspects));
        }
        return profiles;
    }

    /** The same, as good as that as a whole. */
    Quality with(double otherWhole) {
        return new Quality(knowledge, telling, filled, gate, otherWhole);
    }

    private static Profile profile(Style style) {
        Profile profile = PROFILES.get(style);
        if (profile == null) {
            throw new IllegalStateException("no profile for " + style);
        }
        return profile;
    }

    /** @param left what is left for being about what was asked, where no points tell that, 0 to 1 */
    static Quality of(Covered covered, Signals signals, Style style, double left) {
        Profile profile = profile(style);
        double filled = Weights.saturate(signals.substance() / profile.words);
        if (signals.story().isPresent()) {
            double story = signals.story().getAsDouble() * left;
            return new Quality(covered.known(), story, filled, 1, story);
        }
        double sum = 0;
        double total = 0;
        for (Map.Entry<Aspect, Double> counted : profile.aspects.entrySet()) {
            sum += counted.getValue() * signals.strength(counted.getKey());
            total += counted.getValue();
        }
        double telling = sum / total;
        if (!covered.isGuided()) {
            double gate = signals.substance() == 0 ? 0 : 1 - GATE + GATE * filled;
            return new Quality(0, telling, filled, gate, gate * telling * left);
        }
        double known = covered.known();
        double grounded = profile.ungrounded + (1 - profile.ungrounded) * Weights.ramp(known, 0, GROUNDED);
        double whole = known + (1 - profile.knowledge) * grounded * (telling - PLAIN);
        return new Quality(known, telling, filled, grounded, Math.max(0, Math.min(1, whole)));
    }

    /** What a sentence is worth as a sign, 0 to 1, that share of whose words say something expected. */
    static double relevance(double focus, Style style) {
        double ungrounded = profile(style).ungrounded;
        return ungrounded + (1 - ungrounded) * Weights.ramp(focus, 0, FOCUS);
    }

    /**
     * Whether an answer is too short to show more than it does.
     *
     * @param words how many it has
     * @param said how many different ones it says beyond the question, by weight
     */
    boolean isShort(int words, double said, Style style) {
        return words < SHORT && said < profile(style).tooShort && whole < SHOWN;
    }

    /** How strongly the answer shows an aspect; knowledge is as good as the whole where nothing tells what is right. */
    double strength(Aspect aspect, Covered covered, Signals signals) {
        return aspect == Aspect.KNOWLEDGE ? covered.isGuided() ? knowledge : whole : signals.strength(aspect);
    }
}

package dev.vivavoce.embedded;

import dev.vivavoce.core.question.Style;
import java.util.Locale;

/**
 * How well an answer tells what somebody did, or would do: by what is {@link Told} in it. What an answer needs to show grows with
 * its length, but less than in proportion, so that a short answer that shows much is not beaten by a long one that shows a little
 * more. {@link RuleBasedEvaluator} documents the formula.
 */
final class Telling {

    private static final double UNIT = Weights.value("telling.unit");
    private static final double GROWTH = Weights.value("telling.growth");
    private static final double LONGEST = Weights.value("telling.longest");
    private static final double FLOOR = Weights.value("telling.floor");
    private static final double FULL = Weights.value("telling.full");
    private static final double MISSING = Weights.value("telling.missing");
    private static final double NO_DEED = Weights.value("telling.no.deed");
    private static final double OURS = Weights.value("telling.ours");
    private static final double OURS_FROM = Weights.value("telling.ours.from");
    private static final double NO_RESULT = Weights.value("telling.no.result");
    private static final double[] ENOUGH = byAspect("telling.enough.");
    private static final double[] SHARES = byAspect("telling.");

    private final Told told;
    private final Style style;

    private Telling(Told told, Style style) {
        this.told = told;
        this.style = style;
    }

    /** @param worth of each sentence; what is worth nothing is not told */
    static Telling of(Passage answer, double[] worth, Style style) {
        return new Telling(new Told(answer, worth, style), style);
    }

    private static double[] byAspect(String name) {
        double[] values = new double[Aspect.ALL.size()];
        for (Aspect aspect : Aspect.ALL) {
            values[aspect.index()] = Weights.valueOrZero(name + aspect.name().toLowerCase(Locale.ROOT));
        }
        return values;
    }

    /** How strongly the answer shows an aspect, 0 to 1. */
    double strength(Aspect aspect) {
        double enough = ENOUGH[aspect.index()];
        if (enough == 0) {
            return 0;
        }
        double unit = Math.pow(UNIT / (Math.min(told.length(), LONGEST) + 12), GROWTH);
        return Weights.saturate(told.count(aspect) * unit / enough);
    }

    /** The same whatever the length: what is added never makes it less. */
    double shown(Aspect aspect) {
        double enough = ENOUGH[aspect.index()];
        double count = aspect == Aspect.RESULT ? told.ended() : told.count(aspect);
        return enough == 0 ? 0 : Weights.saturate(count / enough);
    }

    /** The sentence that shows an aspect best; negative where none does. */
    int sentence(Aspect aspect) {
        return told.sentence(aspect);
    }

    /** How good the answer is as a whole, 0 to 1. */
    double whole() {
        double sum = 0;
        double total = 0;
        for (Aspect aspect : Aspect.ALL) {
            boolean asked = aspect != Aspect.RESULT || style == Style.BEHAVIOURAL;
            double weight = asked ? SHARES[aspect.index()] : 0;
            sum += weight * strength(aspect);
            total += weight;
        }
        double share = Weights.ramp(sum / total * soundness(), FLOOR, FULL);
        if (style == Style.BEHAVIOURAL) {
            share = strength(Aspect.ACTION) < MISSING ? Math.min(share, NO_DEED + 0.1 * share) : share;
            share = Math.min(share, 1 - (1 - OURS) * ours() + 0.1 * share);
            share = strength(Aspect.RESULT) < MISSING ? Math.min(share, NO_RESULT + 0.1 * share) : share;
        }
        return share;
    }

    /** The first sentence in which "we" did something, where most of what was done was done so; otherwise negative. */
    int oursSentence() {
        return style == Style.BEHAVIOURAL && ours() > 0 ? told.oursSentence() : -1;
    }

    /** How far what was done was done by "we": 0 to 1, which is all of it. */
    private double ours() {
        double ours = told.deeds(Clause.Kind.OUR_DEED);
        double own = told.deeds(Clause.Kind.OWN_DEED) + told.deeds(Clause.Kind.OWN_HABIT);
        return ours == 0 ? 0 : Weights.ramp(ours / (ours + own), OURS_FROM, 1);
    }

    /** What is left of it for being empty, general, hypothetical, full of figures, or a breach of conduct: 0 to 1. */
    private double soundness() {
        double all = Math.max(1, told.length());
        double bounded = Math.max(1, Math.min(told.length(), 120));
        double general = told.words(Clause.Kind.GENERALITY)
                + 0.5 * told.words(Clause.Kind.STATE)
                + (style == Style.MOTIVATION ? 0 : told.words(Clause.Kind.OWN_STATE));
        double plans = told.deeds(Clause.Kind.OWN_PLAN);
        double own = told.deeds(Clause.Kind.OWN_DEED) + told.deeds(Clause.Kind.OWN_HABIT);
        return left("cliche", Weights.saturate(told.cliches() / 2.0))
                * left("empty", Math.min(1, general / all / 0.5))
                * left("abstract", Math.min(1, Math.max(0, told.abstractions() - 1) / bounded / 0.07))
                * left("misconduct", Weights.saturate(told.offences() / 1.5))
                * left("figures", Math.min(1, Math.max(0, told.numerals() - 5) / bounded / 0.06))
                * left("hypothetical", style == Style.BEHAVIOURAL ? plans / (plans + own + 0.001) : 0)
                * left("short", Math.max(0, 1 - told.length() / 20.0));
    }

    private static double left(String name, double amount) {
        return 1 - Weights.value("telling.less." + name) * amount;
    }
}

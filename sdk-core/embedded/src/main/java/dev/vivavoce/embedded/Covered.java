package dev.vivavoce.embedded;

import dev.vivavoce.core.question.Style;
import dev.vivavoce.embedded.Yardstick.Sought;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far an answer makes the points that it is held against.
 *
 * @param anchors in the order of the submission
 * @param mistakes what it says wrongly
 * @param knowledge what the answer knows, 0 to 1; not a number where there is nothing to hold it against
 */
record Covered(List<Made> anchors, List<Mistake> mistakes, double knowledge) {

    /**
     * An anchor as the answer makes it.
     *
     * @param share 0 to 1
     * @param sentence where it is made best; negative where it is not made
     */
    record Made(double share, int sentence) {}

    private static final double NAME = Weights.value("coverage.name");
    private static final double APART = Weights.value("coverage.apart");
    private static final double FLOOR = Weights.value("coverage.floor");
    private static final double FULL = Weights.value("coverage.full");
    private static final double MASS = Weights.value("coverage.mass");
    private static final double CONTRADICTED = Weights.value("coverage.contradicted");
    private static final double CONTESTED = Weights.value("coverage.contested");
    private static final double COMMON = Weights.value("coverage.common");
    private static final double ASPECT = Weights.value("coverage.aspect");
    private static final double ANCHORS_ENOUGH = Weights.value("knowledge.anchors.enough");
    private static final double GRAMS = Weights.value("reference.grams");
    private static final double ANCHOR_GRAMS = Weights.value("coverage.grams");
    private static final double ANCHOR_CONTRADICTED = Weights.value("coverage.grams.contradicted");
    private static final double ANCHOR_FLOOR = Weights.value("coverage.grams.floor");
    private static final double ANCHOR_FULL = Weights.value("coverage.grams.full");
    private static final double DENIED = Weights.value("reference.denied");
    private static final double OPPOSED = Weights.value("reference.opposed");
    private static final double LEAST = Weights.value("reference.least");
    private static final double ENOUGH = Weights.value("reference.enough");
    private static final double MANY = Weights.value("reference.many");
    private static final double SHORT = Weights.value("reference.short.question");
    private static final double SHORT_WORDS = Weights.value("reference.short.words");
    private static final double BARE_LIST = Weights.value("knowledge.bare.list");
    private static final double MOST_WRONG = Weights.value("knowledge.wrong.most");
    private static final double OTHERS = Weights.value("reference.others");
    /** The styles whose anchors ask for parts of a story as much as for words. */
    private static final Set<Style> TOLD = Set.of(Style.BEHAVIOURAL, Style.SITUATIONAL, Style.MOTIVATION);

    static Covered of(
            Yardstick yardstick,
            Reading reading,
            Grams grams,
            Signals signals,
            Affinity affinity,
            Style style,
            boolean bareList) {
        List<Made> anchors = new ArrayList<>(yardstick.anchors().size());
        double sum = 0;
        for (Sought anchor : yardstick.anchors()) {
            double right = Math.max(0, 1 - ANCHOR_CONTRADICTED * reading.contradicted(anchor.text()));
            Made byWords = made(reading, grams, signals, anchor, TOLD.contains(style));
            Made made = affinity.anchor(anchors.size(), byWords, right);
            anchors.add(made);
            sum += made.share;
        }
        double byAnchors = anchors.isEmpty() ? Double.NaN : enough(sum / anchors.size() / ANCHORS_ENOUGH);
        double byReferences = references(reading, grams, yardstick, affinity);
        double most = bareList ? BARE_LIST : 1;
        double knowledge = Double.isNaN(byAnchors)
                ? byReferences
                : Double.isNaN(byReferences) ? byAnchors : (byAnchors + byReferences) / 2;
        Optional<Model> nearest =
                yardstick.references().stream().min(Comparator.comparingDouble(model -> reading.wrong(model.point())));
        List<Mistake> mistakes = Stream.concat(
                        yardstick.anchors().stream().map(Sought::text), nearest.map(Model::point).stream())
                .flatMap(point -> reading.mistakes(point).stream())
                .toList();
        double right = right(reading, yardstick, nearest);
        return new Covered(List.copyOf(anchors), mistakes, Math.min(most, knowledge * right));
    }

    /**
     * What is left of knowledge where something is said wrongly: it is worse than not to say it.
     *
     * @param nearest of the model answers, which are alternatives, the one of which least is said wrongly
     */
    private static double right(Reading reading, Yardstick yardstick, Optional<Model> nearest) {
        double sum = yardstick.anchors().stream()
                .mapToDouble(anchor -> reading.wrong(anchor.text()))
                .sum();
        double mean = sum == 0 ? 0 : sum / yardstick.anchors().size();
        double reference = nearest.map(model -> reading.missesAmount(model.point())
                        ? Mistake.Kind.AMOUNT.cost(true)
                        : reading.wrong(model.point()))
                .orElse(0.0);
        return (1 - Math.max(mean, Math.min(MOST_WRONG, sum))) * (1 - reference);
    }

    private static Made made(Reading reading, Grams grams, Signals signals, Sought anchor, boolean tells) {
        double share = (reading.isSpecific() ? 1 : COMMON)
                * ((1 - ANCHOR_GRAMS) * words(reading, anchor) + ANCHOR_GRAMS * paraphrased(reading, grams, anchor));
        int sentence = sentence(reading, anchor);
        double told = tells && reading.contradicted(anchor.text()) == 0 ? told(signals, anchor) : 0;
        if (told > share) {
            share = told;
            sentence = sentence < 0 ? bestTold(signals, anchor) : sentence;
        }
        return sentence < 0 ? new Made(0, -1) : new Made(Math.round(share * 100) / 100.0, sentence);
    }

    /** How far the words of an anchor or a criterion are said, 0 to 1. */
    static double words(Reading reading, Sought sought) {
        double text = Math.max(reading.together(sought.text()), APART * reading.anywhere(sought.text()));
        double name = NAME * reading.together(sought.name());
        double share = text + name * (1 - text) - CONTRADICTED * reading.contradicted(sought.text());
        double weighty = Math.min(1, reading.total(sought.text()) / MASS);
        return weighty * Weights.ramp(share, FLOOR, FULL) * (1 - CONTESTED * reading.contested(sought.text()));
    }

    /** How far an anchor is said in runs of characters and words anywhere, 0 to 1. */
    private static double paraphrased(Reading reading, Grams grams, Sought anchor) {
        double anywhere = reading.anywhere(anchor.text());
        double said = GRAMS * anchor.model().sharedWith(grams, anywhere) + (1 - GRAMS) * anywhere;
        return Weights.ramp(said, ANCHOR_FLOOR, ANCHOR_FULL)
                * Math.max(0, 1 - ANCHOR_CONTRADICTED * reading.contradicted(anchor.text()));
    }

    static int sentence(Reading reading, Sought sought) {
        int text = reading.sentence(sought.text());
        return text < 0 ? reading.sentence(sought.name()) : text;
    }

    private static double told(Signals signals, Sought anchor) {
        double told = 0;
        for (Aspect aspect : Aspect.ALL) {
            told += anchor.asked().share(aspect) * signals.shown(aspect);
        }
        return ASPECT * told;
    }

    private static int bestTold(Signals signals, Sought anchor) {
        int best = -1;
        double most = 0;
        for (Aspect aspect : Aspect.ALL) {
            double told = anchor.asked().share(aspect) * signals.shown(aspect);
            if (told > most && signals.sentence(aspect) >= 0) {
                most = told;
                best = signals.sentence(aspect);
            }
        }
        return best;
    }

    /** Model answers are alternatives: the nearest counts most. Not a number where there are none. */
    private static double references(Reading reading, Grams grams, Yardstick yardstick, Affinity affinity) {
        int models = yardstick.references().size();
        if (models == 0) {
            return Double.NaN;
        }
        double enough = ENOUGH * (1 + MANY * (1 - 1.0 / models) + SHORT * Math.exp(-yardstick.asked() / SHORT_WORDS));
        double best = 0;
        double sum = 0;
        List<Double> rights = new ArrayList<>(models);
        for (Model model : yardstick.references()) {
            double anywhere = reading.anywhere(model.point());
            double said = GRAMS * model.sharedWith(grams, anywhere) + (1 - GRAMS) * anywhere;
            double right = Math.max(LEAST, 1 - DENIED * reading.denied(model.point()))
                    * Math.max(LEAST, 1 - OPPOSED * reading.opposed(model.point()));
            double share = said * right / enough;
            rights.add(right);
            best = Math.max(best, share);
            sum += share;
        }
        return affinity.knowledge(enough((1 - OTHERS) * best + OTHERS * sum / models), rights);
    }

    /** 0.5 for just enough, nearer to 1 the more there is: {@code 1 - 2^-x}. */
    private static double enough(double share) {
        return 1 - Math.pow(2, -share);
    }

    /** Whether there was anything to hold the answer against. */
    boolean isGuided() {
        return !Double.isNaN(knowledge);
    }

    /** What the answer knows, 0 where there is nothing to hold it against. */
    double known() {
        return isGuided() ? knowledge : 0;
    }
}

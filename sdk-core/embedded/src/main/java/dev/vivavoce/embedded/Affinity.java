package dev.vivavoce.embedded;

import java.util.List;

/**
 * How near in meaning an answer is to what was asked and expected.
 *
 * @param nearness by how many deviations a story lies nearer to its question than to others; not a number where nothing tells
 * @param anchors how near the nearest sentence is to each anchor
 * @param references how near the answer is to each model answer, less what the question gives away, -1 to 1
 * @param mayRaise whether it may count in favour of the answer
 * @param isTrait whether it is one of the answer's traits: always, or never, for one evaluator
 */
record Affinity(double nearness, List<Near> anchors, List<Double> references, boolean mayRaise, boolean isTrait) {

    /**
     * How near a sentence is, less what the question gives away.
     *
     * @param share -1 to 1
     * @param sentence which one
     */
    record Near(double share, int sentence) {}

    /** Nobody measures, so nothing changes. */
    static final Affinity NONE = new Affinity(Double.NaN, List.of(), List.of(), false, false);

    /** Nothing could be measured. */
    static final Affinity UNMEASURED = new Affinity(Double.NaN, List.of(), List.of(), false, true);

    private static final double FAR = 3;

    private static final double SHARE = Weights.value("meaning.model.share");
    private static final double FLOOR = Weights.value("meaning.model.floor");
    private static final double FULL = Weights.value("meaning.model.full");
    private static final double OTHERS = Weights.value("meaning.model.others");
    private static final double SAID_MOST = Weights.value("meaning.said.most");
    private static final double SAID_FLOOR = Weights.value("meaning.said.floor");
    private static final double SAID_FULL = Weights.value("meaning.said.full");
    private static final double ANCHOR_FLOOR = Weights.value("meaning.anchor.floor");
    private static final double ANCHOR_FULL = Weights.value("meaning.anchor.full");

    /** The whole as one number, 0 where nothing tells. */
    double trait(Traits.Part part) {
        if (part == Traits.Part.STORY) {
            return Double.isNaN(nearness) ? 0 : Math.max(-FAR, Math.min(FAR, nearness));
        }
        double references =
                this.references.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return anchors.stream().mapToDouble(Near::share).average().orElse(references);
    }

    /**
     * An anchor that may be made in other words.
     *
     * @param index of the anchor
     * @param made as its words tell
     * @param right what is left of it where its words are contradicted, 0 to 1
     */
    Covered.Made anchor(int index, Covered.Made made, double right) {
        if (!mayRaise || index >= anchors.size()) {
            return made;
        }
        Near near = anchors.get(index);
        double share = right * SAID_MOST * Weights.ramp(near.share, ANCHOR_FLOOR, ANCHOR_FULL);
        return share > made.share() ? new Covered.Made(Math.round(share * 100) / 100.0, near.sentence) : made;
    }

    /**
     * What is known by words, and by meaning.
     *
     * @param known as words tell, 0 to 1; not a number where there are no model answers
     * @param right what is left of each model answer where it is denied, 0 to 1
     */
    double knowledge(double known, List<Double> right) {
        if (references.isEmpty() || Double.isNaN(known)) {
            return known;
        }
        double best = 0;
        double sum = 0;
        for (int i = 0; i < references.size(); i++) {
            double share = references.get(i) * right.get(i);
            best = Math.max(best, share);
            sum += share;
        }
        double near = (1 - OTHERS) * best + OTHERS * sum / references.size();
        double mixed = (1 - SHARE) * known + SHARE * Weights.ramp(near, FLOOR, FULL);
        double either = Math.max(mixed, SAID_MOST * Weights.ramp(near, SAID_FLOOR, SAID_FULL));
        return mayRaise ? either : Math.min(known, either);
    }
}

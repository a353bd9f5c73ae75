package dev.vivavoce.embedded;

import dev.vivavoce.core.question.Style;

/**
 * How far an answer is about what was asked, as its words tell, and an embedder where there is one. {@link RuleBasedEvaluator} documents the formula.
 *
 * @param cosine of what the answer is about with what was asked, and what an embedder adds; not a number where nothing tells
 */
record Relevance(double cosine) {

    /** Where nothing tells. */
    static final Relevance UNKNOWN = new Relevance(Double.NaN);

    private static final double FLOOR = Weights.value("relevance.floor");
    private static final double FULL = Weights.value("relevance.full");
    private static final double LEFT = Weights.value("relevance.left");
    private static final double USUAL = Weights.value("relevance.usual");
    private static final double NEARER = Weights.value("relevance.nearer");
    private static final double DEVIATION = Weights.value("meaning.story.deviation");
    private static final double WORDS = Weights.value("relevance.words");

    /**
     * What both tell, added up.
     *
     * @param worth of each sentence of the answer; what is worth nothing is not told
     * @param style plans and explanations lie nearer to their question than what happened does to what was asked for
     * @param nearness by how many deviations an embedder sees it nearer to its question than to others; not a number where there is none
     */
    static Relevance of(Gist asked, Passage answer, double[] worth, Style style, double nearness) {
        Gist told = new Gist();
        for (int sentence = 0; sentence < worth.length; sentence++) {
            if (worth[sentence] > 0) {
                told.add(answer, sentence);
            }
        }
        double nearer = style == Style.BEHAVIOURAL || style == Style.MOTIVATION ? 0 : NEARER;
        double share = Math.min(1, told.words() / WORDS);
        double words = share * asked.cosine(told) + (1 - share) * USUAL - nearer;
        double meaning = DEVIATION * nearness - nearer;
        return new Relevance(Double.isNaN(words) ? meaning : Double.isNaN(meaning) ? words : words + meaning);
    }

    /** What is left of the answer, 0 to 1. */
    double left() {
        return Double.isNaN(cosine) ? 1 : LEFT + (1 - LEFT) * Weights.ramp(cosine, FLOOR, FULL);
    }

    /** Whether it answers another question, as it seems. */
    boolean isOff() {
        return cosine < FLOOR;
    }
}

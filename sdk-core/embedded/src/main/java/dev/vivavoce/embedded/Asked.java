package dev.vivavoce.embedded;

/** How much a criterion or an anchor asks for each aspect: shares that add up to 1, or all 0. */
final class Asked {

    private static final double NAMED = Weights.value("aspect.named");

    private final double[] shares = new double[Aspect.ALL.size()];
    private final boolean any;

    Asked(Passage name, Passage text) {
        double total = add(name, NAMED) + add(text, 1);
        any = total > 0;
        for (int i = 0; i < shares.length && any; i++) {
            shares[i] /= total;
        }
    }

    private double add(Passage passage, double weight) {
        double total = 0;
        for (int i = 0; i < passage.size(); i++) {
            for (Aspect aspect : Aspect.namedBy(passage.word(i))) {
                shares[aspect.index()] += weight;
                total += weight;
            }
        }
        return total;
    }

    double share(Aspect aspect) {
        return shares[aspect.index()];
    }

    /** Whether it asks for any aspect. */
    boolean any() {
        return any;
    }
}

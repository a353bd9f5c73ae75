package dev.vivavoce.embedded;

/** A model answer, which an answer should say in its own words. Immutable. */
final class Model {

    private static final double OF_QUESTION = Weights.value("guide.of.question");

    private final int point;
    private final long[] grams;
    /** Which of them the question gives away already. */
    private final boolean[] given;

    private Model(int point, long[] grams, boolean[] given) {
        this.point = point;
        this.grams = grams;
        this.given = given;
    }

    /** @param point its words in the guide */
    static Model of(int point, Passage text, Grams question) {
        long[] grams = Grams.of(text).all();
        boolean[] given = new boolean[grams.length];
        for (int i = 0; i < grams.length; i++) {
            given[i] = question.contains(grams[i]);
        }
        return new Model(point, grams, given);
    }

    /** Its words in the guide. */
    int point() {
        return point;
    }

    /**
     * The share of its runs that stand in the answer, 0 to 1, those of the question counting little.
     *
     * @param otherwise what it is where it is too short to have any
     */
    double sharedWith(Grams answer, double otherwise) {
        double all = 0;
        double shared = 0;
        for (int i = 0; i < grams.length; i++) {
            double weight = given[i] ? OF_QUESTION : 1;
            all += weight;
            shared += answer.contains(grams[i]) ? weight : 0;
        }
        return all == 0 ? otherwise : shared / all;
    }
}

package dev.vivavoce.embedded;

/**
 * A word as the evaluator knows it. Two words of equal stem are the same word to it.
 *
 * @param term in lower case, without invisible characters
 * @param stem what is compared
 * @param kind what it is for
 * @param weight how much it says, 0 for a word that carries only grammar
 * @param number its value where it is a number, otherwise not a number
 */
record Word(String term, String stem, Kind kind, double weight, double number) {

    enum Kind {
        /** Carries grammar. */
        FUNCTION,
        /** Carries grammar and turns what follows into its contrary. */
        NEGATION,
        /** Says little on its own. */
        COMMON,
        /** Names something. */
        CONTENT,
        NUMBER
    }

    boolean negates() {
        return kind == Kind.NEGATION;
    }

    boolean counts() {
        return weight > 0;
    }
}

package dev.vivavoce.embedded;

/**
 * Something that an answer says wrongly.
 *
 * @param kind what is wrong of it
 * @param clause of the guide
 * @param word the index of the answer's word
 */
record Mistake(Kind kind, int clause, int word) {

    enum Kind {
        AMOUNT("amount"),
        NAME("name"),
        /** Another word of the same sort. */
        TERM("name"),
        CONTRARY("contrary"),
        /** Of two things that are said, each is said of the other. */
        EXCHANGED("exchanged"),
        /** Yes for no, or no for yes. */
        REPLY("reply");

        private static final double LITTLE = Weights.value("mistake.cost.little");

        /** What it takes from what is known where all that is expected is said wrongly so, 0 to 1. */
        private final double cost;

        Kind(String name) {
            cost = Weights.value("mistake.cost." + name);
        }

        /** @param little whether little is expected, so that each of it is much of it */
        double cost(boolean little) {
            return little ? Math.max(cost, LITTLE) : cost;
        }
    }
}

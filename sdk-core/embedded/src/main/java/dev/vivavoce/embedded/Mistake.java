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
        AMOUNT,
        NAME,
        CONTRARY
    }
}

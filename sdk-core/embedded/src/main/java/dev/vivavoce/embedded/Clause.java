package dev.vivavoce.embedded;

import java.util.List;

/**
 * A part of a sentence with one verb.
 *
 * @param terms its words, in lower case, "I'd" as two
 * @param places where each of them stands in the passage; both parts of "I'd" at one place
 * @param kind what it tells
 * @param verb what tells one deed from another; empty where there is none
 * @param sentence where it stands
 */
record Clause(List<String> terms, List<Integer> places, Kind kind, String verb, int sentence) {

    /** What a clause tells. */
    enum Kind {
        /** What the person did. */
        OWN_DEED,
        /** What "we" did. */
        OUR_DEED,
        /** What the person does, as a rule or in the telling. */
        OWN_HABIT,
        /** What the person would do, or tells themselves to do. */
        OWN_PLAN,
        /** What somebody else did, or what happened. */
        EVENT,
        /** What somebody said. */
        QUOTE,
        /** What one does, what people do, what the person always does or can do. */
        GENERALITY,
        /** What is so, or what "we" are. */
        STATE,
        /** What the person is, has or feels. */
        OWN_STATE,
        OTHER
    }
}

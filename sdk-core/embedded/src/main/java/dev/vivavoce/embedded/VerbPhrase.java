package dev.vivavoce.embedded;

import dev.vivavoce.embedded.Clause.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind a clause's subject: its verb, and the little words that tell whether it was done, is a habit, or would be.
 *
 * @param terms of the clause
 * @param from where the phrase begins
 * @param verb the index of the verb among the terms
 */
record VerbPhrase(
        List<String> terms,
        int from,
        Tense tense,
        Optional<Integer> verb,
        boolean would,
        boolean could,
        boolean have,
        boolean be,
        boolean did,
        boolean rule) {

    /** Participles that are the bare form as well. */
    private static final Set<String> ALSO_BARE = Set.of("come", "run", "become");
    /** Listed as states, and done where they are told. */
    private static final Set<String> ALSO_DONE = Set.of("say", "see", "come", "stay", "look");

    static final Set<String> ADVERBS = Set.of(
            "just",
            "then",
            "also",
            "only",
            "simply",
            "quickly",
            "first",
            "immediately",
            "still",
            "never",
            "even",
            "always",
            "really",
            "actually",
            "finally",
            "once",
            "already",
            "soon",
            "personally",
            "quietly",
            "calmly",
            "later",
            "now",
            "usually",
            "normally",
            "generally",
            "probably",
            "definitely",
            "often",
            "not",
            "did",
            "didn't",
            "straight",
            "therefore",
            "at",
            "least");

    private static final StoryWords WORDS = StoryWords.ENGLISH;
    private static final Set<String> RULES =
            Set.of("always", "usually", "normally", "generally", "often", "never", "every", "sometimes", "tend");
    private static final Set<String> WOULD = Set.of("would", "will", "shall", "wouldn't", "won't");
    private static final Set<String> COULD = Set.of("could", "can", "might", "may", "should", "must", "ought");
    private static final Set<String> BE = Set.of("am", "is", "are", "was", "were", "be", "been", "being");
    private static final Set<String> HAVE = Set.of("have", "has", "had");
    private static final int REACH_OF_VERB = 7;

    /** When it is. */
    enum Tense {
        NONE,
        PAST,
        PERFECT,
        STATE,
        PRESENT,
        GOING
    }

    static boolean isModal(String term) {
        return WOULD.contains(term) || COULD.contains(term);
    }

    static VerbPhrase of(List<String> terms, int from) {
        boolean would = false;
        boolean could = false;
        boolean have = false;
        boolean be = false;
        boolean did = false;
        boolean rule = false;
        Tense tense = Tense.NONE;
        Optional<Integer> verb = Optional.empty();
        for (int k = from; k < Math.min(terms.size(), from + REACH_OF_VERB) && tense == Tense.NONE; k++) {
            String term = terms.get(k);
            if (WOULD.contains(term)) {
                would = true;
            } else if (COULD.contains(term)) {
                could = true;
            } else if (term.equals("did") || term.equals("didn't")) {
                did = true;
            } else if (HAVE.contains(term)) {
                have = true;
            } else if (RULES.contains(term)) {
                rule = true;
            } else if (BE.contains(term) && !term.equals("been")) {
                be = true;
            } else {
                tense = tense(term, would, would || could, have, be);
                verb = tense == Tense.NONE ? Optional.empty() : Optional.of(k);
            }
        }
        return new VerbPhrase(terms, from, tense, verb, would, could, have, be, did, rule);
    }

    private static Tense tense(String term, boolean would, boolean modal, boolean have, boolean be) {
        if (WORDS.isPastDeed(term)) {
            return Tense.PAST;
        }
        boolean participle = WORDS.words("participle").contains(term) && !ALSO_BARE.contains(term);
        if (participle && !term.equals("been") && (would || have || be)) {
            return Tense.PAST;
        }
        if (would && term.equals("been")) {
            return Tense.PERFECT;
        }
        if (WORDS.words("state").contains(term) && !ALSO_DONE.contains(term) && !term.equals("reflect")) {
            return Tense.STATE;
        }
        if (WORDS.words("deed").contains(term) || ALSO_DONE.contains(term)) {
            return Tense.PRESENT;
        }
        if (term.endsWith("ing") && be) {
            return Tense.GOING;
        }
        boolean grammar = ADVERBS.contains(term)
                || Clauses.DETERMINERS.contains(term)
                || term.endsWith("n't")
                || term.equals("been");
        return modal && !grammar && !Clauses.CONJUNCTIONS.contains(term) && Clauses.SUBJECTS.get(term) == null
                ? Tense.PRESENT
                : Tense.NONE;
    }

    /**
     * What the clause tells.
     *
     * @param planned whether the question asks for what the person would do
     * @param elided whether the subject is only understood
     */
    Kind kind(Subject subject, boolean planned, boolean elided) {
        return switch (subject) {
            case OWN -> own(planned, elided);
            case OUR -> our();
            case ANYBODY -> Kind.GENERALITY;
            case OTHER -> other();
            case NONE -> Kind.OTHER;
        };
    }

    private boolean was() {
        return terms.subList(from, Math.min(terms.size(), from + 2)).stream()
                .anyMatch(term -> term.equals("was") || term.equals("were"));
    }

    private Kind own(boolean planned, boolean elided) {
        return switch (tense) {
            case NONE -> was() ? Kind.OTHER : be || have ? Kind.OWN_STATE : Kind.OTHER;
            case STATE -> Kind.OWN_STATE;
            case PERFECT -> Kind.OTHER;
            case PAST -> be ? Kind.OTHER : Kind.OWN_DEED;
            case GOING -> was() ? Kind.OTHER : Kind.OWN_HABIT;
            case PRESENT ->
                would
                        ? Kind.OWN_PLAN
                        : could
                                ? Kind.GENERALITY
                                : did
                                        ? Kind.OWN_DEED
                                        : elided && planned ? Kind.OWN_PLAN : rule ? Kind.GENERALITY : Kind.OWN_HABIT;
        };
    }

    private Kind our() {
        return switch (tense) {
            case PAST -> be ? Kind.OTHER : Kind.OUR_DEED;
            case PRESENT -> did && !would && !could ? Kind.OUR_DEED : Kind.OTHER;
            case NONE -> be ? Kind.STATE : Kind.OTHER;
            case STATE -> Kind.STATE;
            case PERFECT, GOING -> Kind.OTHER;
        };
    }

    private Kind other() {
        if (tense == Tense.PAST) {
            return Kind.EVENT;
        }
        List<String> near = terms.subList(Math.min(from, terms.size()), Math.min(terms.size(), from + 4));
        if (near.contains("was") || near.contains("were") || near.contains("had")) {
            return Kind.EVENT;
        }
        return near.contains("is") || near.contains("are") ? Kind.STATE : Kind.OTHER;
    }
}

package dev.vivavoce.embedded;

import java.util.Set;

/** Tells, word by word, which ones a negation turns into their contrary. */
final class Negation {

    private static final Set<String> ENDS = Set.of(
            "but",
            "because",
            "so",
            "and",
            "instead",
            "rather",
            "though",
            "although",
            "then",
            "only",
            "just",
            "unless",
            "until");
    private static final String WITHOUT = "without";
    /** After a negation these turn what follows back: never without, do not forget to. */
    private static final Set<String> TURNS_BACK = Set.of(
            WITHOUT,
            "skip",
            "skips",
            "skipping",
            "omit",
            "omits",
            "ignore",
            "ignores",
            "neglect",
            "forget",
            "forgets",
            "fail",
            "fails",
            "hesitate");
    /** After these some words say what is left out: "any but this one". */
    private static final Set<String> ALL = Set.of(
            "any", "anything", "anyone", "anybody", "anywhere", "every", "everything", "everyone", "everybody", "all");

    private static final Set<String> EXCEPTS = Set.of("but", "except", "excluding");
    /** These turn what stands before them too: "it matches nothing". */
    private static final Set<String> NOTHING = Set.of("nothing", "nobody", "none", "nowhere");

    private static final int REACH_OF_ALL = 3;
    private static final int REACH = 5;
    /** A clause that a negation ends says no more than what it denies. */
    private static final int SHORT = 4;

    private final Passage passage;
    private int left;
    /** The index of the last word that began one. */
    private int at;
    /** The index of the clause's first word. */
    private int from;

    Negation(Passage passage) {
        this.passage = passage;
    }

    /**
     * Whether a negation reaches the word that is to be added.
     *
     * @param before how many words of its sentence stand before it
     * @param isNear whether it stands right after the last of them
     */
    boolean reaches(Word word, int before, boolean isNear) {
        String term = word.term();
        boolean excepts = (EXCEPTS.contains(term) && isAfterAll(before)) || isPreferred(term, before);
        boolean ends = !excepts && ENDS.contains(term);
        boolean turnsBack = left > 0 && !excepts && TURNS_BACK.contains(term);
        boolean reaches = left > 0 && !ends;
        if (turnsBack && term.equals(WITHOUT)) {
            // "Never override equals without hashCode" denies neither.
            passage.affirm(at + 1);
            reaches = false;
        }
        if (NOTHING.contains(term) && before > 0 && isNear) {
            passage.negate(passage.size() - 1);
        }
        at = word.negates() && !turnsBack ? passage.size() : at;
        left = excepts || (word.negates() && !turnsBack) ? REACH : ends || turnsBack ? 0 : Math.max(0, left - 1);
        return reaches;
    }

    /**
     * Nothing reaches beyond a mark. What stands before a negation that ends there is denied: "PUT is, POST isn't."
     *
     * @param length of the sentence up to there, in words
     */
    void endClause(int length) {
        left = 0;
        int last = passage.size() - 1;
        if (length > 1 && last - from < SHORT && passage.word(last).negates()) {
            passage.negate(last - 1);
        }
        from = last + 1;
    }

    /** "Rather than this one", "instead of this one". */
    private boolean isPreferred(String term, int before) {
        String last = passage.size() == 0 || before == 0
                ? ""
                : passage.word(passage.size() - 1).term();
        return (term.equals("than") && last.equals("rather")) || (term.equals("of") && last.equals("instead"));
    }

    private boolean isAfterAll(int before) {
        for (int i = passage.size() - 1;
                i >= 0 && i >= passage.size() - REACH_OF_ALL && i >= passage.size() - before;
                i--) {
            if (ALL.contains(passage.word(i).term())) {
                return true;
            }
        }
        return false;
    }
}

package dev.vivavoce.embedded;

import java.util.Set;

/** Tells which questions are after an amount. */
final class AmountQuestion {

    /** What makes "how" ask for an amount. */
    private static final Set<String> HOW =
            words("many much long far often deep high large big old fast wide thick tall heavy hot cold warm"
                    + " soon late early close near");
    /** The stems of what is an amount. */
    private static final Set<String> QUANTITIES =
            words("age angl area code concentr deadlin depth distanc dosag dose durat"
                    + " frequenc gradient height interv length limit maximum minimum number percent percentag period port pressur rate ratio share"
                    + " size speed temperatur thick voltag volum weight width year");

    private static final Set<String> ASKS = words("what what's which name give state");
    private static final int REACH_OF_ASKING = 6;

    private AmountQuestion() {}

    /** Whether a question is after an amount: "how many", "at which temperature", "what is the dose". */
    static boolean is(Passage question) {
        int reach = 0;
        for (int i = 0; i < question.size(); i++) {
            String term = question.word(i).term();
            if (i > 0 && question.word(i - 1).term().equals("how") && HOW.contains(term)) {
                return true;
            }
            if (reach > 0 && QUANTITIES.contains(question.word(i).stem())) {
                return true;
            }
            reach = ASKS.contains(term) ? REACH_OF_ASKING : reach - 1;
        }
        return false;
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }
}

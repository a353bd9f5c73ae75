package dev.vivavoce.embedded;

import dev.vivavoce.core.question.Style;
import java.util.Set;

/** What the person says they did or would do. */
final class Deeds {

    private static final double UNTOLD = Weights.value("signal.untold");
    private static final Set<String> FIRST_PERSON = Set.of("i", "i'd", "we", "we'd", "i've", "we've", "i'll", "we'll");
    /** What one can say of oneself without having done anything. */
    private static final Set<String> STATES = Set.of(
            "think",
            "believe",
            "feel",
            "like",
            "love",
            "guess",
            "know",
            "want",
            "need",
            "hope",
            "wish",
            "mean",
            "prefer",
            "enjoy",
            "care",
            "remember",
            "suppose",
            "agree",
            "consider",
            "understand");
    /** Past forms that look like the present. */
    private static final Set<String> ALSO_PAST = Set.of("let", "put", "set", "cut", "read", "hit", "quit", "shut");

    private static final int REACH = 4;

    private Deeds() {}

    /** 1 where the sentence tells a deed; less where a question about the past is answered with what one does or would do. */
    static double in(Passage answer, int sentence, Style style) {
        double deed = 0;
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            if (FIRST_PERSON.contains(answer.word(i).term())) {
                for (int j = i + 1; j < Math.min(answer.to(sentence), i + REACH); j++) {
                    Word verb = answer.word(j);
                    if (isPast(verb)) {
                        return 1;
                    }
                    if (verb.counts()) {
                        deed = STATES.contains(verb.term()) ? deed : UNTOLD;
                        break;
                    }
                }
            }
        }
        return style == Style.BEHAVIOURAL || deed == 0 ? deed : 1;
    }

    private static boolean isPast(Word verb) {
        String term = verb.term();
        if (ALSO_PAST.contains(term)) {
            return true;
        }
        return verb.counts()
                && !STATES.contains(verb.stem())
                && (term.endsWith("ed") || Lexicon.ENGLISH.isIrregular(term));
    }
}

package dev.vivavoce.embedded;

import java.util.Set;

/** Adds to the sentences that speak to whoever rates those that go on with them. */
final class Spread {

    private static final Set<String> SPEAKER = Set.of(
            "i", "me", "my", "mine", "i'd", "i've", "i'm", "i'll", "we", "our", "us", "we'd", "we've", "we'll",
            "we're");
    private static final Set<String> LISTENER =
            Set.of("you", "your", "yours", "yourself", "you're", "you've", "you'll", "you'd");
    /** Marks a block of code; one that an order brings along belongs to it. */
    private static final String FENCE = "```";

    private final Passage answer;
    private final Relation relation;
    private final boolean[] possible;
    private final boolean[] addressed;

    private Spread(Passage answer, Relation relation, boolean[] possible, boolean[] addressed) {
        this.possible = possible;
        this.answer = answer;
        this.relation = relation;
        this.addressed = addressed;
    }

    /**
     * Spreads.
     *
     * @param possible for each sentence, whether it may at all
     * @param addressed for each sentence, whether it speaks to whoever rates; is changed
     */
    static void in(Passage answer, Relation relation, boolean[] possible, boolean[] addressed) {
        Spread spread = new Spread(answer, relation, possible, addressed);
        spread.toNeighbours();
        spread.inLines();
    }

    /** What stands beside such a sentence goes on with it, unless the speaker tells of themselves or of what was asked. */
    private void toNeighbours() {
        boolean fenced = false;
        for (int sentence = 0; sentence < addressed.length; sentence++) {
            int from = sentence == 0 ? 0 : answer.start(answer.from(sentence - 1));
            for (int fence = answer.text().indexOf(FENCE, from);
                    fence >= 0 && fence < answer.start(answer.from(sentence));
                    fence = answer.text().indexOf(FENCE, fence + FENCE.length())) {
                fenced = !fenced;
            }
            boolean goesOn = sentence > 0 && addressed[sentence - 1];
            addressed[sentence] |= goesOn
                    && (fenced || (possible[sentence] && isForeign(sentence)) || takesUp(sentence, sentence - 1));
        }
        for (int sentence = addressed.length - 2; sentence >= 0; sentence--) {
            addressed[sentence] |= addressed[sentence + 1] && possible[sentence] && isForeign(sentence);
        }
    }

    /** Whether a sentence begins with what another one names, and does not tell of the speaker. */
    private boolean takesUp(int sentence, int other) {
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            if (answer.word(i).counts()) {
                return names(other, answer.word(i).stem()) && !isOneself(sentence);
            }
        }
        return false;
    }

    private boolean names(int sentence, String stem) {
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            if (answer.word(i).counts() && answer.word(i).stem().equals(stem)) {
                return true;
            }
        }
        return false;
    }

    /** In a line that begins with such a sentence, whatever the speaker does not tell of themselves belongs to it. */
    private void inLines() {
        boolean theirs = false;
        for (int sentence = 0; sentence < addressed.length; sentence++) {
            int end = sentence == 0 ? 0 : answer.end(answer.from(sentence) - 1);
            int line = answer.text().indexOf('\n', end);
            if (sentence == 0 || (line >= 0 && line < answer.start(answer.from(sentence)))) {
                theirs = addressed[sentence];
            }
            addressed[sentence] |= theirs && possible[sentence] && !isOneself(sentence);
        }
    }

    private boolean isOneself(int sentence) {
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            if (SPEAKER.contains(answer.word(i).term())) {
                return true;
            }
        }
        return false;
    }

    private boolean isForeign(int sentence) {
        boolean related = false;
        boolean listener = false;
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            listener |= LISTENER.contains(answer.word(i).term());
            related |= relation.isRelated(i);
        }
        return (listener || !related) && !isOneself(sentence);
    }
}

package dev.vivavoce.embedded;

/** What an answer's words have to do with what was asked. */
final class Relation {

    private static final double EXPECTED = Weights.value("manner.expected");

    private final Passage answer;
    private final Guide guide;

    Relation(Passage answer, Guide guide) {
        this.answer = answer;
        this.guide = guide;
    }

    /** Whether a word names something that is asked or expected. */
    boolean isRelated(int index) {
        Word word = answer.word(index);
        return Gist.isNaming(word) && (guide.asks(word) || guide.expects(guide.hits(word.stem())));
    }

    /** The share of what a sentence names that is asked or expected; one such word may stand there by chance. */
    double share(int sentence) {
        return share(answer.from(sentence), answer.to(sentence));
    }

    double share(int from, int to) {
        double named = 0;
        double related = 0;
        for (int i = from; i < to; i++) {
            named += Gist.isNaming(answer.word(i)) ? 1 : 0;
            related += isRelated(i) ? 1 : 0;
        }
        return named == 0 ? 0 : related / named;
    }

    /** Whether a sentence says little else than what is expected, which is little: "award five points", where that is all that was asked. */
    boolean isExpected(int sentence) {
        if (!guide.expectsLittle()) {
            return false;
        }
        double said = 0;
        double expected = 0;
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            Word word = answer.word(i);
            if (word.counts() && !guide.asks(word)) {
                String sought = Amounts.isNumber(word) ? Numbers.spell(word.number()) : word.stem();
                said++;
                expected += guide.expects(guide.hits(sought)) ? 1 : 0;
            }
        }
        return expected > 0 && expected >= EXPECTED * said;
    }
}

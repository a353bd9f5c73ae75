package dev.vivavoce.embedded;

/**
 * A number of several words, as people speak: "a hundred and thirty-four", "three hundred thousand", "seven point two", "5 million".
 *
 * @param to after its last word
 */
record SpelledNumber(double value, int to) {

    private static final double HALF = 0.5;
    private static final int HUNDRED = 100;
    private static final int THOUSAND = 1000;
    private static final double MILLION = 1_000_000;

    /** That which begins with a number. */
    static SpelledNumber at(Passage passage, int from) {
        double whole = 0;
        double part = passage.word(from).number();
        int to = from + 1;
        for (int next = next(passage, to); next > 0; next = next(passage, to)) {
            double number = scale(passage, next);
            if (number >= THOUSAND && part < number) {
                whole += part * number;
                part = 0;
            } else if (number == HUNDRED && part < HUNDRED) {
                part *= HUNDRED;
            } else if (adds(number, part, passage.word(to - 1))) {
                part += number;
            } else {
                break;
            }
            to = next + 1;
        }
        return decimals(passage, whole + part, to);
    }

    /** The index of the number that may go on with one that ends at {@code to}; 0 for none. */
    private static int next(Passage passage, int to) {
        int next = passage.isNear(to) && passage.word(to).term().equals("and") && scale(passage, to - 1) >= HUNDRED
                ? to + 1
                : to;
        return passage.isNear(next) && scale(passage, next) > 0 ? next : 0;
    }

    /** What a spelled word is worth, "M" and "k" right after digits included; 0 for anything else. */
    private static double scale(Passage passage, int index) {
        Word word = passage.word(index);
        boolean isWord = Character.isLetter(word.term().charAt(0));
        if (isWord && !Double.isNaN(word.number())) {
            return word.number();
        }
        char sign =
                passage.end(index) - passage.start(index) == 1 ? passage.text().charAt(passage.start(index)) : ' ';
        return sign == 'M' ? MILLION : sign == 'k' && passage.start(index) == passage.end(index - 1) ? THOUSAND : 0;
    }

    /** "Twenty five", "hundred thirty". */
    private static boolean adds(double number, double part, Word before) {
        boolean isWord = Character.isLetter(before.term().charAt(0));
        return isWord
                && number >= 1
                && ((number < HUNDRED && part >= HUNDRED && part % HUNDRED == 0)
                        || (number < 10 && part % HUNDRED >= 20 && part % 10 == 0)
                        || (part == 0 && number < HUNDRED));
    }

    private static SpelledNumber decimals(Passage passage, double whole, int to) {
        if (passage.isNear(to + 1) && passage.word(to).term().equals("and")) {
            int half = passage.word(to + 1).term().equals("a") ? to + 2 : to + 1;
            if (passage.isNear(half) && passage.word(half).term().equals("half")) {
                return new SpelledNumber(whole + HALF, half + 1);
            }
        }
        double value = whole;
        double place = 0.1;
        int end = to;
        if (passage.isNear(to) && passage.word(to).term().equals("point")) {
            int next = to + 1;
            while (passage.isNear(next) && passage.word(next).number() < 10) {
                value += place * passage.word(next).number();
                place /= 10;
                next++;
                end = next;
            }
        }
        return new SpelledNumber(value, end);
    }
}

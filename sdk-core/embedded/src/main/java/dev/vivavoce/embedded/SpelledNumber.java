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
    /** Two single digits may be two numbers. */
    private static final int LEAST_DIGITS = 3;

    private static final int MOST_DIGITS = 15;
    private static final double MILLION = 1_000_000;

    /** That which begins with a number. */
    static SpelledNumber at(Passage passage, int from) {
        int digits = digits(passage, from);
        if (digits - from >= LEAST_DIGITS) {
            double read = 0;
            for (int i = from; i < digits; i++) {
                read = 10 * read + digit(passage.word(i));
            }
            return new SpelledNumber(read, digits);
        }
        int article = from + 1;
        if (passage.word(from).number() == HALF
                && passage.isNear(article + 1)
                && passage.word(article).term().equals("a")
                && scale(passage, article + 1) > 1) {
            return new SpelledNumber(HALF * scale(passage, article + 1), article + 2);
        }
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
        if (whole == 0 && part >= 1 && part < HUNDRED && isSpelled(passage.word(from))) {
            SpelledNumber pair = pair(passage, to);
            if (pair.to > to && !isOfUnit(passage, pair.to)) {
                return new SpelledNumber(part * HUNDRED + pair.value, pair.to);
            }
        }
        if (passage.isNear(to) && whole == 0 && part >= 1 && part < 10) {
            String term = passage.word(to).term();
            double fraction = fraction(part == 1 ? term + "s" : term);
            if (fraction > 0) {
                return new SpelledNumber(part * fraction, to + 1);
            }
        }
        return decimals(passage, whole + part, to);
    }

    /** The second half of a number that is read in pairs: "eighty eighty", "four forty-three", "thirty-three oh six". */
    private static SpelledNumber pair(Passage passage, int from) {
        SpelledNumber none = new SpelledNumber(0, from);
        if (!passage.isNear(from)) {
            return none;
        }
        if (passage.word(from).term().equals("oh") && passage.isNear(from + 1) && digit(passage.word(from + 1)) > 0) {
            return new SpelledNumber(digit(passage.word(from + 1)), from + 2);
        }
        double tens = passage.word(from).number();
        if (!isSpelled(passage.word(from)) || !(tens >= 10 && tens < HUNDRED && tens == Math.rint(tens))) {
            return none;
        }
        boolean more = tens >= 20 && passage.isNear(from + 1) && digit(passage.word(from + 1)) > 0;
        return more
                ? new SpelledNumber(tens + digit(passage.word(from + 1)), from + 2)
                : new SpelledNumber(tens, from + 1);
    }

    /** "Five twenty-minute breaks" are no 520 minutes. */
    private static boolean isOfUnit(Passage passage, int word) {
        return passage.isNear(word) && Units.isUnit(passage.word(word).term());
    }

    /** What "quarter" is worth in "a quarter"; not a number where it is not one, as in "a third person". */
    static double fraction(Passage passage, int word) {
        boolean may = passage.isNear(word) && passage.word(word - 1).term().equals("a");
        boolean ends = !passage.isNear(word + 1) || !passage.word(word + 1).counts();
        double fraction = may && ends ? fraction(passage.word(word).term() + "s") : 0;
        return fraction > 0 ? fraction : Double.NaN;
    }

    private static double fraction(String term) {
        return switch (term) {
            case "thirds" -> 1 / 3.0;
            case "quarters", "fourths" -> 0.25;
            case "fifths" -> 0.2;
            case "tenths" -> 0.1;
            default -> 0;
        };
    }

    private static boolean isSpelled(Word word) {
        return Character.isLetter(word.term().charAt(0));
    }

    /** Where digits end that are read one by one: "seven six oh oh". */
    private static int digits(Passage passage, int from) {
        int to = from;
        while (to - from < MOST_DIGITS
                && (to == from || passage.isNear(to))
                && to < passage.size()
                && digit(passage.word(to)) >= 0) {
            to++;
        }
        return to;
    }

    /** What a digit is worth that is spelled; negative for anything else. */
    private static int digit(Word word) {
        if (word.term().equals("oh")) {
            return 0;
        }
        boolean isDigit = isSpelled(word) && word.number() < 10 && word.number() >= 0;
        return isDigit && word.number() == Math.rint(word.number()) ? (int) word.number() : -1;
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
        if (isSpelled(word) && !Double.isNaN(word.number())) {
            return word.number();
        }
        char sign =
                passage.end(index) - passage.start(index) == 1 ? passage.text().charAt(passage.start(index)) : ' ';
        return sign == 'M' ? MILLION : sign == 'k' && passage.start(index) == passage.end(index - 1) ? THOUSAND : 0;
    }

    /** "Twenty five", "hundred thirty". */
    private static boolean adds(double number, double part, Word before) {
        return isSpelled(before)
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

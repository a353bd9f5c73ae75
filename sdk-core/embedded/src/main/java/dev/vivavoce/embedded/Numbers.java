package dev.vivavoce.embedded;

/** Numbers as people write them. */
final class Numbers {

    private static final int LONGEST = 15;
    /** The digits between commas in a large number. */
    private static final int THOUSANDS = 3;

    private static final double SMALL = 1e-3;

    private Numbers() {}

    /**
     * The value of digits with a decimal point or with commas between thousands; otherwise not a number. A comma that three digits
     * do not follow, or that follows a mere 0, is a decimal one.
     */
    static double parse(String term) {
        if (term.length() > LONGEST || term.isEmpty() || !isDigit(term.charAt(0))) {
            return Double.NaN;
        }
        double value = 0;
        double place = 0;
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            if (isDigit(c)) {
                value = place == 0 ? value * 10 + (c - '0') : value + (c - '0') * place;
                place /= 10;
            } else if ((c == '.' || isDecimal(term, i)) && place == 0 && i < term.length() - 1) {
                place = 0.1;
            } else if (c != ',' || place != 0) {
                return Double.NaN;
            }
        }
        return value;
    }

    /** One spelling for all spellings of a value: six digits after the point, so that 1.50 is 1.5, and fifteen for what is less than a thousandth. */
    static String spell(double value) {
        return Math.abs(value) < SMALL ? "#" + Math.round(value * 1e15) + "f" : "#" + Math.round(value * 1e6);
    }

    private static boolean isDecimal(String term, int comma) {
        if (term.charAt(comma) != ',') {
            return false;
        }
        int end = comma + 1;
        while (end < term.length() && isDigit(term.charAt(end))) {
            end++;
        }
        return end - comma - 1 != THOUSANDS || (comma == 1 && term.charAt(0) == '0');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

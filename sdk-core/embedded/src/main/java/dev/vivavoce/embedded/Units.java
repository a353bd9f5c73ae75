package dev.vivavoce.embedded;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Units of measurement, so that 500 ms is 0.5 seconds. */
final class Units {

    static final Resource RESOURCE = Resource.named("units.txt");

    /**
     * @param quantity what is measured in it
     * @param factor to the quantity's first unit
     * @param offset what it is in that where it is zero
     */
    record Unit(String quantity, double factor, double offset) {
        boolean isKnown() {
            return !quantity.isEmpty();
        }

        Unit times(double number) {
            return new Unit(quantity, factor * number, offset);
        }

        /** So much of it in the quantity's first unit. */
        double first(double number) {
            return factor * number + offset;
        }

        boolean isShare() {
            return quantity.equals(SHARE);
        }

        /** So much of it in one of {@code whole}, as a share: 20 mg per kg. {@link #NONE} where it is none, as an hour a day is not. */
        Unit in(Unit whole) {
            return WHOLES.contains(quantity) && quantity.equals(whole.quantity)
                    ? new Unit(SHARE, PERCENT * factor / whole.factor, 0)
                    : NONE;
        }
    }

    /** Its first unit is the percent. */
    private static final String SHARE = "share";

    private static final int PERCENT = 100;
    private static final Set<String> WHOLES = Set.of("mass", "volume");

    /** That of a bare number. */
    static final Unit NONE = new Unit("", 1, 0);

    private static final int MOST_WORDS = 3;
    private static final int LONGEST = 24;

    private static final Map<String, Unit> UNITS = load();
    /** With which word a unit may begin, so that no other text is looked up. */
    private static final Set<String> FIRST_WORDS = firstWords(1);

    private static final Set<String> FIRST_OF_MANY = firstWords(2);

    private Units() {}

    private static Map<String, Unit> load() {
        Map<String, Unit> units = new HashMap<>();
        for (String entry : RESOURCE.entries()) {
            String[] words = Resource.words(entry);
            String[] sum = words[1].split("\\+", 2);
            double offset = sum.length == 1 ? 0 : Double.parseDouble(sum[1]);
            Unit unit = new Unit(words[0], Double.parseDouble(sum[0]), offset);
            for (int i = 2; i < words.length; i++) {
                units.put(words[i].replace('_', ' '), unit);
            }
        }
        return units;
    }

    private static Set<String> firstWords(int least) {
        Set<String> words = new HashSet<>();
        for (String name : UNITS.keySet()) {
            String[] parts = name.split(" ", 2);
            String first = parts.length >= least ? parts[0] : "";
            int from = 0;
            while (from < first.length() && !Character.isLetter(first.charAt(from))) {
                from++;
            }
            words.add(first);
            words.add(first.substring(from));
            words.add(first.substring(from, Math.max(from, first.length() - 1)));
        }
        return words;
    }

    /** The unit of that name; {@link #NONE} where there is no such one. */
    static Unit named(String term) {
        return UNITS.getOrDefault(term, NONE);
    }

    static boolean isUnit(String term) {
        return UNITS.containsKey(term);
    }

    /** Where the unit ends that begins with a word right after another one; {@code from} itself where none does. */
    static int end(Passage passage, int from) {
        for (int to = Math.min(from + MOST_WORDS, passage.size()); to > from; to--) {
            if (named(passage, from, to).isKnown()) {
                return to;
            }
        }
        return from;
    }

    /** The unit that up to {@value #MOST_WORDS} words name with what stands before them: "mg", "degrees Fahrenheit", "°C". */
    static Unit named(Passage passage, int from, int to) {
        String term = passage.word(from).term();
        if (!(to - from > 1 ? FIRST_OF_MANY : FIRST_WORDS).contains(term)) {
            return NONE;
        }
        int start = passage.end(from - 1);
        int end = passage.end(to - 1);
        String text = end - start > LONGEST
                ? ""
                : passage.text().substring(start, end).strip();
        // "Six a minute" is not six amperes.
        return text.equals("a") ? NONE : UNITS.getOrDefault(strip(text), NONE);
    }

    private static String strip(String text) {
        String stripped = text.toLowerCase(Locale.ROOT);
        return stripped.startsWith("-") || stripped.startsWith("/") ? stripped.substring(1) : stripped;
    }

    /** The unit whose sign stands after a number or before it, such as the one of percent or of pounds. */
    static Unit sign(Passage passage, int from, int last) {
        String text = passage.text();
        int end = passage.end(last);
        int next = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        int start = passage.start(from);
        Unit unit = sign(text, next);
        return unit.isKnown() ? unit : sign(text, start - 1);
    }

    private static Unit sign(String text, int at) {
        return at < 0 || at >= text.length() || Character.isLetter(text.charAt(at))
                ? NONE
                : UNITS.getOrDefault(text.substring(at, at + 1), NONE);
    }
}

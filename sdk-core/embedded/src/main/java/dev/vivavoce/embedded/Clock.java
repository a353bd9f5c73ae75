package dev.vivavoce.embedded;

import dev.vivavoce.embedded.Amount.Bound;
import dev.vivavoce.embedded.Units.Unit;
import java.util.Optional;
import java.util.Set;

/** Times of day, in minutes: "6:30 am", "half past six", "18:30", "noon". */
final class Clock {

    private static final Unit DAY = new Unit("time of day", 1, 0);
    /** Nothing tells whether it is before noon or after. */
    private static final Unit HALF_DAY = new Unit("time of half a day", 1, 0);

    private static final int HOUR = 60;
    private static final int NOON = 12 * HOUR;
    private static final int HOURS = 24;
    private static final int QUARTER = 15;
    private static final Set<String> BEFORE_NOON = Set.of("am", "a.m");
    private static final Set<String> AFTER_NOON = Set.of("pm", "p.m");
    private static final Set<String> NAMES = Set.of("noon", "midday", "midnight", "quarter");
    private static final Set<String> AT =
            Set.of("at", "by", "until", "till", "from", "before", "after", "around", "about");

    private Clock() {}

    static boolean isTime(Unit unit) {
        return unit.equals(DAY) || unit.equals(HALF_DAY);
    }

    /** 1 where the second is later, -1 where it is earlier, 0 where they may be the same; of two spans both ends have to be. */
    static int compare(Amount one, Amount other) {
        double day = one.unit().equals(DAY) && other.unit().equals(DAY) ? 2 * NOON : NOON;
        double least = one.number() % day;
        double most = one.most() % day;
        double otherLeast = other.number() % day;
        double otherMost = other.most() % day;
        if (one.isRange() && !other.isRange()) {
            return otherLeast < least ? -1 : otherLeast > most ? 1 : 0;
        }
        return otherLeast == least ? Double.compare(otherMost, most) : Double.compare(otherLeast, least);
    }

    /** That which begins with a word, if one does. */
    static Optional<Quantity> at(Passage passage, int word) {
        String term = passage.word(word).term();
        if (!Amounts.isNumber(passage.word(word)) && !Character.isDigit(term.charAt(0)) && !NAMES.contains(term)) {
            return Optional.empty();
        }
        if (term.equals("noon") || term.equals("midday")) {
            return Optional.of(new Quantity(NOON, DAY, word + 1));
        }
        if (term.equals("midnight")) {
            return Optional.of(new Quantity(0, DAY, word + 1));
        }
        boolean past = isTerm(passage, word + 1, "past");
        if (past || (term.equals("quarter") && isTerm(passage, word + 1, "to"))) {
            double minutes =
                    term.equals("quarter") ? QUARTER : term.equals("half") ? HOUR / 2.0 : number(passage, word);
            return hour(passage, word + 2, past ? minutes : -minutes, word + 3, true);
        }
        boolean colon = word + 1 < passage.size()
                && passage.text().charAt(passage.end(word)) == ':'
                && passage.start(word + 1) == passage.end(word) + 1
                && stripped(passage.word(word + 1).term()).length() == 2;
        if (colon) {
            boolean alone = word == 0 && word + 2 == passage.size();
            boolean sure = alone
                    || (word > 0 && AT.contains(passage.word(word - 1).term()))
                    || number(passage, word) > HOURS / 2.0;
            return hour(passage, word, number(passage, word + 1), word + 2, sure);
        }
        double number = number(passage, word);
        double minutes = Math.rint(100 * (number - Math.floor(number)));
        return hour(passage, word, minutes, word + 1, false);
    }

    /**
     * @param to after its number
     * @param sure whether it is one though nothing after it tells
     */
    private static Optional<Quantity> hour(Passage passage, int word, double minutes, int to, boolean sure) {
        double hour = Math.floor(number(passage, word));
        if (!(hour >= 0 && hour < HOURS && Math.abs(minutes) < HOUR)) {
            return Optional.empty();
        }
        String last = passage.word(to - 1).term();
        String glued = last.substring(stripped(last).length());
        String next =
                !glued.isEmpty() ? glued : passage.isNear(to) ? passage.word(to).term() : "";
        String third = next.equals("in") && isTerm(passage, to + 1, "the") && to + 2 < passage.size()
                ? passage.word(to + 2).term()
                : "";
        boolean before = BEFORE_NOON.contains(next) || third.equals("morning");
        boolean after = AFTER_NOON.contains(next) || third.equals("afternoon") || third.equals("evening");
        boolean told = before || after;
        boolean clock = next.equals("o'clock");
        if (!sure && !told && !clock) {
            return Optional.empty();
        }
        boolean whole = told || hour == 0 || hour > HOURS / 2.0;
        double since =
                (told ? hour % (HOURS / 2.0) : hour) * HOUR + minutes + (after && hour <= HOURS / 2.0 ? NOON : 0);
        int end = third.isEmpty() || !told ? to + (glued.isEmpty() && (told || clock) ? 1 : 0) : to + 3;
        return Optional.of(new Quantity(since, whole ? DAY : HALF_DAY, end));
    }

    /** Whether earlier or later would do as well: "by four", "after noon". */
    static Bound bound(Passage passage, int word) {
        return switch (passage.isNear(word) ? passage.word(word - 1).term() : "") {
            case "by", "until", "till" -> Bound.MOST;
            case "before" -> Bound.UNDER;
            case "after" -> Bound.OVER;
            default -> Bound.NONE;
        };
    }

    private static boolean isTerm(Passage passage, int word, String term) {
        return passage.isNear(word) && passage.word(word).term().equals(term);
    }

    /** That of a word, "6pm" included; not a number where it is none. */
    private static double number(Passage passage, int word) {
        if (word >= passage.size()) {
            return Double.NaN;
        }
        String term = passage.word(word).term();
        String stripped = stripped(term);
        return stripped.length() < term.length()
                ? Numbers.parse(stripped)
                : passage.word(word).number();
    }

    /** "6", for "6pm". */
    private static String stripped(String term) {
        int end = term.length() - 2;
        boolean glued =
                end > 0 && Character.isDigit(term.charAt(end - 1)) && (term.endsWith("am") || term.endsWith("pm"));
        return glued ? term.substring(0, end) : term;
    }
}

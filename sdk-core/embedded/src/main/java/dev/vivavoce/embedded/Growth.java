package dev.vivavoce.embedded;

import dev.vivavoce.embedded.Units.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an algorithm costs as its input grows: "O(n log n)". */
final class Growth {

    private static final Unit UNIT = new Unit("growth", 1, 0);
    private static final List<String> ORDER = List.of("1", "logn", "n", "nlogn", "n2", "n3", "2n", "n!");
    private static final Map<String, String> NAMES =
            Map.of("constant", "1", "logarithmic", "logn", "linear", "n", "quadratic", "n2");
    private static final int OTHERS = 900;
    private static final int LONGEST = 16;

    private Growth() {}

    /** That which begins with a word, if one does: twice as much for each step. */
    static Optional<Quantity> at(Passage passage, int word) {
        String named = NAMES.getOrDefault(passage.word(word).term(), "");
        if (!named.isEmpty()) {
            boolean sure = !named.equals("1") && !named.equals("n");
            boolean time =
                    passage.isNear(word + 1) && passage.word(word + 1).term().equals("time");
            return sure || time ? Optional.of(order(named, word + 1)) : Optional.empty();
        }
        String text = passage.text();
        int open = passage.end(word);
        if (!passage.word(word).term().equals("o") || !text.startsWith("(", open)) {
            return Optional.empty();
        }
        int close =
                text.substring(open, Math.min(open + LONGEST, text.length())).indexOf(')') + open;
        int to = word + 1;
        while (to < passage.size() && passage.start(to) < close) {
            to++;
        }
        if (to == word + 1) {
            return Optional.empty();
        }
        String what = text.substring(open, close)
                .toLowerCase(Locale.ROOT)
                .replace('\u00b2', '2')
                .replace('\u00b3', '3')
                .replaceAll("[^a-z0-9!+]", "");
        return Optional.of(order(what, to));
    }

    private static Quantity order(String what, int to) {
        int place = ORDER.indexOf(what);
        int power = place < 0 ? ORDER.size() + Math.floorMod(what.hashCode(), OTHERS) : place;
        return new Quantity(Math.scalb(1.0, power), UNIT, to);
    }
}

package dev.vivavoce.embedded;

import java.util.HashMap;
import java.util.Map;

/** Units of measurement, so that 500 ms is 0.5 seconds. */
final class Units {

    static final Resource RESOURCE = Resource.named("units.txt");

    private record Unit(String quantity, double factor) {}

    private static final Map<String, Unit> UNITS = load();

    private Units() {}

    private static Map<String, Unit> load() {
        Map<String, Unit> units = new HashMap<>();
        for (String entry : RESOURCE.entries()) {
            String[] words = Resource.words(entry);
            Unit unit = new Unit(words[0], Double.parseDouble(words[1]));
            for (int i = 2; i < words.length; i++) {
                units.put(words[i], unit);
            }
        }
        return units;
    }

    /** Whether the word after the number at {@code index} is its unit. */
    static boolean isFollowedByUnit(Passage passage, int index) {
        return index + 1 < passage.size()
                && passage.start(index + 1) - passage.end(index) <= 1
                && UNITS.containsKey(passage.word(index + 1).term());
    }

    /** Names the amount of which the number at {@code index} speaks, in the quantity's first unit; empty without a unit. */
    static String amount(Passage passage, int index) {
        double number = passage.word(index).number();
        Unit unit = null;
        if (isFollowedByUnit(passage, index)) {
            unit = UNITS.get(passage.word(index + 1).term());
        } else {
            String text = passage.text();
            int end = passage.end(index);
            int next = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
            if (next < text.length()) {
                unit = UNITS.get(text.substring(next, next + 1));
            }
            int start = passage.start(index);
            if (unit == null && start > 0) {
                unit = UNITS.get(text.substring(start - 1, start));
            }
        }
        return unit == null ? "" : unit.quantity() + Numbers.spell(number * unit.factor());
    }
}

package dev.vivavoce.djl;

import java.util.Comparator;
import java.util.List;

/** Text on its way out, up to the stop sequence that ends first. What may be the beginning of one is held back until that is clear. */
final class Outflow {
    private final List<String> stops;
    private String held = "";
    private boolean stopped;

    /** @param stops none of them empty */
    Outflow(List<String> stops) {
        this.stops = List.copyOf(stops);
    }

    /** What can go out now. */
    String add(String text) {
        if (stopped) {
            return "";
        }
        held += text;
        int at = firstStop();
        stopped = at >= 0;
        int until = stopped ? at : held.length() - longestBeginning();
        String out = held.substring(0, until);
        held = stopped ? "" : held.substring(until);
        return out;
    }

    /** Whether a stop sequence has come. */
    boolean isStopped() {
        return stopped;
    }

    /** What was held back, when no more comes. */
    String end() {
        String out = held;
        held = "";
        return out;
    }

    /** Where the stop sequence begins that ends first, so that it does not matter how much has come at once; -1 where there is none. */
    private int firstStop() {
        return stops.stream()
                .filter(held::contains)
                .min(Comparator.comparingInt((String stop) -> held.indexOf(stop) + stop.length())
                        .thenComparingInt(held::indexOf))
                .map(held::indexOf)
                .orElse(-1);
    }

    /** How many of the last characters may begin a stop sequence. */
    private int longestBeginning() {
        int longest = 0;
        for (String stop : stops) {
            for (int length = Math.min(stop.length() - 1, held.length()); length > longest; length--) {
                if (held.regionMatches(held.length() - length, stop, 0, length)) {
                    longest = length;
                }
            }
        }
        return longest;
    }
}

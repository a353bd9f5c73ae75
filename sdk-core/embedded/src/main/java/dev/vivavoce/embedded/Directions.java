package dev.vivavoce.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands before and after words that have a direction: "the acid into the water", "secured before unsecured". */
final class Directions {

    private static final String THEN = "then";
    private static final Set<String> INTO = Set.of("to", "into", "onto");
    private static final Set<String> OTHERS =
            Set.of("from", "before", "after", "over", "above", "under", "below", "than", "by", THEN);
    private static final int REACH = 2;

    /**
     * Two words of a text on both sides of such a word.
     *
     * @param link where that stands
     */
    private record Pair(String term, int link, int before, int after) {}

    /**
     * What is expected to stand so.
     *
     * @param before the slot of the first
     * @param after that of the second
     */
    private record Direction(String term, int before, int after) {}

    private final List<Direction> expected = new ArrayList<>();

    /** @param slots by stem */
    void add(Passage passage, Map<String, Integer> slots) {
        for (Pair pair : pairs(passage)) {
            Integer before = slots.get(passage.word(pair.before).stem());
            Integer after = slots.get(passage.word(pair.after).stem());
            if (before != null && after != null && !before.equals(after)) {
                expected.add(new Direction(pair.term, before, after));
            }
        }
    }

    /** What an answer says with the other direction, and never with this one. */
    List<Mistake> turned(Guide guide, Passage answer, double[] worth) {
        List<Mistake> turned = new ArrayList<>();
        List<Pair> said = expected.isEmpty() ? List.of() : pairs(answer);
        for (Direction each : expected) {
            int wrong = -1;
            boolean right = false;
            for (Pair pair : said) {
                if (pair.term.equals(each.term) && worth[answer.sentence(pair.link)] > 0) {
                    right |= says(guide, answer, pair.before, each.before)
                            && says(guide, answer, pair.after, each.after);
                    boolean reversed = says(guide, answer, pair.before, each.after)
                            && says(guide, answer, pair.after, each.before);
                    wrong = reversed ? pair.link : wrong;
                }
            }
            if (wrong >= 0 && !right) {
                turned.add(new Mistake(Mistake.Kind.EXCHANGED, guide.clause(each.before), wrong));
            }
        }
        return turned;
    }

    private static List<Pair> pairs(Passage passage) {
        List<Pair> pairs = new ArrayList<>();
        for (int link = 1; link < passage.size(); link++) {
            String term = link(passage, link);
            for (int before : term.isEmpty() ? List.<Integer>of() : near(passage, link, -1)) {
                for (int after : near(passage, link, 1)) {
                    pairs.add(new Pair(term, link, before, after));
                }
            }
        }
        return pairs;
    }

    private static String link(Passage passage, int word) {
        String term = passage.word(word).term();
        return INTO.contains(term) ? "to" : OTHERS.contains(term) ? term : "";
    }

    /** The words that name something next to another one, without any mark between but before "then"; none where one is denied. */
    private static List<Integer> near(Passage passage, int link, int step) {
        List<Integer> near = new ArrayList<>(REACH);
        int sentence = passage.sentence(link);
        boolean then = passage.word(link).term().equals(THEN);
        for (int i = link + step;
                i >= passage.from(sentence) && i < passage.to(sentence) && near.size() < REACH;
                i += step) {
            if (!passage.isJoined(step > 0 ? i : i + 1) && !(then && i == link - 1)) {
                break;
            }
            // What is done first is often told by common words: "call for help".
            if (passage.word(i).kind() == Word.Kind.CONTENT
                    || (then && passage.word(i).counts())) {
                near.add(i);
            }
            if (passage.negated(i)) {
                return List.of();
            }
        }
        return near;
    }

    private static boolean says(Guide guide, Passage answer, int word, int slot) {
        for (Hit hit : guide.hits(answer.word(word).stem())) {
            if (hit.slot() == slot && !hit.contrary()) {
                return true;
            }
        }
        return false;
    }
}

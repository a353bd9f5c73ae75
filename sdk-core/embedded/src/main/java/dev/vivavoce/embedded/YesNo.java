package dev.vivavoce.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells who answers "yes" where "no" is expected, or the reverse. */
final class YesNo {

    private static final Set<String> YES = Set.of("yes", "yeah", "yep");
    /** These may stand before something else: sure footing, no more. */
    private static final Set<String> YES_ALONE = Set.of("sure", "certainly");

    private static final Set<String> NO_ALONE = Set.of("no", "nope", "never");
    /** What speaks on after a reply of one word. */
    private static final Set<String> GOES_ON = Set.of(
            "i", "you", "he", "she", "it", "we", "they", "that", "this", "there", "because", "it's", "that's", "never",
            "not");

    /** What may stand before it. */
    private static final Set<String> LEADS = Set.of("um", "uh", "er", "well", "so", "oh", "okay");

    private enum Reply {
        YES,
        NO,
        NEITHER
    }

    /**
     * A passage that begins with yes or no.
     *
     * @param from its first clause
     * @param to its last one
     */
    private record Expected(Reply reply, int from, int to) {}

    private final List<Expected> expected = new ArrayList<>();

    /**
     * @param from its first clause
     * @param to its last one
     */
    void add(Passage passage, int from, int to) {
        Reply reply = reply(passage);
        if (reply != Reply.NEITHER) {
            expected.add(new Expected(reply, from, to));
        }
    }

    /** All clauses of what begins the other way than the answer. */
    List<Mistake> contrary(Passage answer) {
        Reply reply = expected.isEmpty() ? Reply.NEITHER : reply(answer);
        if (reply == Reply.NEITHER) {
            return List.of();
        }
        List<Mistake> contrary = new ArrayList<>();
        for (Expected each : expected) {
            for (int clause = each.from; each.reply != reply && clause <= each.to; clause++) {
                contrary.add(new Mistake(Mistake.Kind.REPLY, clause, 0));
            }
        }
        return contrary;
    }

    private static Reply reply(Passage passage) {
        int first = 0;
        while (first < passage.size() && (LEADS.contains(passage.word(first).term()) || isTag(passage, first))) {
            first++;
        }
        if (first == passage.size()) {
            return Reply.NEITHER;
        }
        String term = passage.word(first).term();
        String next = passage.isNear(first + 1) ? passage.word(first + 1).term() : "";
        boolean yes = YES.contains(term) || (next.isEmpty() && YES_ALONE.contains(term));
        boolean no = (NO_ALONE.contains(term) && (next.isEmpty() || GOES_ON.contains(next)))
                || (YES_ALONE.contains(term) && next.equals("not"));
        return yes ? Reply.YES : no ? Reply.NO : Reply.NEITHER;
    }

    private static boolean isTag(Passage passage, int word) {
        int start = passage.start(word);
        return start > 0 && passage.text().charAt(start - 1) == '<';
    }
}

package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Rating;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A part of an answer that ratings rest on; parts that overlap are one.
 *
 * @param criteria which ones
 */
record Marked(int start, int end, Set<String> criteria) {

    /** The parts in the order of the answer, none touching another. */
    static List<Marked> in(List<Rating> ratings) {
        List<Marked> all = new ArrayList<>();
        for (Rating rating : ratings) {
            for (Evidence evidence : rating.evidence()) {
                all.add(new Marked(evidence.start(), evidence.end(), Set.of(rating.criterion())));
            }
        }
        all.sort(Comparator.comparingInt(Marked::start));
        List<Marked> apart = new ArrayList<>();
        for (Marked next : all) {
            int last = apart.size() - 1;
            if (last >= 0 && next.start <= apart.get(last).end) {
                apart.set(last, apart.get(last).with(next));
            } else {
                apart.add(next);
            }
        }
        return apart;
    }

    private Marked with(Marked next) {
        Set<String> both = new TreeSet<>(criteria);
        both.addAll(next.criteria);
        return new Marked(start, Math.max(end, next.end), both);
    }
}

package dev.vivavoce.portal.learning.control;

import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** An answer, cut wherever a quote of its evaluation begins or ends; all pieces together are the answer. */
public record Highlights(List<Piece> pieces) {
    /**
     * A stretch of the answer.
     *
     * @param criteria the numbers, from 1, of those that quote it; empty where none does
     * @param ending of these, whose quote ends with it
     */
    public record Piece(String text, List<Integer> criteria, List<Integer> ending) {}

    public static Highlights of(String answer, List<Rating> ratings) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, answer.length()));
        ratings.forEach(rating -> rating.evidence().forEach(quote -> {
            cuts.add(quote.start());
            cuts.add(quote.end());
        }));
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int to : cuts.tailSet(1)) {
            List<Integer> criteria = new ArrayList<>();
            List<Integer> ending = new ArrayList<>();
            for (int i = 0; i < ratings.size(); i++) {
                for (Evidence quote : ratings.get(i).evidence()) {
                    if (quote.start() <= from && quote.end() >= to && !criteria.contains(i + 1)) {
                        criteria.add(i + 1);
                    }
                    if (quote.end() == to && !ending.contains(i + 1)) {
                        ending.add(i + 1);
                    }
                }
            }
            pieces.add(new Piece(answer.substring(from, to), List.copyOf(criteria), List.copyOf(ending)));
            from = to;
        }
        return new Highlights(List.copyOf(pieces));
    }
}

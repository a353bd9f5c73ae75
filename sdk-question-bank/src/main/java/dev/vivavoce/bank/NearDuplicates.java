package dev.vivavoce.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Finds an earlier question that shares most of its shingles with a later one, among very many. Two questions that share more
 * than half of the smaller set share one of that set's rarer half (the prefix filter of Chaudhuri, Ganti and Kaushik, 2006), so
 * shingles that everybody uses are never looked up, and the rarest are looked up first. Confined to one thread.
 */
final class NearDuplicates {

    /** The most questions that one is compared with, so that a file made to have no rare shingles ends as well. */
    private static final int MOST_COMPARED = 200;

    /** For each question its shingles, as ranks: the rarest is the lowest. */
    private final int[][] ranks;

    private final List<Postings> inRarerHalf = new ArrayList<>();
    private final List<Postings> anywhere = new ArrayList<>();
    /** The question that was last compared with each one. */
    private final int[] comparedWith;

    private final List<OptionalInt> earlier = new ArrayList<>();

    private NearDuplicates(List<Set<String>> shingles) {
        ranks = ranks(shingles);
        comparedWith = new int[ranks.length];
        Arrays.fill(comparedWith, -1);
        int distinct = Arrays.stream(ranks).flatMapToInt(Arrays::stream).max().orElse(-1) + 1;
        for (int i = 0; i < distinct; i++) {
            inRarerHalf.add(new Postings());
            anywhere.add(new Postings());
        }
        for (int i = 0; i < ranks.length; i++) {
            earlier.add(find(i));
            add(i);
        }
    }

    /** For each question, by its {@link Selection#shingles}, the index of an earlier one that is similar. */
    static List<OptionalInt> in(List<Set<String>> shingles) {
        return List.copyOf(new NearDuplicates(shingles).earlier);
    }

    private OptionalInt find(int question) {
        int[] own = ranks[question];
        int left = MOST_COMPARED;
        for (int k = 0; k < own.length; k++) {
            Postings candidates = (k < rarerHalf(own) ? anywhere : inRarerHalf).get(own[k]);
            for (int i = 0; i < candidates.size && left > 0; i++) {
                int other = candidates.questions[i];
                if (comparedWith[other] != question) {
                    comparedWith[other] = question;
                    left--;
                    if (Selection.similar(shared(own, ranks[other]), own.length, ranks[other].length)) {
                        return OptionalInt.of(other);
                    }
                }
            }
        }
        return OptionalInt.empty();
    }

    private void add(int question) {
        int[] own = ranks[question];
        for (int k = 0; k < own.length; k++) {
            anywhere.get(own[k]).add(question);
            if (k < rarerHalf(own)) {
                inRarerHalf.get(own[k]).add(question);
            }
        }
    }

    private static int rarerHalf(int[] ranks) {
        return (ranks.length + 1) / 2;
    }

    private static int shared(int[] one, int[] other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            int order = Integer.compare(one[i], other[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared;
    }

    private static int[][] ranks(List<Set<String>> shingles) {
        Map<String, Integer> counts = new HashMap<>();
        shingles.forEach(own -> own.forEach(shingle -> counts.merge(shingle, 1, Integer::sum)));
        List<Map.Entry<String, Integer>> rarestFirst = new ArrayList<>(counts.entrySet());
        rarestFirst.sort(Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())));
        Map<String, Integer> ranks = new HashMap<>();
        for (int i = 0; i < rarestFirst.size(); i++) {
            ranks.put(rarestFirst.get(i).getKey(), i);
        }
        return shingles.stream()
                .map(own -> own.stream()
                        .mapToInt(shingle -> ranks.getOrDefault(shingle, 0))
                        .sorted()
                        .toArray())
                .toArray(int[][]::new);
    }

    /** The questions that hold a shingle, in order. */
    private static final class Postings {
        private static final int[] NONE = {};

        private int[] questions = NONE;
        private int size;

        void add(int question) {
            if (size == questions.length) {
                questions = Arrays.copyOf(questions, Math.max(1, 2 * size));
            }
            questions[size++] = question;
        }
    }
}

package dev.vivavoce.bank;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Finds an earlier question that shares most of its runs of three words with a later one, among very many. Two questions that
 * share more than half of the smaller one's runs share one of its rarer half (the prefix filter of Chaudhuri, Ganti and Kaushik,
 * 2006), so runs that everybody uses are never looked up, and the rarest are looked up first. Of each question it keeps a few
 * hash codes. Confined to one thread.
 */
public final class NearDuplicates {

    /** The most questions that one is compared with, so that a file made to have no rare runs ends as well. */
    private static final int MOST_COMPARED = 200;

    /** For each question the hash codes of its shingles, in order. */
    private final List<int[]> questions = new ArrayList<>();

    /** Without any question. */
    public NearDuplicates() {}

    /** Adds a question, which is compared with those before it. */
    public void add(String text) {
        add(Selection.shingles(requireNonNull(text, "text")));
    }

    private void add(Set<String> shingles) {
        questions.add(
                shingles.stream().mapToInt(String::hashCode).sorted().distinct().toArray());
    }

    /** For each question, in the order in which they were added, the index of an earlier one that says about the same. */
    public List<OptionalInt> earlier() {
        return new Comparison(questions).earlier();
    }

    static List<OptionalInt> in(List<Set<String>> shingles) {
        NearDuplicates among = new NearDuplicates();
        shingles.forEach(among::add);
        return among.earlier();
    }

    /** One look over all of them. */
    private static final class Comparison {
        /** For each question its shingles, as ranks: the rarest is the lowest. */
        private final int[][] ranks;

        private final Postings anywhere;
        private final Postings inRarerHalf;
        /** The question that was last compared with each one. */
        private final int[] comparedWith;

        Comparison(List<int[]> questions) {
            ranks = ranks(questions);
            comparedWith = new int[ranks.length];
            Arrays.fill(comparedWith, -1);
            int distinct =
                    Arrays.stream(ranks).flatMapToInt(Arrays::stream).max().orElse(-1) + 1;
            int[] all = new int[distinct];
            int[] rarer = new int[distinct];
            for (int[] own : ranks) {
                for (int k = 0; k < own.length; k++) {
                    all[own[k]]++;
                    rarer[own[k]] += k < rarerHalf(own) ? 1 : 0;
                }
            }
            anywhere = new Postings(all);
            inRarerHalf = new Postings(rarer);
        }

        List<OptionalInt> earlier() {
            List<OptionalInt> earlier = new ArrayList<>();
            for (int i = 0; i < ranks.length; i++) {
                earlier.add(find(i));
                add(i);
            }
            return List.copyOf(earlier);
        }

        private OptionalInt find(int question) {
            int[] own = ranks[question];
            int left = MOST_COMPARED;
            for (int k = 0; k < own.length; k++) {
                Postings candidates = k < rarerHalf(own) ? anywhere : inRarerHalf;
                int end = candidates.ends[own[k]];
                for (int i = candidates.starts[own[k]]; i < end && left > 0; i++) {
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
                anywhere.add(own[k], question);
                if (k < rarerHalf(own)) {
                    inRarerHalf.add(own[k], question);
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

        private static int[][] ranks(List<int[]> questions) {
            int[] all = questions.stream().flatMapToInt(Arrays::stream).sorted().toArray();
            int[] distinct = Arrays.stream(all).distinct().toArray();
            // The count above, the place among the distinct below: sorting puts the rarest first.
            long[] rarestFirst = new long[distinct.length];
            for (int i = 0, at = 0; i < distinct.length; i++) {
                int start = at;
                while (at < all.length && all[at] == distinct[i]) {
                    at++;
                }
                rarestFirst[i] = ((long) (at - start) << Integer.SIZE) | i;
            }
            Arrays.sort(rarestFirst);
            int[] rank = new int[distinct.length];
            for (int i = 0; i < rarestFirst.length; i++) {
                rank[(int) rarestFirst[i]] = i;
            }
            return questions.stream()
                    .map(own -> Arrays.stream(own)
                            .map(hash -> rank[Arrays.binarySearch(distinct, hash)])
                            .sorted()
                            .toArray())
                    .toArray(int[][]::new);
        }
    }

    /** The questions that hold a shingle, in order, all in one array. */
    private static final class Postings {
        private final int[] starts;
        private final int[] ends;
        private final int[] questions;

        /** @param sizes how many there will be of each */
        Postings(int[] sizes) {
            starts = new int[sizes.length];
            int next = 0;
            for (int i = 0; i < sizes.length; i++) {
                starts[i] = next;
                next += sizes[i];
            }
            ends = starts.clone();
            questions = new int[next];
        }

        void add(int shingle, int question) {
            questions[ends[shingle]++] = question;
        }
    }
}

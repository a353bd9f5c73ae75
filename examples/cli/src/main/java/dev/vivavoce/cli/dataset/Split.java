package dev.vivavoce.cli.dataset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Parts examples into those to learn from, to stop by and to be tried with. All answers to a question, and to those that say
 * nearly the same, lie in one part: nothing that is tried was ever learned. The same seed and questions give the same parts.
 */
final class Split {

    /** A part. */
    enum Part {
        TRAIN,
        VALIDATION,
        TEST
    }

    private static final double ALIKE = 0.6;
    /** A word that more questions have than this tells none from another. */
    private static final int MOST_OWNERS = 500;

    private Split() {}

    /**
     * The part of each question, by its {@link #key}.
     *
     * @param validation the share of questions to stop by
     * @param test the share of questions to be tried with
     */
    static Map<String, Part> of(List<Labelled> labelled, double validation, double test, long seed) {
        Map<String, Integer> groups = groups(labelled);
        Map<String, Integer> inOrder = new TreeMap<>();
        groups.forEach((question, group) -> inOrder.put(order(seed, question), group));
        List<Integer> shuffled = inOrder.values().stream().distinct().toList();
        long forTest = Math.round(test * shuffled.size());
        long held = forTest + Math.round(validation * shuffled.size());
        Map<String, Part> parts = new LinkedHashMap<>();
        groups.forEach((question, group) -> {
            int place = shuffled.indexOf(group);
            parts.put(question, place < forTest ? Part.TEST : place < held ? Part.VALIDATION : Part.TRAIN);
        });
        return parts;
    }

    /** The question in its words, whatever its marks. */
    static String key(Labelled labelled) {
        return String.join(" ", Doubles.words(labelled.submission().question()));
    }

    /** For each question the group of those that say nearly the same; a group is named by the first of them. */
    private static Map<String, Integer> groups(List<Labelled> labelled) {
        List<String> questions = labelled.stream().map(Split::key).distinct().toList();
        int[] group = new int[questions.size()];
        Map<String, List<Integer>> owners = new HashMap<>();
        List<Set<String>> words = new ArrayList<>();
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
            Set<String> own = new HashSet<>(List.of(questions.get(i).split(" ")));
            words.add(own);
            Map<Integer, Integer> shared = new HashMap<>();
            for (String word : own) {
                List<Integer> others = owners.computeIfAbsent(word, any -> new ArrayList<>());
                others.forEach(other -> shared.merge(other, 1, Integer::sum));
                if (others.size() < MOST_OWNERS) {
                    others.add(i);
                }
            }
            for (Map.Entry<Integer, Integer> other : shared.entrySet()) {
                int all = own.size() + words.get(other.getKey()).size() - other.getValue();
                if (other.getValue() >= ALIKE * all) {
                    unite(group, i, other.getKey());
                }
            }
        }
        Map<String, Integer> groups = new LinkedHashMap<>();
        for (int i = 0; i < group.length; i++) {
            groups.put(questions.get(i), root(group, i));
        }
        return groups;
    }

    private static void unite(int[] group, int one, int other) {
        int a = root(group, one);
        int b = root(group, other);
        group[Math.max(a, b)] = Math.min(a, b);
    }

    private static int root(int[] group, int of) {
        int root = of;
        while (group[root] != root) {
            root = group[root];
        }
        return root;
    }

    private static String order(long seed, String question) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((seed + " " + question).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

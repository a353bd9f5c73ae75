package dev.vivavoce.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words to look for in answers to one question, grouped into points. Immutable once built: shared by all evaluations.
 *
 * <p>A slot is one word of one point. Words of the question weigh little, for repeating them shows nothing.
 */
final class Guide {

    private static final double SYNONYM = Weights.value("guide.synonym");
    private static final double SPELLING = Weights.value("guide.spelling");
    private static final double OTHER_UNIT = Weights.value("guide.other.unit");
    private static final double OF_QUESTION = Weights.value("guide.of.question");
    private static final double NUMBER = Weights.value("guide.number");
    /** A passage that weighs less without the question's words is looked for with them. */
    private static final double LEAST_TOTAL = Weights.value("guide.least.total");

    private static final int SHORTEST_GUESS = 5;
    /** More different words of one passage are not looked for. */
    private static final int MOST_WORDS = 400;

    private final Set<String> question = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private final List<Point> points = new ArrayList<>();
    private final Map<String, List<Hit>> hits = new HashMap<>();
    private final Map<Character, List<String>> byInitial = new HashMap<>();
    private double[] weights = new double[64];
    private boolean[] negated = new boolean[64];
    private boolean[] numbers = new boolean[64];
    private int slots;
    private boolean negates;
    private int expected;

    Guide(Passage question) {
        for (int i = 0; i < question.size(); i++) {
            Word word = question.word(i);
            negates |= word.negates();
            asked.add(word.term());
            if (word.counts()) {
                this.question.add(word.stem());
            }
        }
    }

    /** Adds what a passage says. A passage of nothing but words of the question is looked for all the same. */
    Point add(Passage passage, boolean assessor) {
        int from = slots;
        double total = fill(passage, OF_QUESTION, assessor);
        if (total < LEAST_TOTAL) {
            slots = from;
            total = fill(passage, 1, assessor);
        }
        Point point = new Point(from, slots, total);
        points.add(point);
        return point;
    }

    private double fill(Passage passage, double ofQuestion, boolean assessor) {
        Map<String, Integer> seen = new HashMap<>();
        double total = 0;
        for (int i = 0; i < passage.size() && seen.size() < MOST_WORDS; i++) {
            Word word = passage.word(i);
            boolean number = word.kind() == Word.Kind.NUMBER;
            boolean unit =
                    i > 0 && passage.word(i - 1).kind() == Word.Kind.NUMBER && Units.isFollowedByUnit(passage, i - 1);
            if (!word.counts()
                    || unit
                    || (assessor && Lexicon.ENGLISH.isAssessor(word))
                    || seen.containsKey(word.stem())) {
                continue;
            }
            seen.put(word.stem(), slots);
            double weight = word.weight() * (number ? NUMBER : 1);
            weight *= question.contains(word.stem()) ? ofQuestion : 1;
            total += weight;
            slot(weight, passage.negated(i), number);
            if (number) {
                number(passage, i);
            } else {
                word(word);
            }
        }
        return total;
    }

    private void slot(double weight, boolean isNegated, boolean isNumber) {
        if (slots == weights.length) {
            weights = Arrays.copyOf(weights, slots * 2);
            negated = Arrays.copyOf(negated, slots * 2);
            numbers = Arrays.copyOf(numbers, slots * 2);
        }
        weights[slots] = weight;
        negated[slots] = isNegated;
        numbers[slots] = isNumber;
        slots++;
    }

    private void number(Passage passage, int index) {
        String amount = Units.amount(passage, index);
        hit(passage.word(index).stem(), amount.isEmpty() ? 1 : OTHER_UNIT, false);
        if (!amount.isEmpty()) {
            hit(amount, 1, false);
        }
    }

    private void word(Word word) {
        String stem = word.stem();
        hit(stem, 1, false);
        Lexicon.ENGLISH.opposites(word).forEach(contrary -> hit(contrary, SYNONYM, true));
        Lexicon.ENGLISH.synonyms(word).forEach(synonym -> hit(synonym, SYNONYM, false));
        if (stem.length() >= SHORTEST_GUESS) {
            List<String> others = byInitial.computeIfAbsent(stem.charAt(0), any -> new ArrayList<>());
            if (!others.contains(stem)) {
                others.add(stem);
            }
        }
    }

    private void hit(String stem, double credit, boolean contrary) {
        List<Hit> known = hits.computeIfAbsent(stem, any -> new ArrayList<>(2));
        int slot = slots - 1;
        if (known.isEmpty() || known.get(known.size() - 1).slot() != slot) {
            known.add(new Hit(slot, credit, contrary));
        }
    }

    List<Point> points() {
        return points;
    }

    int slots() {
        return slots;
    }

    double weight(int slot) {
        return weights[slot];
    }

    boolean negated(int slot) {
        return negated[slot];
    }

    boolean number(int slot) {
        return numbers[slot];
    }

    /** Whether the question uses the word. */
    boolean asks(Word word) {
        return question.contains(word.stem());
    }

    /** Whether the question uses any of these words just so. */
    boolean asksAny(Set<String> terms) {
        return asked.stream().anyMatch(terms::contains);
    }

    /** Whether the question uses the word or one that means about the same. */
    boolean touches(Word word) {
        return asks(word) || Lexicon.ENGLISH.synonyms(word).stream().anyMatch(question::contains);
    }

    /** All that was added so far is what an answer is expected to say; what follows only describes good answers. */
    void endExpected() {
        expected = slots;
    }

    /** Whether these hits are of something that an answer is expected to say. */
    boolean expects(List<Hit> hits) {
        // Hits stand in the order of their slots.
        return !hits.isEmpty() && hits.get(0).slot() < expected;
    }

    /** Whether the question has a negation in it. */
    boolean asksNegated() {
        return negates;
    }

    int questionWords() {
        return question.size();
    }

    List<Hit> hits(String stem) {
        return hits.getOrDefault(stem, List.of());
    }

    /** What a word is taken for that is not known but nearly spelled like one, or that begins like one. */
    List<Hit> guesses(String stem) {
        if (stem.length() < SHORTEST_GUESS) {
            return List.of();
        }
        for (String other : byInitial.getOrDefault(stem.charAt(0), List.of())) {
            if (Spelling.isNear(stem, other)) {
                return hits.getOrDefault(other, List.of());
            }
        }
        return List.of();
    }

    static double spelling() {
        return SPELLING;
    }
}

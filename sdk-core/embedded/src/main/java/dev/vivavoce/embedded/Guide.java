package dev.vivavoce.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words to look for in answers to one question, grouped into points. Immutable once built: shared by all evaluations.
 *
 * <p>A slot is one word of one point. Words of the question weigh little, for repeating them shows nothing.
 */
final class Guide {

    private static final double SYNONYM = Weights.value("guide.synonym");
    /** What a word is worth that is taken for another one. */
    static final double SPELLING = Weights.value("guide.spelling");

    private static final double OTHER_UNIT = Weights.value("guide.other.unit");
    private static final double OF_QUESTION = Weights.value("guide.of.question");
    private static final double NUMBER = Weights.value("guide.number");
    /** A passage that weighs less without the question's words is looked for with them. */
    private static final double LEAST_TOTAL = Weights.value("guide.least.total");

    private static final int LITTLE = (int) Weights.value("guide.little");

    /** More different words of one passage are not looked for. */
    private static final int MOST_WORDS = 400;

    private final Set<String> question = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    /** Those of its words between which it lets choose. */
    private final Set<String> choices;

    private final List<Point> points = new ArrayList<>();
    private final Hits hits = new Hits();
    private double[] weights = new double[64];
    private boolean[] negated = new boolean[64];
    private int[] clauses = new int[64];
    private int[] pointOf = new int[64];
    private final BitSet turned = new BitSet();
    private final Set<Integer> names = new TreeSet<>();
    /** Words that carry grammar elsewhere, and name something here: the clause WHERE, exit code one. */
    private final Set<String> named = new HashSet<>();
    /** Slots of words that one passage both says and denies. */
    private final BitSet either = new BitSet();

    final Parts parts = new Parts();
    final Directions directions = new Directions();
    final YesNo yesNo = new YesNo();
    private final ExpectedAmounts amounts;
    private int slots;
    private int clauseCount;
    private boolean negates;
    private int expected;
    /** How many words the anchors have, and the longest model answer. */
    private int ofAnchors;

    private int longest;
    private boolean little;

    Guide(Passage question) {
        amounts = new ExpectedAmounts(question);
        for (int i = 0; i < question.size(); i++) {
            Word word = question.word(i);
            negates |= word.negates();
            asked.add(word.term());
            if (word.counts()) {
                this.question.add(word.stem());
            }
        }
        choices = Choices.in(question);
    }

    /** Adds what a passage says. One of nothing but words of the question, or of grammar, is looked for all the same. */
    Point add(Passage passage, boolean assessor) {
        int from = slots;
        int first = clauseCount;
        List<Amount> said = Amounts.in(passage);
        Map<String, Integer> seen = new HashMap<>();
        double total = fill(passage, said, OF_QUESTION, assessor, seen);
        boolean isBare = total == 0;
        if (total < LEAST_TOTAL) {
            slots = from;
            seen.clear();
            parts.removeFrom(from);
            total = fill(isBare ? passage.asNames() : passage, said, 1, assessor, seen);
        }
        amounts.add(passage, Amounts.ranges(passage, said), seen, slot -> clauses[slot]);
        directions.add(passage, seen);
        yesNo.add(passage, first + 1, clauseCount);
        ofAnchors += assessor ? slots - from : 0;
        longest = Math.max(longest, assessor ? 0 : slots - from);
        Point point = new Point(from, slots, total);
        points.add(point);
        return point;
    }

    private double fill(
            Passage passage, List<Amount> said, double ofQuestion, boolean assessor, Map<String, Integer> seen) {
        double total = 0;
        int next = 0;
        for (int i = 0; i < passage.size() && seen.size() < MOST_WORDS; i++) {
            Word word = passage.word(i);
            clauseCount += passage.isJoined(i) ? 0 : 1;
            if (Parts.begins(passage, i)) {
                parts.begin(assessor ? -1 : points.size(), clauseCount);
            }
            Amount amount = next < said.size() && said.get(next).from() == i ? said.get(next++) : null;
            boolean isLabel = amount != null || passage.isName(i) || choices.contains(word.stem());
            parts.read(isLabel);
            double full = amount == null ? word.weight() : NUMBER;
            double weight = full * (question.contains(word.stem()) ? ofQuestion : 1);
            Integer known = seen.get(amount == null ? word.stem() : amount.key());
            if (known != null) {
                parts.share(known);
                either.set(known, either.get(known) || passage.isTurned(i) != turned.get(known));
            } else if (amount != null) {
                seen.put(amount.key(), slots);
                slot(weight, amount.denied(), false);
                parts.add(slots - 1, isLabel);
                number(amount);
                total += weight;
            } else if (word.counts() && !(assessor && Lexicon.ENGLISH.isAssessor(word))) {
                seen.put(word.stem(), slots);
                if (passage.isName(i) && !passage.isExample(i) && !question.contains(word.stem())) {
                    names.add(slots);
                }
                slot(weight, passage.negated(i), passage.isTurned(i));
                parts.add(slots - 1, isLabel);
                word(word);
                if (!passage.isExample(i)) {
                    // Who denies one of many says nothing of the others.
                    Lexicon.ENGLISH.siblings(word).forEach(sibling -> hit(sibling, 0, true));
                }
                total += weight;
            }
            i = amount == null ? i : amount.to() - 1;
        }
        return total;
    }

    private void slot(double weight, boolean isNegated, boolean isTurned) {
        if (slots == weights.length) {
            weights = Arrays.copyOf(weights, slots * 2);
            negated = Arrays.copyOf(negated, slots * 2);
            clauses = Arrays.copyOf(clauses, slots * 2);
            pointOf = Arrays.copyOf(pointOf, slots * 2);
        }
        weights[slots] = weight;
        negated[slots] = isNegated;
        turned.set(slots, isTurned);
        either.clear(slots);
        clauses[slots] = clauseCount;
        pointOf[slots] = points.size();
        slots++;
    }

    private void number(Amount amount) {
        hit(amount.written(), amount.isMeasured() ? OTHER_UNIT : 1, false);
        if (amount.isMeasured()) {
            hit(amount.key(), 1, false);
        } else if (amount.number() == 1) {
            named.add(amount.written());
        }
    }

    private void word(Word word) {
        String stem = word.stem();
        hit(stem, 1, false);
        if (Lexicon.ENGLISH.isGrammar(word.term())) {
            named.add(stem);
            return;
        }
        Lexicon.ENGLISH.opposites(word).forEach(contrary -> hit(contrary, SYNONYM, true));
        Lexicon.ENGLISH.synonyms(word).forEach(synonym -> hit(synonym, SYNONYM, false));
        hits.mayBeMisspelled(stem);
    }

    private void hit(String stem, double credit, boolean contrary) {
        hits.add(stem, new Hit(slots - 1, credit, contrary));
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

    /** The clause in which the slot's word stands; those of two points are never the same. */
    int clause(int slot) {
        return clauses[slot];
    }

    /** The index of the slot's point. */
    int pointOf(int slot) {
        return pointOf[slot];
    }

    /** Whether a negation turns the slot's own word, rather than one before it. */
    boolean isTurned(int slot) {
        return turned.get(slot);
    }

    /** Whether the slot's word is expected with one polarity, not with both. */
    boolean isDefinite(int slot) {
        return slot < expected && !either.get(slot);
    }

    /** Whether a word that carries grammar elsewhere names something that is looked for. */
    boolean isNamed(String stem) {
        return named.contains(stem);
    }

    /** The words between which the question lets choose. */
    Set<String> choices() {
        return choices;
    }

    /** The slots of names that an answer is expected to say. */
    Set<Integer> names() {
        return names;
    }

    ExpectedAmounts amounts() {
        return amounts;
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
        little = Math.max(ofAnchors, longest) <= LITTLE;
        names.removeIf(slot -> !isDefinite(slot));
    }

    /** Whether these hits are of something that an answer is expected to say. */
    boolean expects(List<Hit> hits) {
        // Hits stand in the order of their slots.
        return !hits.isEmpty() && hits.get(0).slot() < expected;
    }

    /** How many different words an answer is expected to say, by point. */
    int expected() {
        return expected;
    }

    /** Whether an answer is expected to say a fact or two. */
    boolean expectsLittle() {
        return little;
    }

    /** Whether the question has a negation in it. */
    boolean asksNegated() {
        return negates;
    }

    int questionWords() {
        return question.size();
    }

    List<Hit> hits(String stem) {
        return hits.of(stem);
    }

    /** What a word is taken for that is not known but nearly spelled like one, or that begins like one. */
    List<Hit> guesses(String stem) {
        return hits.near(stem);
    }
}

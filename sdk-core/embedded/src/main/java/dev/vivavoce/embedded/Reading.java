package dev.vivavoce.embedded;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/** What one answer says of a guide's points. */
final class Reading {

    /** How many words away something belongs to what is named. */
    private static final int NEAR = (int) Weights.value("reading.near");

    private final Guide guide;
    private final Passage answer;
    private final Map<Integer, Amount> amounts;

    private final double[] worth;
    private final boolean[] pertinent;
    private boolean specific;
    private final double[] credit;
    private final boolean[] contrary;
    /** Slots of which the answer says an opposite, such as cold for warm. */
    private final boolean[] opposite;
    /** The sentence in which a slot was met last, and the credit it got there. */
    private final int[] met;

    private final double[] local;
    private final int[] best;
    /** The share of each sentence's words, by weight, that say something that is expected. */
    private final double[] focus;

    private final MistakeFinder finder;
    private final List<Mistake> mistakes;
    /** The clauses of the guide that the answer says wrongly, and what that takes of them. */
    private final Map<Integer, Double> wrong;

    private final Map<String, List<Hit>> guesses = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private double said;
    private double saidToThePoint;

    /**
     * @param worth what a sentence counts for, 0 to 1
     */
    Reading(Guide guide, Passage answer, double[] worth) {
        this.guide = guide;
        this.answer = answer;
        this.worth = worth;
        List<Amount> said = Amounts.in(answer);
        this.amounts = said.isEmpty() ? Map.of() : new HashMap<>();
        said.forEach(amount -> amounts.put(amount.from(), amount));
        this.finder = new MistakeFinder(guide, answer);
        this.pertinent = pertinent();
        this.credit = new double[guide.slots()];
        this.contrary = new boolean[guide.slots()];
        this.opposite = new boolean[guide.slots()];
        this.met = new int[guide.slots()];
        this.local = new double[guide.points().size()];
        this.focus = new double[answer.sentences()];
        this.best = new int[guide.points().size()];
        Arrays.fill(met, -9);
        Arrays.fill(best, -1);
        for (int sentence = 0; sentence < answer.sentences(); sentence++) {
            if (worth[sentence] > 0) {
                read(sentence);
            }
        }
        this.mistakes = finder.find(guide.amounts().in(answer, said), worth, credit);
        this.wrong = mistakes.isEmpty() ? Map.of() : new HashMap<>();
        mistakes.forEach(
                mistake -> wrong.merge(mistake.clause(), mistake.kind().cost(guide.expectsLittle()), Math::max));
    }

    /**
     * Which words belong to what is sought: those near one that names something expected, where there is such a one. Padding is
     * made of common words, and should not make up what an answer lacks.
     */
    private boolean[] pertinent() {
        boolean[] near = new boolean[answer.size()];
        for (int sentence = 0; sentence < worth.length; sentence++) {
            int end = worth[sentence] > 0 ? end(guide, answer, sentence) : 0;
            for (int i = answer.from(sentence); i < end; i++) {
                if (names(guide, answer.word(i)) || isAmount(i)) {
                    specific = true;
                    int from = Math.max(answer.from(sentence), i - NEAR);
                    Arrays.fill(near, from, Math.min(end, i + NEAR + 1), true);
                }
            }
        }
        for (int sentence = 0; !specific && sentence < worth.length; sentence++) {
            Arrays.fill(near, answer.from(sentence), end(guide, answer, sentence), true);
        }
        return near;
    }

    /** Where a sentence ends; or begins to say what everybody says, unless that names two things that are expected. */
    private static int end(Guide guide, Passage answer, int sentence) {
        int to = answer.to(sentence);
        int filler = Cues.ENGLISH.first(answer, sentence, Cue.FILLER);
        if (filler < 0) {
            return to;
        }
        Set<String> named = new HashSet<>();
        for (int i = filler; i < to; i++) {
            if (names(guide, answer.word(i))) {
                named.add(answer.word(i).stem());
            }
        }
        return named.size() > 1 ? to : filler;
    }

    private static boolean names(Guide guide, Word word) {
        return word.counts()
                && word.kind() != Word.Kind.COMMON
                && (!guide.hits(word.stem()).isEmpty()
                        || !guide.guesses(word.stem()).isEmpty());
    }

    private boolean isAmount(int index) {
        Amount amount = amounts.get(index);
        return amount != null && !guide.hits(amount.key()).isEmpty();
    }

    /** Whether the answer names anything that is expected, or has nothing but common words in common with it. */
    boolean isSpecific() {
        return specific;
    }

    /** Whether the word belongs to what is sought. */
    boolean isPertinent(int word) {
        return pertinent[word];
    }

    /** The amounts that the answer gives, by the index of their first word. */
    Map<Integer, Amount> amounts() {
        return amounts;
    }

    private void read(int sentence) {
        boolean any = false;
        double all = 0;
        double sought = 0;
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            Word word = answer.word(i);
            Amount amount = amounts.get(i);
            if (!pertinent[i] || (amount == null && !word.counts() && !guide.isNamed(word.stem()))) {
                continue;
            }
            List<Hit> hits = take(i, word, sentence);
            boolean hit = !hits.isEmpty();
            all += word.weight();
            any |= hit;
            sought += word.kind() != Word.Kind.COMMON && guide.expects(hits) ? word.weight() : 0;
            if (!guide.asks(word) && seen.add(word.stem())) {
                said += word.weight();
                saidToThePoint += hit ? word.weight() : 0;
            }
            i = amount == null ? i : amount.to() - 1;
        }
        if (any) {
            focus[sentence] = all == 0 ? 0 : sought / all;
            close(sentence);
        }
    }

    /** Takes what a word is worth, and says which slots it met: as an amount, as itself, or as a slip for another. */
    private List<Hit> take(int index, Word word, int sentence) {
        Amount amount = amounts.get(index);
        boolean negated = amount == null ? answer.negated(index) : amount.denied();
        double factor = 1;
        List<Hit> hits = guide.hits(amount == null ? word.stem() : amount.key());
        if (hits.isEmpty() && amount != null) {
            hits = guide.amounts().about(amount);
        } else if (hits.isEmpty()) {
            hits = guesses.computeIfAbsent(word.stem(), guide::guesses);
            factor = Guide.SPELLING;
        }
        for (int i = 0; i < hits.size(); i++) {
            Hit hit = hits.get(i);
            int slot = hit.slot();
            boolean opposed = hit.contrary() ^ negated ^ guide.negated(slot);
            if (opposed) {
                contrary[slot] |= !hit.contrary();
                opposite[slot] |= hit.contrary() && hit.credit() > 0;
                finder.meets(hit, index);
            } else if (hit.credit() > 0) {
                credit[slot] = Math.max(credit[slot], hit.credit() * factor * worth[sentence]);
                met[slot] = sentence;
                finder.says(hit, index);
            }
        }
        return hits;
    }

    private void close(int sentence) {
        for (int p = 0; p < local.length; p++) {
            double share = share(p, slot -> met[slot] >= sentence - 1 ? credit[slot] : 0);
            if (share > local[p] + 1e-9) {
                local[p] = share;
                best[p] = sentence;
            }
        }
    }

    /** What the point's words weigh together. */
    double total(int p) {
        return guide.points().get(p).total();
    }

    /** The share of the point's words that stand anywhere in the answer, by weight. */
    double anywhere(int p) {
        return share(p, slot -> credit[slot]);
    }

    /** The share of the point's words that stand close together. */
    double together(int p) {
        return local[p];
    }

    /** The share of the point's words that the answer only denies, or asserts where the point denies them. */
    double denied(int p) {
        return share(p, slot -> contrary[slot] && credit[slot] == 0 ? 1 : 0);
    }

    /** The share of the point's words of which the answer only says an opposite, or that it says wrongly. */
    double opposed(int p) {
        return share(p, slot -> (opposite[slot] && credit[slot] == 0) || isWrong(slot) ? 1 : 0);
    }

    /** The share of the point's words of which the answer says only the contrary. */
    double contradicted(int p) {
        return denied(p) + opposed(p);
    }

    /** What the answer loses for clauses of the point that it says wrongly, 0 to 1, by the weight of their words. */
    double wrong(int p) {
        return wrong.isEmpty() ? 0 : share(p, slot -> wrong.getOrDefault(guide.clause(slot), 0.0));
    }

    /** What the answer says wrongly of the point. */
    List<Mistake> mistakes(int p) {
        Point point = guide.points().get(p);
        return mistakes.isEmpty() || point.from() == point.to()
                ? List.of()
                : mistakes.stream()
                        .filter(mistake -> mistake.clause() >= guide.clause(point.from())
                                && mistake.clause() <= guide.clause(point.to() - 1))
                        .toList();
    }

    /** The share of the point's words that the answer both says and denies. */
    double contested(int p) {
        return share(p, slot -> contrary[slot] && credit[slot] > 0 ? 1 : 0);
    }

    /** Whether an amount is asked for, and the answer gives another one of the point and none that is expected. */
    boolean missesAmount(int p) {
        return guide.amounts().areMissed(amounts.values())
                && mistakes(p).stream().anyMatch(mistake -> mistake.kind() == Mistake.Kind.AMOUNT);
    }

    private boolean isWrong(int slot) {
        return !wrong.isEmpty() && wrong.containsKey(guide.clause(slot));
    }

    /** By weight, of what {@code each} gives for a word, 0 to 1. */
    private double share(int p, IntToDoubleFunction each) {
        Point point = guide.points().get(p);
        double sum = 0;
        for (int slot = point.from(); slot < point.to(); slot++) {
            sum += guide.weight(slot) * each.applyAsDouble(slot);
        }
        return point.total() == 0 ? 0 : sum / point.total();
    }

    /** The sentence in which the point is made best; negative where it is not made. */
    int sentence(int p) {
        return best[p];
    }

    /** The share of the sentence's words, by weight, that say something that is expected; common words do not. */
    double focus(int sentence) {
        return focus[sentence];
    }

    /** What the answer says beyond the question, in different words, by weight. */
    double said() {
        return said;
    }

    /** How much of that belongs to any point. */
    double saidToThePoint() {
        return saidToThePoint;
    }
}

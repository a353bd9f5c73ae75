package dev.vivavoce.embedded;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one answer says of a guide's points. */
final class Reading {

    /** How many words away something belongs to what is named. */
    private static final int NEAR = (int) Weights.value("reading.near");

    private final Guide guide;
    private final Passage answer;
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

    private final boolean[] denied;
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
        this.pertinent = pertinent();
        this.credit = new double[guide.slots()];
        this.contrary = new boolean[guide.slots()];
        this.opposite = new boolean[guide.slots()];
        this.denied = new boolean[guide.slots()];
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
        return answer.word(index).kind() == Word.Kind.NUMBER
                && !guide.hits(Units.amount(answer, index)).isEmpty();
    }

    /** Whether the answer names anything that is expected, or has nothing but common words in common with it. */
    boolean isSpecific() {
        return specific;
    }

    /** Whether the word belongs to what is sought. */
    boolean isPertinent(int word) {
        return pertinent[word];
    }

    private void read(int sentence) {
        boolean any = false;
        double all = 0;
        double sought = 0;
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            Word word = answer.word(i);
            if (!word.counts() || !pertinent[i]) {
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
        }
        if (any) {
            focus[sentence] = sought / all;
            close(sentence);
        }
    }

    /** Takes what a word is worth, and says which slots it met: as an amount, as itself, or as a slip for another. */
    private List<Hit> take(int index, Word word, int sentence) {
        List<Hit> itself = guide.hits(word.stem());
        take(itself, 1, index, sentence);
        if (word.kind() == Word.Kind.NUMBER) {
            String amount = Units.amount(answer, index);
            List<Hit> amounts = amount.isEmpty() ? List.of() : guide.hits(amount);
            take(amounts, 1, index, sentence);
            return itself.isEmpty() ? amounts : itself;
        }
        if (itself.isEmpty()) {
            itself = guesses.computeIfAbsent(word.stem(), guide::guesses);
            take(itself, Guide.spelling(), index, sentence);
        }
        return itself;
    }

    private void take(List<Hit> hits, double factor, int index, int sentence) {
        for (int i = 0; i < hits.size(); i++) {
            Hit hit = hits.get(i);
            int slot = hit.slot();
            boolean opposed = hit.contrary() ^ answer.negated(index) ^ guide.negated(slot);
            if (opposed) {
                contrary[slot] |= !hit.contrary();
                opposite[slot] |= hit.contrary();
                denied[slot] |= !hit.contrary();
            } else {
                credit[slot] = Math.max(credit[slot], hit.credit() * factor * worth[sentence]);
                met[slot] = sentence;
            }
        }
    }

    private void close(int sentence) {
        List<Point> points = guide.points();
        for (int p = 0; p < points.size(); p++) {
            Point point = points.get(p);
            double sum = 0;
            for (int slot = point.from(); slot < point.to(); slot++) {
                if (met[slot] >= sentence - 1) {
                    sum += guide.weight(slot) * credit[slot];
                }
            }
            double share = point.total() == 0 ? 0 : sum / point.total();
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
        Point point = guide.points().get(p);
        double sum = 0;
        for (int slot = point.from(); slot < point.to(); slot++) {
            sum += guide.weight(slot) * credit[slot];
        }
        return point.total() == 0 ? 0 : sum / point.total();
    }

    /** The share of the point's words that stand close together. */
    double together(int p) {
        return local[p];
    }

    /** The share of the point's words that the answer only denies, or asserts where the point denies them. */
    double denied(int p) {
        return onlySaid(p, contrary);
    }

    /** The share of the point's words of which the answer only says an opposite. */
    double opposed(int p) {
        return onlySaid(p, opposite);
    }

    private double onlySaid(int p, boolean[] wrongly) {
        Point point = guide.points().get(p);
        double sum = 0;
        for (int slot = point.from(); slot < point.to(); slot++) {
            sum += wrongly[slot] && credit[slot] == 0 ? guide.weight(slot) : 0;
        }
        return point.total() == 0 ? 0 : sum / point.total();
    }

    /** The share of the point's words of which the answer says only the contrary. */
    double contradicted(int p) {
        return denied(p) + opposed(p);
    }

    /** The share of the point's words that the answer both says and denies. */
    double contested(int p) {
        Point point = guide.points().get(p);
        double sum = 0;
        for (int slot = point.from(); slot < point.to(); slot++) {
            sum += denied[slot] && credit[slot] > 0 ? guide.weight(slot) : 0;
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

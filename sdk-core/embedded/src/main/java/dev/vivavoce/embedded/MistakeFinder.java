package dev.vivavoce.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what an answer gets wrong: clauses of its guide that it says with another amount or name, or with the contrary of one of their
 * words. A contrary counts where other words of the clause stand near it, and the answer never says the word itself.
 */
final class MistakeFinder {

    private static final int NEAR = (int) Weights.value("mistake.near");
    private static final int NEAR_NAME = (int) Weights.value("mistake.near.name");
    private static final int BESIDE = (int) Weights.value("mistake.beside");

    /**
     * A word of the answer that says the contrary of an expected one.
     *
     * @param slot of the expected word
     * @param word the index of the answer's
     * @param opposite whether it is another word, rather than the same one denied
     * @param kind what is wrong of it
     */
    private record Contrary(int slot, int word, boolean opposite, Mistake.Kind kind) {}

    private final Guide guide;
    private final Passage answer;
    private final List<Contrary> contraries = new ArrayList<>();
    private final Exchanges exchanges;

    MistakeFinder(Guide guide, Passage answer) {
        this.guide = guide;
        this.answer = answer;
        this.exchanges = new Exchanges(guide.parts, answer);
    }

    /** Notes that the answer's word says what a slot is for. */
    void says(Hit hit, int word) {
        if (guide.expectsLittle() && guide.isDefinite(hit.slot())) {
            exchanges.says(hit.slot(), word);
        }
    }

    /** Notes that the answer's word meets a slot with the other polarity, or as its opposite. */
    void meets(Hit hit, int word) {
        int slot = hit.slot();
        // A negation reaches over several words, and turns the first for sure. "No less than 4" is compared as an
        // amount.
        if (guide.isDefinite(slot)
                && !Bounds.isOfAmount(answer, word)
                && (hit.contrary() || answer.isTurned(word) || guide.isTurned(slot))) {
            Mistake.Kind term = answer.isName(word) ? Mistake.Kind.NAME : Mistake.Kind.TERM;
            Mistake.Kind kind = hit.credit() > 0 ? Mistake.Kind.CONTRARY : term;
            contraries.add(new Contrary(slot, word, hit.contrary(), kind));
        }
    }

    /**
     * What is said wrongly.
     *
     * @param said the answer's amounts
     * @param worth of its sentences
     * @param credit what each slot got
     */
    List<Mistake> find(List<Amount> said, double[] worth, double[] credit) {
        boolean isFew = guide.expectsLittle();
        List<Mistake> wrong = new ArrayList<>(guide.amounts().wrong(answer, said, worth, isFew));
        for (Contrary each : contraries) {
            if (credit[each.slot] == 0 && !isExpectedItself(each) && isAboutTheSame(each)) {
                wrong.add(new Mistake(each.kind, guide.clause(each.slot), each.word));
            }
        }
        addMisnamed(wrong, worth, credit);
        wrong.addAll(guide.yesNo.contrary(answer));
        if (isFew) {
            addMischosen(wrong, worth, credit);
            wrong.addAll(exchanges.find());
            wrong.addAll(guide.directions.turned(guide, answer, worth));
        }
        return wrong;
    }

    /** A name that is nowhere expected stands for the one of a clause that is not said where two other words of that stand beside it. */
    private void addMisnamed(List<Mistake> wrong, double[] worth, double[] credit) {
        Map<Integer, Integer> missing = new HashMap<>();
        for (int slot : guide.names()) {
            if (credit[slot] == 0) {
                missing.put(guide.clause(slot), slot);
            }
        }
        for (int i = 0; i < answer.size() && !missing.isEmpty(); i++) {
            if (answer.isName(i) && !answer.negated(i) && worth[answer.sentence(i)] > 0 && isStrange(answer.word(i))) {
                Map<Integer, Set<Integer>> near = new HashMap<>();
                int sentence = answer.sentence(i);
                int from = Math.max(answer.from(sentence), i - NEAR_NAME);
                int to = Math.min(answer.to(sentence), i + NEAR_NAME + 1);
                for (int j = from; j < to; j++) {
                    for (Hit hit : guide.hits(answer.word(j).stem())) {
                        int clause = guide.clause(hit.slot());
                        if (!hit.contrary() && missing.containsKey(clause)) {
                            near.computeIfAbsent(clause, any -> new HashSet<>()).add(hit.slot());
                        }
                    }
                }
                for (Map.Entry<Integer, Set<Integer>> clause : near.entrySet()) {
                    if (clause.getValue().size() > 1 || slotsOf(clause.getKey()) == 2) {
                        wrong.add(new Mistake(Mistake.Kind.NAME, clause.getKey(), i));
                    }
                }
            }
        }
    }

    /** What the question lets choose from and is not expected stands for what is. */
    private void addMischosen(List<Mistake> wrong, double[] worth, double[] credit) {
        for (String choice : guide.choices()) {
            for (Hit hit : guide.hits(choice)) {
                boolean isMissing = isItself(hit) && guide.isDefinite(hit.slot()) && credit[hit.slot()] == 0;
                for (int i = 0; isMissing && i < answer.size(); i++) {
                    String stem = answer.word(i).stem();
                    boolean isOther = guide.choices().contains(stem)
                            && guide.hits(stem).stream().noneMatch(MistakeFinder::isItself);
                    if (isOther && worth[answer.sentence(i)] > 0 && answer.negated(i) == guide.negated(hit.slot())) {
                        wrong.add(new Mistake(Mistake.Kind.TERM, guide.clause(hit.slot()), i));
                    }
                }
            }
        }
    }

    private static boolean isItself(Hit hit) {
        return hit.credit() == 1 && !hit.contrary();
    }

    private boolean isStrange(Word word) {
        return !guide.asks(word)
                && guide.hits(word.stem()).isEmpty()
                && guide.guesses(word.stem()).isEmpty();
    }

    private int slotsOf(int clause) {
        int count = 0;
        for (int slot = 0; slot < guide.slots(); slot++) {
            count += guide.clause(slot) == clause ? 1 : 0;
        }
        return count;
    }

    /** Whether the point says the contrary itself, of something else. */
    private boolean isExpectedItself(Contrary contrary) {
        if (answer.negated(contrary.word)) {
            return false;
        }
        int point = guide.pointOf(contrary.slot);
        for (Hit hit : guide.hits(answer.word(contrary.word).stem())) {
            if (!hit.contrary() && hit.slot() != contrary.slot && guide.pointOf(hit.slot()) == point) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether enough of the clause's other words stand near: two, or one right beside it that names something of its own, or the only one
     * there is.
     */
    private boolean isAboutTheSame(Contrary contrary) {
        int clause = guide.clause(contrary.slot);
        int sentence = answer.sentence(contrary.word);
        int from = Math.max(answer.from(sentence), contrary.word - NEAR);
        int to = Math.min(answer.to(sentence), contrary.word + NEAR + 1);
        int slots = slotsOf(clause);
        if (slots == 1) {
            return contrary.opposite;
        }
        // "Starboard is white" for "starboard is green", which the question has given away the half of.
        boolean isNamed = slots == 2 && guide.expectsLittle() && contrary.kind != Mistake.Kind.CONTRARY;
        Set<Integer> same = new HashSet<>();
        for (int i = from; i < to; i++) {
            Word word = answer.word(i);
            for (Hit hit : i == contrary.word ? List.<Hit>of() : guide.hits(word.stem())) {
                boolean met = !hit.contrary() && hit.slot() != contrary.slot;
                if (met && guide.clause(hit.slot()) == clause && same.add(hit.slot())) {
                    boolean beside = Math.abs(i - contrary.word) <= BESIDE;
                    boolean only = slots == 2
                            && !contrary.opposite
                            && (answer.negated(i) == guide.negated(hit.slot()) || !isNegated(from, to));
                    if (only
                            || same.size() > 1
                            || (beside && isTelling(word, contrary) && (!guide.asks(word) || isNamed))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether a word says what another one is about; a number does of a name where little is expected. */
    private boolean isTelling(Word word, Contrary other) {
        boolean number =
                word.kind() == Word.Kind.NUMBER && other.kind != Mistake.Kind.CONTRARY && guide.expectsLittle();
        return word.kind() == Word.Kind.CONTENT || number;
    }

    private boolean isNegated(int from, int to) {
        for (int i = from; i < to; i++) {
            if (answer.word(i).negates()) {
                return true;
            }
        }
        return false;
    }
}

package dev.vivavoce.embedded;

import dev.vivavoce.embedded.Amount.Bound;
import dev.vivavoce.embedded.Amount.Counted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The amounts that answers to one question are expected to give. */
final class ExpectedAmounts {

    private static final int BESIDE = (int) Weights.value("amount.beside");
    /** What two amounts of one number have in common, in words beside them. */
    private static final double SAME_NUMBER = Weights.value("amount.same.number");
    /** What two limits of one kind have. */
    private static final double SAME_BOUND = Weights.value("amount.same.bound");
    /** The words that a bare number has in common with an amount that it stands for. */
    private static final double ENOUGH = Weights.value("amount.bare");

    /** What an amount is worth that may stand where a limit is asked for. */
    private static final double ALLOWED = Weights.value("amount.allowed");

    /**
     * An amount that is expected.
     *
     * @param hits of its number, or of both ends of its range
     * @param clause in which it stands
     * @param words with which it is written
     * @param beside the stems of the words beside it, and of those that mean about the same
     */
    private record Expected(Amount amount, List<Hit> hits, int clause, List<Word> words, Set<String> beside) {}

    private final List<Amount> given;
    /** The stems of the question's words, which do not tell what an answer counts. */
    private final Set<String> ofQuestion = new HashSet<>();
    /** The limit that is asked for. */
    private final Bound asked;

    private final boolean areAsked;

    private final List<Expected> expected = new ArrayList<>();
    private final Ratios ratios = new Ratios();

    /** @param question whose amounts say nothing in an answer */
    ExpectedAmounts(Passage question) {
        given = Amounts.ranges(question, Amounts.in(question));
        for (int i = 0; i < question.size(); i++) {
            ofQuestion.add(question.word(i).stem());
        }
        asked = Bounds.asked(question);
        areAsked = AmountQuestion.is(question);
    }

    /** Those of an answer, with the ends of a range as one; "1 to 3" is none where a ratio is expected. */
    List<Amount> in(Passage answer, List<Amount> said) {
        return ratios.isEmpty() ? Amounts.ranges(answer, said) : said;
    }

    /** Whether the question is after an amount, and none of these is one that is expected. */
    boolean areMissed(Collection<Amount> said) {
        return areAsked && said.stream().allMatch(each -> about(each).isEmpty());
    }

    /**
     * Adds the amounts of a passage.
     *
     * @param slots of their numbers, by their keys
     * @param clause in which a slot's word stands
     */
    void add(Passage passage, List<Amount> amounts, Map<String, Integer> slots, IntUnaryOperator clause) {
        for (int i = 0; i < amounts.size(); i++) {
            Amount amount = amounts.get(i);
            Integer least = slots.get(amount.key());
            Integer most = slots.get(amount.mostKey());
            if (least != null && most != null) {
                int in = clause.applyAsInt(least);
                add(passage, amount, least.equals(most) ? List.of(least) : List.of(least, most), in);
                ratios.add(passage, amounts.get(Math.max(0, i - 1)), amount, in);
            }
        }
    }

    private void add(Passage passage, Amount amount, List<Integer> slots, int clause) {
        if (passage.isExample(amount.from())) {
            return;
        }
        Set<String> beside = new HashSet<>();
        for (Word word : Amounts.beside(passage, amount, BESIDE)) {
            beside.add(word.stem());
            beside.addAll(Lexicon.ENGLISH.synonyms(word));
        }
        List<Hit> hits = slots.stream().map(slot -> new Hit(slot, 1, false)).toList();
        List<Word> words = IntStream.range(amount.from(), amount.to())
                .mapToObj(passage::word)
                .toList();
        expected.add(new Expected(amount, hits, clause, words, Set.copyOf(beside)));
    }

    /** The words with which it was expected that an answer says this much; empty where it was not. */
    List<Word> words(Amount said) {
        for (Expected each : expected) {
            if (!each.amount.isRange() && each.amount.isMetBy(said)) {
                return each.words;
            }
        }
        return List.of();
    }

    /** What an amount is worth that is about an expected one. */
    List<Hit> about(Amount said) {
        List<Hit> hits = new ArrayList<>();
        for (Expected each : expected) {
            if (each.amount.isMetBy(said)) {
                hits.addAll(each.hits);
            } else if (areAsked && each.amount.allows(said)) {
                each.hits.forEach(hit -> hits.add(new Hit(hit.slot(), ALLOWED, false)));
            }
        }
        return hits;
    }

    /**
     * What an answer says with another amount. One that is nowhere expected stands for the expected one of its sort with which
     * it has most words beside it in common; that is wrongly given where the answer does not give it as well. What else an answer
     * gives is its own affair.
     *
     * @param said the answer's amounts
     * @param worth of its sentences
     * @param isFew whether so little is expected that an amount which is said is meant for one of it
     */
    List<Mistake> wrong(Passage answer, List<Amount> said, double[] worth, boolean isFew) {
        List<Amount> meant = said.stream()
                .filter(each -> worth[answer.sentence(each.from())] > 0 && !each.denied())
                .toList();
        List<Expected> missing = new ArrayList<>();
        List<Expected> met = new ArrayList<>();
        for (Expected each : meant.isEmpty() ? List.<Expected>of() : expected) {
            (meant.stream().anyMatch(each.amount::isMetBy) ? met : missing).add(each);
        }
        List<Mistake> wrong = new ArrayList<>();
        wrong.addAll(exchanged(met, meant));
        wrong.addAll(ratios.turned(answer, meant));
        for (Expected each : met) {
            turned(each, meant).ifPresent(word -> wrong.add(new Mistake(Mistake.Kind.AMOUNT, each.clause, word)));
        }
        for (Amount each : missing.isEmpty() ? List.<Amount>of() : meant) {
            if (isExpected(each)) {
                continue;
            }
            List<Word> beside = Amounts.beside(answer, each, BESIDE);
            double right = isFew
                    ? 0
                    : nearest(met, each, beside, false)
                            .map(nearest -> shared(nearest, each, beside, false))
                            .orElse(0.0);
            nearest(missing, each, beside, isFew)
                    .filter(nearest -> shared(nearest, each, beside, isFew) > right && !nearest.amount.allows(each))
                    .ifPresent(nearest -> missing.stream()
                            .filter(same -> same.amount.isMetBy(nearest.amount))
                            .forEach(same -> wrong.add(new Mistake(Mistake.Kind.AMOUNT, same.clause, each.from()))));
        }
        return wrong;
    }

    /** Where the other side of it is said, and nowhere this one. */
    private Optional<Integer> turned(Expected expected, List<Amount> said) {
        Optional<Integer> turned = Optional.empty();
        Bound bound = expected.amount.bound() == Bound.NONE ? asked : expected.amount.bound();
        for (Amount each : bound == Bound.NONE ? List.<Amount>of() : said) {
            if (expected.amount.isMetBy(each)) {
                boolean sure = expected.amount.isMeasured() == each.isMeasured() || isOfOne(each);
                boolean other = !sure || expected.amount.counts(each) == Counted.OTHER;
                if (other || !bound.isContraryTo(each.bound())) {
                    return Optional.empty();
                }
                turned = Optional.of(each.from());
            }
        }
        return turned;
    }

    /** Whether only one expected amount is about as much. */
    private boolean isOfOne(Amount said) {
        return expected.stream().filter(each -> each.amount.isMetBy(said)).count() == 1;
    }

    /** "2 compressions to 30 breaths" for "30 compressions to 2 breaths". */
    private static List<Mistake> exchanged(List<Expected> met, List<Amount> said) {
        for (Expected one : met) {
            for (Expected other : met) {
                if (one.amount.counts(other.amount) == Counted.OTHER
                        && isOf(one, other, said)
                        && isOf(other, one, said)) {
                    int word = said.get(0).from();
                    return List.of(
                            new Mistake(Mistake.Kind.AMOUNT, one.clause, word),
                            new Mistake(Mistake.Kind.AMOUNT, other.clause, word));
                }
            }
        }
        return List.of();
    }

    /** Whether what is said as the amount of one is of the other, each time. */
    private static boolean isOf(Expected one, Expected other, List<Amount> said) {
        boolean any = false;
        for (Amount each : said) {
            if (one.amount.isMetBy(each)) {
                if (one.amount.counts(each) != Counted.OTHER || other.amount.counts(each) != Counted.SAME) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    private boolean isExpected(Amount said) {
        return given.stream().anyMatch(each -> each.isMetBy(said))
                || expected.stream().anyMatch(each -> each.amount.isMetBy(said));
    }

    private Optional<Expected> nearest(List<Expected> all, Amount said, List<Word> beside, boolean isFew) {
        Expected nearest = null;
        double most = 0;
        for (Expected each : all) {
            double shared = shared(each, said, beside, isFew);
            if (shared > most) {
                most = shared;
                nearest = each;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /**
     * How much speaks for what is said standing for what is expected, in words beside both; 0 where it cannot. A bare amount, with
     * nothing beside it, is taken for the one that was asked for; so is any amount of its sort where nothing stands beside that one.
     */
    private double shared(Expected expected, Amount said, List<Word> beside, boolean isFew) {
        Amount amount = expected.amount;
        double shared = isFew || beside.isEmpty() || expected.beside.isEmpty() ? 1 : 0;
        shared += amount.bound().isLike(said.bound()) ? SAME_BOUND : 0;
        shared += amount.counts(said) == Counted.SAME ? 1 : 0;
        shared += amount.per().isKnown()
                        && amount.per().quantity().equals(said.per().quantity())
                ? 1
                : 0;
        for (Word word : beside) {
            shared += expected.beside.contains(word.stem()) ? 1 : 0;
        }
        if (amount.isMeasured() != said.isMeasured()) {
            boolean enough = shared >= ENOUGH || (isFew && areAsked);
            return !said.isMeasured() && said.counted().isEmpty() && enough ? shared : 0;
        }
        if (amount.isMeasured()) {
            if (amount.number() == said.number() || amount.most() == said.most()) {
                return shared + SAME_NUMBER;
            }
            // "In one day" is not about how many.
            boolean alike = amount.unit().quantity().equals(said.unit().quantity()) && said.number() != 1;
            boolean times = Clock.isTime(amount.unit()) && Clock.isTime(said.unit());
            return alike || times ? shared : 0;
        }
        boolean bare = ofQuestion.containsAll(said.counted())
                && (isFew || amount.counted().isEmpty() || beside.isEmpty());
        boolean named = !Collections.disjoint(amount.counted(), said.counted())
                || !Collections.disjoint(expected.beside, said.counted())
                || beside.stream().anyMatch(word -> amount.counted().contains(word.stem()));
        return bare || named || amount.bound().isLike(said.bound()) ? shared : 0;
    }
}

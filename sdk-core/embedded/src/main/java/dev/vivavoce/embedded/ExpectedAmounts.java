package dev.vivavoce.embedded;

import dev.vivavoce.embedded.Amount.Bound;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The amounts that answers to one question are expected to give. */
final class ExpectedAmounts {

    private static final int BESIDE = (int) Weights.value("amount.beside");
    /** What two amounts of one number have in common, in words beside them. */
    private static final double SAME_NUMBER = Weights.value("amount.same.number");
    /** The words that a bare number has in common with an amount that it stands for. */
    private static final double ENOUGH = Weights.value("amount.bare");

    /**
     * An amount that is expected.
     *
     * @param hits of its number, or of both ends of its range
     * @param clause in which it stands
     * @param beside the stems of the words beside it, and of those that mean about the same
     */
    private record Expected(Amount amount, List<Hit> hits, int clause, Set<String> beside) {}

    private final List<Amount> given;
    private final List<Expected> expected = new ArrayList<>();

    /** @param question whose amounts say nothing in an answer */
    ExpectedAmounts(Passage question) {
        given = Amounts.ranges(question, Amounts.in(question));
    }

    /** @param slots of its numbers */
    void add(Passage passage, Amount amount, List<Integer> slots, int clause) {
        if (passage.isExample(amount.from())) {
            return;
        }
        Set<String> beside = new HashSet<>();
        for (Word word : Amounts.beside(passage, amount, BESIDE)) {
            beside.add(word.stem());
            beside.addAll(Lexicon.ENGLISH.synonyms(word));
        }
        List<Hit> hits = slots.stream().map(slot -> new Hit(slot, 1, false)).toList();
        expected.add(new Expected(amount, hits, clause, Set.copyOf(beside)));
    }

    /** What an amount is worth that is about an expected one. */
    List<Hit> about(Amount said) {
        List<Hit> hits = new ArrayList<>();
        for (Expected each : expected) {
            if (each.amount.isMetBy(said)) {
                hits.addAll(each.hits);
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
     */
    List<Mistake> wrong(Passage answer, List<Amount> said, double[] worth) {
        List<Amount> meant = said.stream()
                .filter(each -> worth[answer.sentence(each.from())] > 0 && !each.denied())
                .toList();
        List<Expected> missing = new ArrayList<>();
        List<Expected> met = new ArrayList<>();
        for (Expected each : meant.isEmpty() ? List.<Expected>of() : expected) {
            (meant.stream().anyMatch(each.amount::isMetBy) ? met : missing).add(each);
        }
        List<Mistake> wrong = new ArrayList<>();
        for (Expected each : met) {
            turned(each, answer, meant)
                    .ifPresent(word -> wrong.add(new Mistake(Mistake.Kind.AMOUNT, each.clause, word)));
        }
        for (Amount each : missing.isEmpty() ? List.<Amount>of() : meant) {
            if (isExpected(each)) {
                continue;
            }
            List<Word> beside = Amounts.beside(answer, each, BESIDE);
            double right = nearest(met, each, beside)
                    .map(nearest -> shared(nearest, each, beside))
                    .orElse(0.0);
            nearest(missing, each, beside)
                    .filter(nearest -> shared(nearest, each, beside) > right && !nearest.amount.allows(each))
                    .ifPresent(nearest -> missing.stream()
                            .filter(same -> same.amount.isMetBy(nearest.amount))
                            .forEach(same -> wrong.add(new Mistake(Mistake.Kind.AMOUNT, same.clause, each.from()))));
        }
        return wrong;
    }

    /** Where the other side of it is said, and nowhere this one. */
    private static Optional<Integer> turned(Expected expected, Passage answer, List<Amount> said) {
        Optional<Integer> turned = Optional.empty();
        for (Amount each : expected.amount.bound() == Bound.NONE ? List.<Amount>of() : said) {
            if (expected.amount.isMetBy(each)) {
                if (!expected.amount.isTurnedBy(each)
                        || shared(expected, each, Amounts.beside(answer, each, BESIDE)) == 0) {
                    return Optional.empty();
                }
                turned = Optional.of(each.from());
            }
        }
        return turned;
    }

    private boolean isExpected(Amount said) {
        return given.stream().anyMatch(each -> each.isMetBy(said))
                || expected.stream().anyMatch(each -> each.amount.isMetBy(said));
    }

    private static Optional<Expected> nearest(List<Expected> all, Amount said, List<Word> beside) {
        Expected nearest = null;
        double most = 0;
        for (Expected each : all) {
            double shared = shared(each, said, beside);
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
    private static double shared(Expected expected, Amount said, List<Word> beside) {
        Amount amount = expected.amount;
        double shared = beside.isEmpty() || expected.beside.isEmpty() ? 1 : 0;
        for (Word word : beside) {
            shared += expected.beside.contains(word.stem()) ? 1 : 0;
        }
        if (amount.isMeasured() != said.isMeasured()) {
            return !said.isMeasured() && said.counted().isEmpty() && shared >= ENOUGH ? shared : 0;
        }
        if (amount.isMeasured()) {
            if (amount.number() == said.number() || amount.most() == said.most()) {
                return shared + SAME_NUMBER;
            }
            // "In one day" is not about how many.
            boolean alike = amount.unit().quantity().equals(said.unit().quantity()) && said.number() != 1;
            return alike ? shared : 0;
        }
        boolean bare = amount.counted().isEmpty() && said.counted().isEmpty();
        boolean named = !Collections.disjoint(amount.counted(), said.counted())
                || !Collections.disjoint(expected.beside, said.counted())
                || beside.stream().anyMatch(word -> amount.counted().contains(word.stem()));
        return bare || named ? shared : 0;
    }
}

package dev.vivavoce.embedded;

import dev.vivavoce.core.question.Style;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How well an answer tells what somebody did, or would do: by what its clauses tell, each different thing once. What an
 * answer needs to show grows with its length, but less than in proportion, so that a short answer that shows much is not
 * beaten by a long one that shows a little more. {@link RuleBasedEvaluator} documents the formula.
 */
final class Telling {

    private static final StoryWords WORDS = StoryWords.ENGLISH;
    private static final double UNIT = Weights.value("telling.unit");
    private static final double GROWTH = Weights.value("telling.growth");
    private static final double LONGEST = Weights.value("telling.longest");
    private static final double FLOOR = Weights.value("telling.floor");
    private static final double FULL = Weights.value("telling.full");
    private static final double MISSING = Weights.value("telling.missing");
    private static final double NO_DEED = Weights.value("telling.no.deed");
    private static final double NO_RESULT = Weights.value("telling.no.result");
    private static final double LATE = Weights.value("telling.late");
    private static final double[] ENOUGH = byAspect("telling.enough.");
    private static final double[] SHARES = byAspect("telling.");
    private static final int MOST_OF_A_KIND = 3;
    private static final Set<String> THIRD_PERSON =
            Set.of("he", "him", "his", "she", "her", "hers", "he'd", "she'd", "he'll", "she'll", "he's", "she's");
    private static final Set<String> NOW = Set.of("now", "still", "since");
    private static final Set<String> OMITTED = Set.of("didn't", "never", "without");
    private static final List<String> ABSTRACT_ENDINGS =
            List.of("tion", "ment", "ance", "ence", "ity", "ness", "ive", "able", "ible", "ism", "ical", "ous");

    private final Passage answer;
    private final Style style;
    private final List<Clause> clauses;
    private final double[] counts = new double[Aspect.values().length];
    private final double[] most = new double[Aspect.values().length];
    private final int[] best = new int[Aspect.values().length];
    private final Map<Clause.Kind, Integer> words = new EnumMap<>(Clause.Kind.class);
    private final Map<Clause.Kind, Set<String>> deeds = new EnumMap<>(Clause.Kind.class);
    private final Set<String> rare = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> times = new HashSet<>();
    private final Set<String> inquiries = new HashSet<>();
    private final Set<String> orders = new HashSet<>();
    private final Set<String> outcomes = new HashSet<>();
    private final Set<String> lessons = new HashSet<>();
    private final Set<String> cliches = new HashSet<>();
    private final Set<String> offences = new HashSet<>();
    private int length;
    private int numerals;
    private int abstractions;
    private int quotes;
    /** Whether anything was done yet: before that, nothing can have come of it. */
    private boolean acted;

    /** What came of it, wherever in the answer it is said. */
    private double ended;

    private Telling(Passage answer, double[] worth, Style style) {
        this.answer = answer;
        this.style = style;
        Arrays.fill(best, -1);
        Set<List<String>> seen = new HashSet<>();
        clauses = Clauses.of(answer, worth, style == Style.SITUATIONAL).stream()
                .filter(clause -> seen.add(clause.terms()))
                .toList();
        for (Clause clause : clauses) {
            length += clause.terms().size();
        }
        boolean[] idle = idle(worth);
        double late = length - Math.max(14, LATE * length);
        int before = 0;
        for (Clause clause : clauses) {
            before += clause.terms().size();
            if (idle[clause.sentence()]) {
                words.merge(clause.kind(), clause.terms().size(), Integer::sum);
                phrases("cliche", clause.terms(), cliches);
            } else {
                read(clause, before > late);
            }
        }
        count(Aspect.ACTION, actions());
        count(
                Aspect.SPECIFICITY,
                rare.size()
                        + 2 * Math.min(MOST_OF_A_KIND, quotes)
                        + 0.5 * (capped(numbers) + capped(names) + capped(times)));
    }

    /** Sentences that say what everybody says and name nothing: they show nothing, but they are there. */
    private boolean[] idle(double[] worth) {
        int[] cues = Cues.ENGLISH.in(answer);
        boolean[] idle = new boolean[worth.length];
        for (int sentence = 0; sentence < worth.length; sentence++) {
            int named = 0;
            for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
                named += WORDS.isRare(answer.word(i)) || answer.word(i).kind() == Word.Kind.NUMBER ? 1 : 0;
            }
            idle[sentence] = (cues[sentence] & Cue.FILLER.bit()) != 0 && named < 2;
        }
        return idle;
    }

    private static double[] byAspect(String name) {
        double[] values = new double[Aspect.values().length];
        for (Aspect aspect : Aspect.values()) {
            values[aspect.index()] = Weights.valueOrZero(name + aspect.name().toLowerCase(Locale.ROOT));
        }
        return values;
    }

    /** @param worth of each sentence; what is worth nothing is not told */
    static Telling of(Passage answer, double[] worth, Style style) {
        return new Telling(answer, worth, style);
    }

    private static int capped(Set<String> different) {
        return Math.min(MOST_OF_A_KIND, different.size());
    }

    private double actions() {
        double own = of(Clause.Kind.OWN_DEED);
        double habits = of(Clause.Kind.OWN_HABIT);
        double plans = of(Clause.Kind.OWN_PLAN);
        return style == Style.SITUATIONAL
                ? plans + 0.8 * habits + 0.5 * own
                : own + 0.6 * habits + 0.35 * of(Clause.Kind.OUR_DEED) + (style == Style.MOTIVATION ? 0.5 * plans : 0);
    }

    private int of(Clause.Kind kind) {
        return deeds.getOrDefault(kind, Set.of()).size();
    }

    private void read(Clause clause, boolean late) {
        List<String> terms = clause.terms();
        words.merge(clause.kind(), terms.size(), Integer::sum);
        double specific = 0;
        double third = 0;
        double found = 0;
        double ordered = 0;
        double reasons = 0;
        double lasting = 0;
        boolean counted = false;
        for (int i = 0; i < terms.size(); i++) {
            String term = terms.get(i);
            Word word = answer.word(clause.places().get(i));
            if (word.kind() == Word.Kind.NUMBER) {
                numerals += Character.isDigit(term.charAt(0)) ? 1 : 0;
                specific += numbers.add(word.stem()) ? 0.6 : 0;
                counted = true;
            }
            specific += WORDS.words("time").contains(term) && times.add(term) ? 0.3 : 0;
            specific += isName(clause, i, word) && names.add(term) ? 0.5 : 0;
            specific += WORDS.isRare(word) && rare.add(word.stem()) ? 1 : 0;
            abstractions += isAbstract(word) ? 1 : 0;
            found += WORDS.isInquiry(word) && inquiries.add(word.stem()) ? 1 : 0;
            third += THIRD_PERSON.contains(term) ? 1 : 0;
            ordered += WORDS.words("order").contains(term) && orders.add(term) ? 1 : 0;
            reasons += WORDS.words("reason").contains(term) ? 1 : 0;
            lasting += NOW.contains(term) ? 1 : 0;
            if (OMITTED.contains(term)
                    && i + 1 < terms.size()
                    && WORDS.words("duty").contains(terms.get(i + 1))) {
                offences.add(term + " " + terms.get(i + 1));
            }
        }
        if (clause.kind() == Clause.Kind.QUOTE) {
            quotes++;
            specific++;
        }
        boolean fresh = !clause.verb().isEmpty()
                && deeds.computeIfAbsent(clause.kind(), any -> new HashSet<>()).add(clause.verb());
        boolean told = clause.kind() == Clause.Kind.EVENT;
        boolean acts = fresh
                && (clause.kind() == Clause.Kind.OWN_DEED
                        || clause.kind() == Clause.Kind.OWN_HABIT
                        || (clause.kind() == Clause.Kind.OWN_PLAN && style == Style.SITUATIONAL));
        show(Aspect.ACTION, clause, acts ? (clause.kind() == Clause.Kind.OWN_HABIT ? 0.6 : 1) + 0.3 * specific : 0);
        add(Aspect.SITUATION, clause, told || clause.kind() == Clause.Kind.OUR_DEED ? 1 : 0);
        show(Aspect.SPECIFICITY, clause, specific);
        add(Aspect.CHECKING, clause, found);
        add(Aspect.OTHERS, clause, third + (told ? 1 : 0));
        add(Aspect.STRUCTURE, clause, ordered);
        add(Aspect.REASONING, clause, reasons);
        add(Aspect.REFLECTION, clause, phrases("learning", terms, lessons));
        double ending = acted ? 0.7 * ending(clause, counted) : 0;
        add(Aspect.RESULT, clause, lasting + (late ? ending : 0));
        ended += lasting + ending;
        acted |= acts || clause.kind() == Clause.Kind.OUR_DEED;
        phrases("cliche", terms, cliches);
        phrases("misconduct", terms, offences);
    }

    private double ending(Clause clause, boolean counted) {
        double result = 0;
        boolean others = clause.kind() == Clause.Kind.EVENT || clause.kind() == Clause.Kind.OUR_DEED;
        boolean own = clause.kind() == Clause.Kind.OWN_DEED
                || clause.kind() == Clause.Kind.OWN_PLAN
                || clause.kind() == Clause.Kind.OWN_HABIT;
        result += others && !clause.verb().isEmpty() ? 0.5 : 0;
        result += !own && counted ? 0.6 : 0;
        result = clause.kind() == Clause.Kind.QUOTE ? 0.4 : result;
        return result + 0.7 * phrases("outcome", clause.terms(), outcomes);
    }

    /** How many phrases of that name are new. */
    private static int phrases(String name, List<String> terms, Set<String> seen) {
        Phrases phrases = WORDS.phrases(name);
        int fresh = 0;
        int i = 0;
        while (i < terms.size()) {
            int words = phrases.at(terms, i);
            fresh += words > 0 && seen.add(String.join(" ", terms.subList(i, i + words))) ? 1 : 0;
            i += Math.max(1, words);
        }
        return fresh;
    }

    private boolean isName(Clause clause, int i, Word word) {
        int start = answer.start(clause.places().get(i));
        boolean capital = Character.isUpperCase(answer.text().charAt(start));
        boolean all = word.term().length() > 1
                && start + 1 < answer.text().length()
                && Character.isUpperCase(answer.text().charAt(start + 1));
        return capital
                && word.counts()
                && (i > 0 || all)
                && !WORDS.words("time").contains(word.term());
    }

    private static boolean isAbstract(Word word) {
        String term = word.term();
        if (!word.counts() || term.length() < 5) {
            return false;
        }
        String singular = term.endsWith("s") && !term.endsWith("ss") && !term.endsWith("ous")
                ? term.substring(0, term.length() - 1)
                : term;
        for (String ending : ABSTRACT_ENDINGS) {
            if (singular.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private void add(Aspect aspect, Clause clause, double amount) {
        count(aspect, amount);
        show(aspect, clause, amount == 0 ? 0 : amount + 0.01 * clause.terms().size());
    }

    private void count(Aspect aspect, double amount) {
        counts[aspect.index()] += amount;
    }

    private void show(Aspect aspect, Clause clause, double amount) {
        if (amount > most[aspect.index()]) {
            most[aspect.index()] = amount;
            best[aspect.index()] = clause.sentence();
        }
    }

    /** How strongly the answer shows an aspect, 0 to 1. */
    double strength(Aspect aspect) {
        double enough = ENOUGH[aspect.index()];
        if (enough == 0) {
            return 0;
        }
        double unit = Math.pow(UNIT / (Math.min(length, LONGEST) + 12), GROWTH);
        return Weights.saturate(counts[aspect.index()] * unit / enough);
    }

    /** The same whatever the length: what is added never makes it less. */
    double shown(Aspect aspect) {
        double enough = ENOUGH[aspect.index()];
        double count = aspect == Aspect.RESULT ? ended : counts[aspect.index()];
        return enough == 0 ? 0 : Weights.saturate(count / enough);
    }

    /** The sentence that shows an aspect best; negative where none does. */
    int sentence(Aspect aspect) {
        return best[aspect.index()];
    }

    /** How good the answer is as a whole, 0 to 1. */
    double whole() {
        double sum = 0;
        double total = 0;
        for (Aspect aspect : Aspect.values()) {
            boolean asked = aspect != Aspect.RESULT || style == Style.BEHAVIOURAL;
            double weight = asked ? SHARES[aspect.index()] : 0;
            sum += weight * strength(aspect);
            total += weight;
        }
        double share = Weights.ramp(sum / total * soundness(), FLOOR, FULL);
        if (style == Style.BEHAVIOURAL) {
            share = strength(Aspect.ACTION) < MISSING ? Math.min(share, NO_DEED + 0.1 * share) : share;
            share = strength(Aspect.RESULT) < MISSING ? Math.min(share, NO_RESULT + 0.1 * share) : share;
        }
        return share;
    }

    /** What is left of it for being empty, general, hypothetical, full of figures, or a breach of conduct: 0 to 1. */
    private double soundness() {
        double all = Math.max(1, length);
        double bounded = Math.max(1, Math.min(length, 120));
        double general = part(Clause.Kind.GENERALITY)
                + 0.5 * part(Clause.Kind.STATE)
                + (style == Style.MOTIVATION ? 0 : part(Clause.Kind.OWN_STATE));
        double plans = of(Clause.Kind.OWN_PLAN);
        double told = of(Clause.Kind.OWN_DEED) + of(Clause.Kind.OWN_HABIT);
        return left("cliche", Weights.saturate(cliches.size() / 2.0))
                * left("empty", Math.min(1, general / all / 0.5))
                * left("abstract", Math.min(1, Math.max(0, abstractions - 1) / bounded / 0.07))
                * left("misconduct", Weights.saturate(offences.size() / 1.5))
                * left("figures", Math.min(1, Math.max(0, numerals - 5) / bounded / 0.06))
                * left("hypothetical", style == Style.BEHAVIOURAL ? plans / (plans + told + 0.001) : 0)
                * left("short", Math.max(0, 1 - length / 20.0));
    }

    private static double left(String name, double amount) {
        return 1 - Weights.value("telling.less." + name) * amount;
    }

    private int part(Clause.Kind kind) {
        return words.getOrDefault(kind, 0);
    }
}

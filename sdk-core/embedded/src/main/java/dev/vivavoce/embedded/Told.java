package dev.vivavoce.embedded;

import dev.vivavoce.core.question.Style;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the clauses of an answer tell, each different thing once: counts by {@link Aspect}, and which sentence shows each best. */
final class Told {

    private static final StoryWords WORDS = StoryWords.ENGLISH;
    private static final double LATE = Weights.value("telling.late");
    private static final int MOST_OF_A_KIND = 3;
    private static final Set<String> THIRD_PERSON =
            Set.of("he", "him", "his", "she", "her", "hers", "he'd", "she'd", "he'll", "she'll", "he's", "she's");
    private static final Set<String> NOW = Set.of("now", "still", "since");
    private static final Set<String> OMITTED = Set.of("didn't", "never", "without");
    private static final List<String> ABSTRACT_ENDINGS =
            List.of("tion", "ment", "ance", "ence", "ity", "ness", "ive", "able", "ible", "ism", "ical", "ous");

    private final Passage answer;
    private final Style style;
    private final double[] counts = new double[Aspect.ALL.size()];
    private final double[] most = new double[Aspect.ALL.size()];
    private final int[] best = new int[Aspect.ALL.size()];
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

    private int ours = -1;

    /** Whether anything was done yet: before that, nothing can have come of it. */
    private boolean acted;

    private double ended;

    /** @param worth of each sentence; what is worth nothing is not told */
    Told(Passage answer, double[] worth, Style style) {
        this.answer = answer;
        this.style = style;
        Arrays.fill(best, -1);
        Set<List<String>> seen = new HashSet<>();
        List<Clause> clauses = Clauses.of(answer, worth, style == Style.SITUATIONAL).stream()
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

    private static int capped(Set<String> different) {
        return Math.min(MOST_OF_A_KIND, different.size());
    }

    private double actions() {
        double own = deeds(Clause.Kind.OWN_DEED);
        double habits = deeds(Clause.Kind.OWN_HABIT);
        double plans = deeds(Clause.Kind.OWN_PLAN);
        return style == Style.SITUATIONAL
                ? plans + 0.8 * habits + 0.5 * own
                : own
                        + 0.6 * habits
                        + 0.35 * deeds(Clause.Kind.OUR_DEED)
                        + (style == Style.MOTIVATION ? 0.5 * plans : 0);
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
        ours = ours < 0 && clause.kind() == Clause.Kind.OUR_DEED ? clause.sentence() : ours;
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

    /** How many words its different clauses have. */
    int length() {
        return length;
    }

    /** How much it tells of an aspect. */
    double count(Aspect aspect) {
        return counts[aspect.index()];
    }

    /** What came of it, wherever in the answer it is said. */
    double ended() {
        return ended;
    }

    /** The sentence that shows an aspect best; negative where none does. */
    int sentence(Aspect aspect) {
        return best[aspect.index()];
    }

    /** The first sentence in which "we" did anything; negative where none. */
    int oursSentence() {
        return ours;
    }

    /** How many words are in clauses of that kind. */
    int words(Clause.Kind kind) {
        return words.getOrDefault(kind, 0);
    }

    /** How many different things clauses of that kind say were done, are done or would be. */
    int deeds(Clause.Kind kind) {
        return deeds.getOrDefault(kind, Set.of()).size();
    }

    /** How many different phrases say what everybody says. */
    int cliches() {
        return cliches.size();
    }

    /** How many different breaches of conduct it tells of. */
    int offences() {
        return offences.size();
    }

    /** How many words are abstract, each time they stand there. */
    int abstractions() {
        return abstractions;
    }

    /** How many numbers are in digits. */
    int numerals() {
        return numerals;
    }
}

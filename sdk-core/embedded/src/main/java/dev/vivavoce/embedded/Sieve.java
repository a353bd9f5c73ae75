package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.question.Style;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What each sentence of an answer is worth: nothing where it repeats the question or an earlier sentence or speaks to the
 * evaluator, little where it only lists words.
 */
final class Sieve {

    private static final Set<String> GLUE = Set.of("a", "an", "the", "and", "or", "of", "also", "etc");
    private static final double LIST_WORDS = Weights.value("sieve.list.words");
    private static final double LIST_LINKING = Weights.value("sieve.list.linking");
    private static final double LIST_WORTH = Weights.value("sieve.list.worth");
    private static final double LISTED_SHARE = Weights.value("sieve.listed.share");
    private static final double PARROT_ASKED = Weights.value("sieve.parrot.asked");
    private static final double PARROT_NEW = Weights.value("sieve.parrot.new");
    private static final double REPETITION_SHARE = Weights.value("sieve.repetition.share");
    private static final double REPETITION_WORDS = Weights.value("sieve.repetition.words");
    private static final double REPETITION_POWER = Weights.value("sieve.repetition.power");

    private final Yardstick yardstick;
    private final Passage answer;
    private final double[] worth;
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final Set<Long> seen = new HashSet<>();
    private int repeated;
    private int parroted;
    private int listed;
    private int instructing;

    Sieve(Yardstick yardstick, Passage answer, Style style) {
        this.yardstick = yardstick;
        this.answer = answer;
        this.worth = new double[answer.sentences()];
        boolean[] addressed = Addressed.in(answer, yardstick.guide());
        for (int sentence = 0; sentence < worth.length; sentence++) {
            worth[sentence] = weigh(sentence, addressed[sentence], style);
        }
        flag();
    }

    private double weigh(int sentence, boolean addressed, Style style) {
        int length = answer.length(sentence);
        if (addressed) {
            instructing += length;
            return 0;
        }
        long hash = answer.hash(sentence);
        if (yardstick.questionSentences().contains(hash) || isParroted(sentence)) {
            parroted += length;
            return 0;
        }
        if (!seen.add(hash)) {
            repeated += length;
            return 0;
        }
        if (style != Style.CODING && isList(sentence)) {
            listed += length;
            return isStory(style) ? 0 : LIST_WORTH;
        }
        return 1;
    }

    /** What is asked for in sentences, and not as points to be listed. */
    static boolean isStory(Style style) {
        return style == Style.BEHAVIOURAL || style == Style.SITUATIONAL || style == Style.MOTIVATION;
    }

    private boolean isParroted(int sentence) {
        Guide guide = yardstick.guide();
        double all = 0;
        double fresh = 0;
        Set<String> asked = Set.of();
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            Word word = answer.word(i);
            if (word.negates() && !guide.asksNegated()) {
                return false;
            }
            all += word.weight();
            if (word.counts() && guide.asks(word)) {
                asked = asked.isEmpty() ? new HashSet<>() : asked;
                asked.add(word.stem());
            } else {
                fresh += word.weight();
            }
        }
        return !asked.isEmpty()
                && asked.size() >= PARROT_ASKED * guide.questionWords()
                && fresh <= PARROT_NEW * all
                && answer.length(sentence) > 2;
    }

    private boolean isList(int sentence) {
        int counted = 0;
        int linking = 0;
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            Word word = answer.word(i);
            counted += word.counts() ? 1 : 0;
            linking += !word.counts() && !GLUE.contains(word.term()) ? 1 : 0;
        }
        return counted >= LIST_WORDS && linking <= LIST_LINKING * answer.length(sentence);
    }

    private void flag() {
        int words = answer.size();
        if (instructing > 0 || Addressed.isCiphered(answer)) {
            flags.add(Flag.INSTRUCTION_LIKE_TEXT);
        }
        if (words > 0 && parroted >= REPETITION_SHARE * words) {
            flags.add(Flag.PARROTING);
        }
        if (listed > 0 && listed >= LISTED_SHARE * words) {
            flags.add(Flag.KEYWORD_LIST);
        }
        if ((repeated > 0 && repeated >= REPETITION_SHARE * words) || isMonotonous()) {
            flags.add(Flag.REPETITION);
        }
    }

    private boolean isMonotonous() {
        if (answer.size() < REPETITION_WORDS) {
            return false;
        }
        double enough = Math.pow(answer.size(), REPETITION_POWER);
        Set<String> different = new HashSet<>();
        for (int i = 0; i < answer.size(); i++) {
            if (different.add(answer.word(i).term()) && different.size() >= enough) {
                return false;
            }
        }
        return true;
    }

    double[] worth() {
        return worth;
    }

    /** What a reviewer should know about the answer's form. */
    Set<Flag> flags() {
        return flags;
    }

    /** Whether the answer repeats the question and says nothing else. */
    boolean isEcho() {
        return parroted > 0 && parroted + repeated == answer.size();
    }
}

package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.question.Style;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What each sentence of an answer is worth: nothing where it repeats the question or an earlier sentence, little
 * where it only lists words.
 */
final class Sieve {

    private static final Set<String> GLUE = Set.of("a", "an", "the", "and", "or", "of", "also", "etc");
    private static final double LIST_WORDS = Weights.value("sieve.list.words");
    /** Where so few words are expected, so few may do without any that link them. */
    private static final double FEW = Weights.value("sieve.list.few");

    private static final double LIST_LINKING = Weights.value("sieve.list.linking");
    private static final Set<String> ACTORS = Set.of(
            "i", "we", "you", "he", "she", "they", "it", "i'd", "i've", "i'll", "i'm", "we'd", "we've", "is", "are",
            "was", "were", "my", "our");
    private static final double LIST_COMMAS = Weights.value("sieve.list.commas");
    private static final double LIST_ITEM = Weights.value("sieve.list.item");
    private static final double BARE_ITEM = Weights.value("sieve.list.bare.item");
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
    private int said;

    /**
     * Sieves.
     *
     * @param isRest whether what spoke to whoever rates was cut out of the answer: points are then not to be listed
     */
    Sieve(Yardstick yardstick, Passage answer, Style style, boolean isRest) {
        this.yardstick = yardstick;
        this.answer = answer;
        this.worth = new double[answer.sentences()];
        boolean[] lists = new boolean[worth.length];
        for (int sentence = 0; sentence < worth.length; sentence++) {
            worth[sentence] = weigh(sentence);
            lists[sentence] = worth[sentence] > 0 && style != Style.CODING && isList(sentence);
            listed += lists[sentence] ? answer.length(sentence) : 0;
            said += worth[sentence] > 0 ? answer.length(sentence) : 0;
        }
        for (int sentence = 0; sentence < worth.length; sentence++) {
            worth[sentence] = lists[sentence] && (isStory(style) || !isBareList() || isRest) ? 0 : worth[sentence];
        }
        flag(isRest);
    }

    private double weigh(int sentence) {
        int length = answer.length(sentence);
        long hash = answer.hash(sentence);
        if (yardstick.questionSentences().contains(hash) || isParroted(sentence)) {
            parroted += length;
            return 0;
        }
        if (!seen.add(hash)) {
            repeated += length;
            return 0;
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

    /** Words without what links them, or many short items between commas that nobody does anything in. */
    private boolean isList(int sentence) {
        if (answer.length(sentence) <= FEW && yardstick.guide().expected() <= FEW) {
            return false;
        }
        int counted = 0;
        int linking = 0;
        int commas = 0;
        boolean acts = false;
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            Word word = answer.word(i);
            counted += word.counts() ? 1 : 0;
            linking += !word.counts() && !GLUE.contains(word.term()) ? 1 : 0;
            acts |= ACTORS.contains(word.term());
            if (i > answer.from(sentence)) {
                int comma = answer.text().indexOf(',', answer.end(i - 1));
                commas += comma >= 0 && comma < answer.start(i) ? 1 : 0;
            }
        }
        int length = answer.length(sentence);
        return (counted >= LIST_WORDS && linking <= LIST_LINKING * length)
                || (commas >= LIST_COMMAS && length <= (acts ? BARE_ITEM : LIST_ITEM) * (commas + 1));
    }

    /** Whether there is nothing but lists. */
    boolean isBareList() {
        return listed > 0 && listed == said;
    }

    private void flag(boolean isRest) {
        int words = answer.size();
        if (isRest || Disguise.isCiphered(answer)) {
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

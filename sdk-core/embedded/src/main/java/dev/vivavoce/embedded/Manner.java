package dev.vivavoce.embedded;

import dev.vivavoce.embedded.Addressed.Verdict;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How much a sentence sounds as if it spoke to whoever rates it: a logistic regression over its words and marks, pairs of neighbouring
 * ones, who it speaks of, and what the rules found, each counted once. Learned from texts of our own by {@code MannerTraining} beside
 * the tests.
 */
final class Manner {

    static final Resource RESOURCE = Resource.named("manner.txt");

    static final Manner ENGLISH = new Manner(RESOURCE);

    /** The sign that every sentence shows. */
    static final String ALWAYS = "@";

    private static final String BEGIN = "^";
    private static final String END = "$";
    private static final String NUMBER = "#";
    /** What a mark is written with, so that none is taken for one of the above. */
    private static final char MARK = '`';

    private static final String OTHER_MARK = MARK + "*";
    private static final String[] MARKS = marks();
    /** Weights are written in hundredths. */
    private static final double UNIT = 0.01;

    private static final Set<String> SPEAKER = Set.of(
            "i", "me", "my", "mine", "i'd", "i've", "i'm", "i'll", "we", "our", "us", "we'd", "we've", "we'll", "we're",
            "myself");
    private static final Set<String> LISTENER =
            Set.of("you", "your", "yours", "yourself", "you're", "you've", "you'll", "you'd", "u", "ur");
    private static final Set<String> OTHERS = Set.of("he", "she", "they", "him", "her", "them", "his", "their");

    /** What is known of a sentence besides its words. */
    record Signs(
            Verdict verdict, boolean related, boolean onDomain, boolean onProgram, boolean asks, boolean exclaims) {}

    /** Takes what a sentence shows. */
    interface Sink {
        void word(String word);

        void pair(String first, String second);

        void sign(String sign);
    }

    /** What a word or mark weighs, alone and before others: places in {@link #weights}. */
    private static final class Entry {
        private int alone = -1;
        private final Map<String, Integer> before = new HashMap<>();
    }

    private final double[] weights;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Integer> signs = new HashMap<>();

    Manner(Resource resource) {
        weights = new double[resource.entries().size()];
        for (int i = 0; i < weights.length; i++) {
            String[] parts = Resource.words(resource.entries().get(i));
            weights[i] = Integer.parseInt(parts[0]) * UNIT;
            if (parts.length == 3) {
                entries.computeIfAbsent(parts[1], any -> new Entry()).before.put(parts[2], i);
            } else if (parts[1].startsWith("@")) {
                signs.put(parts[1], i);
            } else {
                entries.computeIfAbsent(parts[1], any -> new Entry()).alone = i;
            }
        }
    }

    private static String[] marks() {
        String[] marks = new String[128];
        for (char c = 0; c < marks.length; c++) {
            marks[c] = "" + MARK + c;
        }
        return marks;
    }

    private static String mark(char c) {
        return switch (c) {
            case '\u2018', '\u2019' -> MARKS['\''];
            case '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb' -> MARKS['"'];
            case '\u2013', '\u2014' -> MARKS['-'];
            default -> c < MARKS.length ? MARKS[c] : OTHER_MARK;
        };
    }

    /** What weighs the sentences of one text. Not thread-safe. */
    Scales scales() {
        return new Scales();
    }

    /** Tells all that counts. */
    static void read(Passage answer, int sentence, Signs known, Sink sink) {
        String last = BEGIN;
        String before = BEGIN;
        boolean speaker = false;
        boolean listener = false;
        boolean others = false;
        int at = opening(answer, sentence);
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            String term = answer.word(i).term();
            String word =
                    answer.word(i).kind() == Word.Kind.NUMBER && Character.isDigit(term.charAt(0)) ? NUMBER : term;
            before = marks(answer.text(), at, answer.start(i), before, sink);
            at = answer.end(i);
            sink.word(word);
            sink.pair(last, word);
            pairAcross(before, word, sink);
            last = word;
            before = word;
            speaker |= SPEAKER.contains(word);
            listener |= LISTENER.contains(word);
            others |= OTHERS.contains(word);
        }
        before = marks(answer.text(), at, closing(answer, sentence), before, sink);
        sink.pair(last, END);
        pairAcross(before, END, sink);
        sink.sign(ALWAYS);
        sink.sign("@of" + (speaker ? "-speaker" : "") + (listener ? "-listener" : "") + (others ? "-others" : ""));
        if (known.asks) {
            sink.sign("@asks");
        }
        if (known.exclaims) {
            sink.sign("@exclaims");
        }
        if (known.related) {
            sink.sign("@related");
        }
        if (known.onDomain) {
            sink.sign("@on-domain");
        }
        if (known.verdict != Verdict.NO) {
            String rule = "@" + known.verdict.name().toLowerCase(Locale.ROOT);
            sink.sign(rule);
            sink.sign(rule + (known.onDomain ? "-on-domain" : "-elsewhere"));
            sink.sign(rule + (speaker ? "-speaker" : "-nobody"));
            if (known.onProgram) {
                sink.sign(rule + "-on-program");
            }
        }
    }

    /** Where a sentence's own marks begin: what stands before a space belongs to the sentence before. */
    private static int opening(Passage answer, int sentence) {
        int from = answer.textFrom(sentence);
        return sentence == 0 ? from : afterSpace(answer.text(), from, answer.start(answer.from(sentence)));
    }

    private static int closing(Passage answer, int sentence) {
        int to = answer.textTo(sentence);
        return sentence == answer.sentences() - 1
                ? to
                : afterSpace(answer.text(), answer.end(answer.to(sentence) - 1), to);
    }

    private static int afterSpace(String text, int from, int to) {
        int at = from;
        while (at < to && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Tells the marks between two words; gives the last of them, or {@code before} where there is none. */
    private static String marks(String text, int from, int to, String before, Sink sink) {
        String last = before;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (!Character.isLetterOrDigit(c) && !Character.isWhitespace(c)) {
                String mark = mark(c);
                sink.word(mark);
                sink.pair(last, mark);
                last = mark;
            }
        }
        return last;
    }

    /** A word and the mark before it, where there is one: the word before that is a pair of its own. */
    private static void pairAcross(String before, String word, Sink sink) {
        if (before.charAt(0) == MARK) {
            sink.pair(before, word);
        }
    }

    /** Adds up what one sentence after another shows. */
    final class Scales implements Sink {
        private final BitSet seen = new BitSet(weights.length);
        private double total;

        /** The log-odds that a sentence speaks to whoever rates it. */
        double weigh(Passage answer, int sentence, Signs known) {
            seen.clear();
            total = 0;
            read(answer, sentence, known, this);
            return total;
        }

        @Override
        public void word(String word) {
            Entry entry = entries.get(word);
            if (entry != null && entry.alone >= 0) {
                add(entry.alone);
            }
        }

        @Override
        public void pair(String first, String second) {
            Entry entry = entries.get(first);
            Integer weight = entry == null ? null : entry.before.get(second);
            if (weight != null) {
                add(weight);
            }
        }

        @Override
        public void sign(String sign) {
            Integer weight = signs.get(sign);
            if (weight != null) {
                add(weight);
            }
        }

        private void add(int weight) {
            if (!seen.get(weight)) {
                seen.set(weight);
                total += weights[weight];
            }
        }
    }
}

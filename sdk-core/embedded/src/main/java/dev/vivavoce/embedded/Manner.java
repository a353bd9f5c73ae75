package dev.vivavoce.embedded;

import dev.vivavoce.embedded.Addressed.Verdict;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How much a sentence sounds as if it spoke to whoever rates it: a logistic regression over its words, pairs of neighbouring
 * words, who it speaks of, and what the rules found. Learned from texts of our own by {@code MannerTraining} beside the tests.
 */
final class Manner {

    static final Resource RESOURCE = Resource.named("manner.txt");

    static final Manner ENGLISH = new Manner(RESOURCE);

    private static final String BEGIN = "^";
    private static final String END = "$";
    private static final String NUMBER = "#";
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

    /** What a word weighs, alone and before others. */
    private static final class Entry {
        private double weight;
        private final Map<String, Double> before = new HashMap<>();
    }

    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Double> signs = new HashMap<>();

    Manner(Resource weights) {
        for (String line : weights.entries()) {
            String[] parts = Resource.words(line);
            double weight = Integer.parseInt(parts[0]) * UNIT;
            if (parts.length == 3) {
                entries.computeIfAbsent(parts[1], any -> new Entry()).before.put(parts[2], weight);
            } else if (parts[1].startsWith("@")) {
                signs.put(parts[1], weight);
            } else {
                entries.computeIfAbsent(parts[1], any -> new Entry()).weight = weight;
            }
        }
    }

    /** The log-odds that a sentence speaks to whoever rates it. */
    double of(Passage answer, int sentence, Signs known) {
        Sum sum = new Sum();
        read(answer, sentence, known, sum);
        return sum.total;
    }

    /** Tells all that counts. */
    static void read(Passage answer, int sentence, Signs known, Sink sink) {
        String last = BEGIN;
        boolean speaker = false;
        boolean listener = false;
        boolean others = false;
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            String term = answer.word(i).term();
            String word =
                    answer.word(i).kind() == Word.Kind.NUMBER && Character.isDigit(term.charAt(0)) ? NUMBER : term;
            sink.word(word);
            sink.pair(last, word);
            last = word;
            speaker |= SPEAKER.contains(word);
            listener |= LISTENER.contains(word);
            others |= OTHERS.contains(word);
        }
        sink.pair(last, END);
        sink.sign("@");
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

    private final class Sum implements Sink {
        private double total;

        @Override
        public void word(String word) {
            Entry entry = entries.get(word);
            total += entry == null ? 0 : entry.weight;
        }

        @Override
        public void pair(String first, String second) {
            Entry entry = entries.get(first);
            total += entry == null ? 0 : entry.before.getOrDefault(second, 0.0);
        }

        @Override
        public void sign(String sign) {
            total += signs.getOrDefault(sign, 0.0);
        }
    }
}

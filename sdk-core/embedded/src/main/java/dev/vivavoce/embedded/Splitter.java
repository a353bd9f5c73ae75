package dev.vivavoce.embedded;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Splits texts into passages: words by Unicode's rules (UAX #29), identifiers in code into the words they are made of.
 *
 * <p>One instance splits one text at a time; {@link #split} takes a free one.
 */
final class Splitter {

    private static final ConcurrentLinkedQueue<Splitter> FREE = new ConcurrentLinkedQueue<>();
    private static final Set<String> ABBREVIATIONS = Set.of("e.g", "i.e", "mr", "mrs", "dr", "vs", "approx");
    private static final Set<String> CONNECTIVES =
            Set.of("and", "so", "but", "because", "then", "when", "after", "um", "uh", "which", "also", "while");
    private static final Set<String> PREFIXES = Set.of("anti", "counter");
    /** Longer runs of letters are cut into words of this length. */
    private static final int LONGEST_WORD = 255;

    private static final int LONGEST_UNIT = 12;
    private static final String MAY = "may";
    private static final int LONGEST_SIGN = 8;
    private static final int BREATH = 12;

    private final StandardTokenizer tokenizer = new StandardTokenizer();
    private final CharTermAttribute term = tokenizer.addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = tokenizer.addAttribute(OffsetAttribute.class);
    private final EnglishStemmer stemmer = new EnglishStemmer();
    private final char[] lower = new char[LONGEST_WORD];

    private Visible visible = Visible.of("");
    private Passage passage = new Passage("");
    private int last;
    private int sentenceLength;
    private Negation negation = new Negation(passage);

    private boolean abbreviated;
    private boolean inSmallLetters;

    private Splitter() {}

    /** The passage that {@code text} is. Words keep their offsets in it. */
    static Passage split(String text) {
        Splitter free = FREE.poll();
        Splitter splitter = free == null ? new Splitter() : free;
        try {
            return splitter.read(text);
        } finally {
            FREE.offer(splitter);
        }
    }

    private Passage read(String text) {
        visible = Visible.of(text);
        passage = new Passage(text);
        last = 0;
        sentenceLength = 0;
        negation = new Negation(passage);
        abbreviated = false;
        inSmallLetters = isInSmallLetters(text);
        try {
            tokenizer.setReader(new StringReader(visible.text()));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                token(term.buffer(), term.length(), offset.startOffset());
            }
            tokenizer.end();
            tokenizer.close();
            negation.endClause(sentenceLength);
            sign();
        } catch (IOException e) {
            throw new UncheckedIOException("a string was read", e);
        }
        Passage read = passage;
        passage = new Passage("");
        visible = Visible.of("");
        return read;
    }

    /** What has no words is one itself where it is short: an operator, a mark. */
    private void sign() {
        String sign = passage.text().strip();
        if (passage.size() == 0 && !sign.isEmpty() && sign.length() <= LONGEST_SIGN) {
            int start = passage.text().indexOf(sign);
            Word word = new Word(sign, sign, Word.Kind.CONTENT, 1, Double.NaN);
            passage.add(word, start, start + sign.length(), true, false);
        }
    }

    /** Whether so much is written in small letters that a word in capitals stands out. */
    private static boolean isInSmallLetters(String text) {
        int small = 0;
        int capital = 0;
        for (int i = 0; i < text.length(); i++) {
            small += Character.isLowerCase(text.charAt(i)) ? 1 : 0;
            capital += Character.isUpperCase(text.charAt(i)) ? 1 : 0;
        }
        return 2 * small >= capital;
    }

    /** An identifier such as {@code retryCount}, {@code retry_count} or {@code list.size} is several words. */
    private void token(char[] buffer, int length, int start) {
        int from = 0;
        for (int i = 1; i < length; i++) {
            char before = buffer[i - 1];
            char c = buffer[i];
            boolean joint = (c == '_' || c == '.') && Character.isLetter(before) && i - from > 1;
            boolean unit = from == 0
                    && Character.isDigit(buffer[0])
                    && Character.isDigit(before)
                    && Character.isLetter(c)
                    && (isUnit(buffer, i, length) || (buffer[i] == 'k' && i == length - 1));
            boolean hump = i - from > 1
                    && Character.isLowerCase(before)
                    && Character.isUpperCase(c)
                    && Character.isLowerCase(buffer[from]);
            if (joint || unit || (hump && !isUnit(buffer, from, length))) {
                part(buffer, from, i, start);
                from = joint ? i + 1 : i;
            }
        }
        if (from < length) {
            part(buffer, from, length, start);
        }
    }

    /** "500mg" is two words, and "kHz" is one. */
    private static boolean isUnit(char[] buffer, int from, int to) {
        return to - from <= LONGEST_UNIT && Units.isUnit(new String(buffer, from, to - from).toLowerCase(Locale.ROOT));
    }

    private void part(char[] buffer, int from, int to, int offset) {
        int start = offset + from;
        String source = visible.text();
        int end = offset + to;
        int length = to - from;
        for (int i = 0; i < length; i++) {
            char c = Character.toLowerCase(buffer[from + i]);
            lower[i] = c == '\u2019' ? '\'' : c;
        }
        if (length == 1 && lower[0] == 'c') {
            while (length < 3 && end < source.length() && isSuffixOfC(source.charAt(end))) {
                lower[length++] = source.charAt(end++);
            }
        } else if (length > 2 && lower[length - 1] == 's' && lower[length - 2] == '\'') {
            length -= 2;
        }
        if (isAfterPrefix(source, start)) {
            String prefix = passage.word(passage.size() - 1).term();
            Word joined = Lexicon.ENGLISH.make(prefix + new String(lower, 0, length), stemmer);
            if (Lexicon.ENGLISH.knows(joined)) {
                passage.join(joined, visible.end(end));
                last = end;
                return;
            }
        }
        Word known = Lexicon.ENGLISH.word(lower, length, stemmer);
        Word word = inSmallLetters ? named(known, buffer, from, to) : known;
        gap(source, start, word);
        boolean begins = sentenceLength == 0;
        boolean negated = negation.reaches(word, sentenceLength, start == last + 1);
        passage.add(word, visible.start(start), visible.end(end), begins, negated);
        sentenceLength++;
        last = end;
        abbreviated = ABBREVIATIONS.contains(word.term());
    }

    /** "Anti-clockwise" is one word. */
    private boolean isAfterPrefix(String source, int start) {
        return start == last + 1
                && source.charAt(last) == '-'
                && passage.size() > 0
                && PREFIXES.contains(passage.word(passage.size() - 1).term());
    }

    /** What is written in capitals among small letters is a name, such as the clause WHERE or the department IT; so is May within a sentence. */
    private Word named(Word word, char[] buffer, int from, int to) {
        if (word.kind() != Word.Kind.FUNCTION || to - from < 2) {
            return word;
        }
        int capitals = sentenceLength > 0 && word.term().equals(MAY) ? from + 1 : to;
        for (int i = from; i < capitals; i++) {
            if (!Character.isUpperCase(buffer[i])) {
                return word;
            }
        }
        return new Word(word.term(), word.stem(), Word.Kind.CONTENT, 1, word.number());
    }

    /** C++ and C# are words. */
    private static boolean isSuffixOfC(char c) {
        return c == '+' || c == '#';
    }

    private void gap(String source, int start, Word next) {
        boolean ends = false;
        boolean pauses = false;
        for (int i = last; i < start; i++) {
            char c = source.charAt(i);
            if (c == '!' || c == '?' || c == ';' || c == '\u2022' || c == '\u3002' || (c == '.' && !abbreviated)) {
                ends = true;
            } else if (c == '\n' || c == '\r') {
                ends |= startsLine(source, i, start);
                pauses = true;
            } else if (c == ',' || c == ':' || c == '(' || c == ')' || c == '\u2013' || c == '\u2014') {
                pauses = true;
            }
        }
        boolean breath = sentenceLength >= Passage.LONGEST_SENTENCE
                || (sentenceLength >= BREATH * 2 && CONNECTIVES.contains(next.term()));
        int clause = sentenceLength;
        if (ends || breath) {
            sentenceLength = 0;
        }
        if (ends || pauses) {
            negation.endClause(clause);
        }
    }

    /** A line that goes on in lower case goes on with the sentence, unless a blank line or a bullet stands before. */
    private static boolean startsLine(String source, int from, int start) {
        for (int i = from + 1; i < start; i++) {
            char c = source.charAt(i);
            if (c == '\n' || c == '-' || c == '*' || c == '\u2022') {
                return true;
            }
        }
        return !Character.isLowerCase(source.charAt(start));
    }
}

package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Evidence;
import java.util.Optional;

/** Sentences of an answer as evidence, and as words that are safe to repeat in feedback. */
final class Quotes {

    private static final int LONGEST = 400;
    private static final int REPEATED_WORDS = 8;
    /** So many characters have so many words mostly. */
    private static final int USUAL = 64;

    private static final int LONGEST_BETWEEN = 4;
    private static final String SIGNS = "-\u2212\u20ac$\u00a3";
    private static final String AFTER = "%\u00b0\u2030\u20ac$\u00a3";
    private static final String SAFE = SIGNS + AFTER + ",;:^\u2013";

    private Quotes() {}

    /** The sentence, verbatim; its beginning where it is longer than {@value #LONGEST} characters. */
    static Optional<Evidence> sentence(Passage answer, int sentence) {
        if (sentence < 0) {
            return Optional.empty();
        }
        String text = answer.text();
        int from = answer.from(sentence);
        int last = answer.to(sentence) - 1;
        while (from < last && isTag(answer, from)) {
            from++;
        }
        while (last > from && isTag(answer, last)) {
            last--;
        }
        int start = answer.start(from);
        while (last > from && answer.end(last) - start > LONGEST) {
            last--;
        }
        int end = answer.end(last);
        start -= isSigned(answer, from) ? 1 : 0;
        boolean closes = text.startsWith(")", end) && text.lastIndexOf('(', end) >= start;
        end += closes || (end < text.length() && AFTER.indexOf(text.charAt(end)) >= 0) ? 1 : 0;
        start -= cuts(text, start) ? 1 : 0;
        end += cuts(text, end) ? 1 : 0;
        return Optional.of(Evidence.in(text, start, end));
    }

    /** Whether a word is the name of a tag, such as {@code <p>} or {@code </p>}: a quote should not begin or end in the midst of one. */
    private static boolean isTag(Passage answer, int word) {
        String text = answer.text();
        int start = answer.start(word);
        return (text.startsWith("<", start - 1) || text.startsWith("</", start - 2))
                && text.startsWith(">", answer.end(word));
    }

    private static boolean cuts(String text, int index) {
        return index > 0
                && index < text.length()
                && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
    }

    /** The first words of the sentence, without any character that could mean something to a page, a sheet or a shell. */
    static String opening(Passage answer, int sentence) {
        return words(answer, answer.from(sentence), answer.to(sentence));
    }

    /** The words around one of a sentence, just so. */
    static String around(Passage answer, int word) {
        int sentence = answer.sentence(word);
        int from = Math.max(
                answer.from(sentence), Math.min(word - REPEATED_WORDS / 2, answer.to(sentence) - REPEATED_WORDS));
        return (from > answer.from(sentence) ? "…" : "") + words(answer, from, answer.to(sentence));
    }

    private static String words(Passage answer, int from, int end) {
        StringBuilder words = new StringBuilder(USUAL);
        int to = Math.min(end, from + REPEATED_WORDS);
        for (int i = from; i < to; i++) {
            if (i == from) {
                before(words, answer, i);
            } else {
                between(words, answer, i);
            }
            int last = Math.min(answer.end(i), answer.start(i) + LONGEST / REPEATED_WORDS);
            for (int at = answer.start(i);
                    at < last;
                    at += Character.charCount(answer.text().codePointAt(at))) {
                int c = answer.text().codePointAt(at);
                if (Character.isLetterOrDigit(c) || c == '\'' || c == '\u2019' || c == '.') {
                    words.appendCodePoint(c);
                }
            }
        }
        after(words, answer, to - 1);
        return words.append(to < end ? "…" : "").toString();
    }

    private static void before(StringBuilder words, Passage answer, int word) {
        if (isSigned(answer, word)) {
            words.append(answer.text().charAt(answer.start(word) - 1));
        }
    }

    /** Whether the sign of an amount stands before a word: of minus, or of a currency. */
    private static boolean isSigned(Passage answer, int word) {
        int at = answer.start(word) - 1;
        return at >= 0 && SIGNS.indexOf(answer.text().charAt(at)) >= 0 && Amounts.isNumber(answer.word(word));
    }

    private static void after(StringBuilder words, Passage answer, int word) {
        int at = answer.end(word);
        char c = at < answer.text().length() ? answer.text().charAt(at) : ' ';
        if (AFTER.indexOf(c) >= 0 || (c == ')' && isOpen(words))) {
            words.append(c);
        }
    }

    /** What stands between a word and the one before it, as far as it is commas, signs of amounts, the stroke in "mg/kg" or the brackets of O(n). */
    private static void between(StringBuilder words, Passage answer, int word) {
        String before = answer.word(word - 1).term();
        int from = answer.end(word - 1);
        int to = Math.min(answer.start(word), from + LONGEST_BETWEEN);
        boolean isSpaced = false;
        for (int at = from; at < to; at++) {
            char c = answer.text().charAt(at);
            boolean stroke = c == '/' && Units.isUnit(before);
            boolean bracket = (c == '(' && before.equals("o")) || (c == ')' && isOpen(words));
            if (SAFE.indexOf(c) >= 0 || stroke || bracket) {
                words.append(c);
                isSpaced = false;
            } else if (!isSpaced) {
                words.append(' ');
                isSpaced = true;
            }
        }
    }

    private static boolean isOpen(StringBuilder words) {
        return words.lastIndexOf("(") > words.lastIndexOf(")");
    }
}

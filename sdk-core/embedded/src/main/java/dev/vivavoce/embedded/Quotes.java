package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Evidence;
import java.util.Optional;

/** Sentences of an answer as evidence, and as words that are safe to repeat in feedback. */
final class Quotes {

    private static final int LONGEST = 400;
    private static final int REPEATED_WORDS = 8;

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
        StringBuilder words = new StringBuilder();
        int to = Math.min(end, from + REPEATED_WORDS);
        for (int i = from; i < to; i++) {
            words.append(i == from ? before(answer, i) : between(answer, i, isOpen(words)));
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
        return words + after(answer, to - 1, isOpen(words)) + (to < end ? "…" : "");
    }

    /** The sign of an amount that begins with a word: of minus, or of a currency. */
    private static String before(Passage answer, int word) {
        int start = answer.start(word);
        String sign = start == 0 ? "" : answer.text().substring(start - 1, start);
        return SIGNS.contains(sign) && Amounts.isNumber(answer.word(word)) ? sign : "";
    }

    private static boolean isOpen(StringBuilder words) {
        return words.lastIndexOf("(") > words.lastIndexOf(")");
    }

    private static String after(Passage answer, int word, boolean isOpen) {
        int end = answer.end(word);
        String sign =
                answer.text().substring(end, Math.min(end + 1, answer.text().length()));
        return AFTER.contains(sign) || (sign.equals(")") && isOpen) ? sign : "";
    }

    /** What stands between a word and the one before it, as far as it is commas, signs of amounts, the stroke in "mg/kg" or the brackets of O(n). */
    private static String between(Passage answer, int word, boolean isOpen) {
        int from = answer.end(word - 1);
        int to = Math.min(answer.start(word), from + LONGEST_BETWEEN);
        StringBuilder between = new StringBuilder();
        for (int at = from; at < to; at++) {
            char c = answer.text().charAt(at);
            boolean opens = c == '(' && answer.word(word - 1).term().equals("o");
            boolean stroke = c == '/' && Units.isUnit(answer.word(word - 1).term());
            if (SAFE.indexOf(c) >= 0 || opens || stroke || (c == ')' && isOpen)) {
                between.append(c);
            } else if (between.length() == 0 || between.charAt(between.length() - 1) != ' ') {
                between.append(' ');
            }
        }
        return between.toString();
    }
}

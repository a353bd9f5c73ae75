package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Evidence;
import java.util.Optional;

/** Sentences of an answer as evidence, and as words that are safe to repeat in feedback. */
final class Quotes {

    private static final int LONGEST = 400;
    private static final int REPEATED_WORDS = 8;

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
            words.append(words.length() == 0 ? "" : " ");
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
        return words + (to < end ? "…" : "");
    }
}

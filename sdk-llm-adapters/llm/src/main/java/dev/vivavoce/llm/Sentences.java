package dev.vivavoce.llm;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text in sentences, none over the end of a line; program code in lines. */
final class Sentences {

    /** Speech without full stops is cut into pieces of at most this many UTF-16 code units, between words where there are any. */
    private static final int LONGEST = 240;

    private final String text;
    private final boolean code;
    private final List<Sentence> found = new ArrayList<>();

    /**
     * A sentence.
     *
     * @param start of it in the text, after white space
     * @param end of it, before white space
     * @param shown what of it a model may read, never blank; code with its indent
     */
    record Sentence(int start, int end, String shown) {
        Sentence showing(String other) {
            return other.equals(shown) ? this : new Sentence(start, end, other);
        }
    }

    private Sentences(String text, boolean code) {
        this.text = text;
        this.code = code;
    }

    /** The sentences of a text, in order. */
    static List<Sentence> of(String text, Locale locale, boolean code) {
        Sentences sentences = new Sentences(text, code);
        sentences.split(locale);
        return sentences.found;
    }

    private void split(Locale locale) {
        int start = 0;
        while (start <= text.length()) {
            int newLine = text.indexOf('\n', start);
            int end = newLine < 0 ? text.length() : newLine;
            if (code) {
                add(start, end);
            } else {
                line(locale, start, end);
            }
            start = end + 1;
        }
    }

    private void line(Locale locale, int start, int end) {
        int from = start;
        while (from < end) {
            int to = Stops.next(text, from, end);
            if (to == Stops.UNCLEAR) {
                rest(locale, from, end);
                return;
            }
            add(from, to);
            from = to;
        }
    }

    private void rest(Locale locale, int start, int end) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(locale);
        sentences.setText(text.substring(start, end));
        int from = sentences.first();
        for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
            add(start + from, start + to);
            from = to;
        }
    }

    private void add(int from, int to) {
        int start = from;
        while (to - start > LONGEST) {
            int cut = cut(start, to);
            keep(start, cut);
            start = cut;
        }
        keep(start, to);
    }

    /** Behind the last comma in the second half of what may stay together, else behind its last word, else behind the next. */
    private int cut(int start, int to) {
        int space = start;
        for (int i = start + LONGEST; i > start; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                space = Math.max(space, i);
                if (i > start + LONGEST / 2 && ",;:".indexOf(text.charAt(i - 1)) >= 0) {
                    return i;
                }
            }
        }
        if (space == start) {
            space = start + LONGEST;
            while (space < to && !Character.isWhitespace(text.charAt(space))) {
                space++;
            }
        }
        return space;
    }

    private void keep(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            found.add(new Sentence(start, end, text.substring(code ? from : start, end)));
        }
    }
}

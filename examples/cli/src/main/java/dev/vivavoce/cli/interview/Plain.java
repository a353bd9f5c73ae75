package dev.vivavoce.cli.interview;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** Text from outside as a terminal may safely show it, and how wide it is there. */
final class Plain {

    private static final Pattern SPACE = Pattern.compile(" ");

    private Plain() {}

    /** {@code text} on one line, without anything that steers a terminal or turns the direction of what follows. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean space = true;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                if (!space) {
                    line.append(' ');
                }
                space = true;
            } else {
                line.appendCodePoint(steers(c) ? '\ufffd' : c);
                space = false;
            }
        }
        return space && !line.isEmpty() ? line.substring(0, line.length() - 1) : line.toString();
    }

    private static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c >= 0xE0000;
            default -> false;
        };
    }

    /** {@code text} on one line of at most {@code most} columns. */
    static String clip(String text, int most) {
        String line = line(text);
        if (width(line) <= most) {
            return line;
        }
        StringBuilder clipped = new StringBuilder();
        int width = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            int c = line.codePointAt(i);
            width += columns(c);
            if (width >= most) {
                break;
            }
            clipped.appendCodePoint(c);
        }
        return clipped.toString().stripTrailing() + "…";
    }

    /** {@code text}, on one line, broken at spaces into lines of at most {@code columns}, or within words longer than that. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        int width = 0;
        for (String word : SPACE.split(line(text), -1)) {
            int wordWidth = width(word);
            if (width > 0 && width + 1 + wordWidth > columns) {
                lines.add(current.toString());
                current.setLength(0);
                width = 0;
            }
            if (width > 0) {
                current.append(' ');
                width++;
            }
            for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
                int c = word.codePointAt(i);
                if (width + columns(c) > columns && width > 0) {
                    lines.add(current.toString());
                    current.setLength(0);
                    width = 0;
                }
                current.appendCodePoint(c);
                width += columns(c);
            }
        }
        lines.add(current.toString());
        return lines;
    }

    /** The columns that {@code text} takes. */
    static int width(String text) {
        return text.codePoints().map(Plain::columns).sum();
    }

    private static int columns(int c) {
        return Math.max(0, WCWidth.wcwidth(c));
    }
}

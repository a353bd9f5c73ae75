package dev.vivavoce.llm;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The words of a text: runs of letters and numbers. */
final class Words {

    private static final int ASCII = 0x80;
    /** For each ASCII letter or digit how it stands in a key; 0 for others. */
    private static final byte[] KEYS = new byte[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            KEYS[c] = (byte) (Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0);
        }
    }

    private Words() {}

    /** What a text says, however it is written; empty where it says nothing. */
    static String key(String text) {
        byte[] key = new byte[text.length() + 1];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ASCII) {
                return keyBeyondAscii(text.toLowerCase(Locale.ROOT));
            }
            if (KEYS[c] != 0) {
                key[length++] = KEYS[c];
            } else if (length > 0 && key[length - 1] != ' ') {
                key[length++] = ' ';
            }
        }
        if (length > 0 && key[length - 1] != ' ') {
            key[length++] = ' ';
        }
        return new String(key, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static String keyBeyondAscii(String lower) {
        StringBuilder key = new StringBuilder(lower.length() + 1);
        boolean inside = false;
        int i = 0;
        while (i < lower.length()) {
            int point = lower.codePointAt(i);
            boolean word = isWord(point);
            if (word) {
                key.appendCodePoint(point);
            } else if (inside) {
                key.append(' ');
            }
            inside = word;
            i += Character.charCount(point);
        }
        return (inside ? key.append(' ') : key).toString();
    }

    /** How many there are. */
    static int count(String text) {
        int count = 0;
        boolean inside = false;
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            boolean word = isWord(point);
            count += word && !inside ? 1 : 0;
            inside = word;
            i += Character.charCount(point);
        }
        return count;
    }

    /** Whether there is one. */
    static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isWord(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(int point) {
        if (point < ASCII) {
            return KEYS[point] != 0;
        }
        return switch (Character.getType(point)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetter(point);
        };
    }
}

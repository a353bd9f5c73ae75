package dev.vivavoce.bank;

/** Blanks HTML out of a text and keeps every other character at its offset. */
final class Markup {

    private Markup() {}

    static String blanked(String text) {
        int tag = text.indexOf('<');
        if (tag < 0) {
            return text;
        }
        char[] characters = text.toCharArray();
        while (tag >= 0) {
            int end = isTag(text, tag) ? endOf(text, tag) : tag + 1;
            if (isTag(text, tag)) {
                for (int i = tag; i < end; i++) {
                    characters[i] = ' ';
                }
            }
            tag = text.indexOf('<', end);
        }
        return new String(characters);
    }

    private static boolean isTag(String text, int at) {
        if (at + 1 >= text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return next == '/' || next == '!' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    }

    /** After the tag; after the closing one where what is between is not text. */
    private static int endOf(String text, int at) {
        for (String name : new String[] {"script", "style"}) {
            if (text.regionMatches(true, at + 1, name, 0, name.length())) {
                return afterClosing(text, name, at);
            }
        }
        return text.startsWith("<!--", at) ? afterComment(text, at) : after(text, at);
    }

    private static int afterClosing(String text, String name, int at) {
        for (int close = text.indexOf("</", at); close >= 0; close = text.indexOf("</", close + 2)) {
            if (text.regionMatches(true, close + 2, name, 0, name.length())) {
                return after(text, close);
            }
        }
        return text.length();
    }

    private static int after(String text, int at) {
        int close = text.indexOf('>', at);
        return close < 0 ? text.length() : close + 1;
    }

    private static int afterComment(String text, int at) {
        int close = text.indexOf("-->", at);
        return close < 0 ? text.length() : close + 3;
    }
}

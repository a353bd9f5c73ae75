package dev.vivavoce.llm;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands between quotation marks, and is long enough to say something. */
final class Quotations {

    private static final int ASCII = 0x80;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 300;

    private static final Pattern QUOTATION = Pattern.compile(
            "\"[^\"]{8,300}\"|“[^”]{8,300}”|„[^“”]{8,300}[“”]|«[^»]{8,300}»|‘[^’]{8,300}’|(?<!\\w)'[^']{8,300}'(?!\\w)|`[^`]{8,300}`");

    private Quotations() {}

    /** A text with something else in the place of each quotation of which that holds. */
    static String replaced(String text, String other, Predicate<String> of) {
        if (!mayHoldOne(text)) {
            return text;
        }
        return QUOTATION.matcher(text).replaceAll(found -> {
            String quotation = found.group();
            return Matcher.quoteReplacement(
                    of.test(quotation.substring(1, quotation.length() - 1)) ? other : quotation);
        });
    }

    private static boolean mayHoldOne(String text) {
        for (int i = 0; i + SHORTEST + 1 < text.length(); i++) {
            char c = text.charAt(i);
            boolean mark = c < ASCII ? c == '"' || c == '`' || isQuote(text, i) : !ends(c).isEmpty();
            if (mark && endsFrom(text, i, ends(c))) {
                return true;
            }
        }
        return false;
    }

    /** Whether no apostrophe. */
    private static boolean isQuote(String text, int place) {
        return text.charAt(place) == '\'' && (place == 0 || !isWord(text.charAt(place - 1)));
    }

    private static String ends(char start) {
        return switch (start) {
            case '"' -> "\"";
            case '“' -> "”";
            case '„' -> "“”";
            case '«' -> "»";
            case '‘' -> "’";
            case '\'' -> "'";
            case '`' -> "`";
            default -> "";
        };
    }

    /** Within the longest quotation, of which each character may be a pair of surrogates. */
    private static boolean endsFrom(String text, int start, String ends) {
        int most = Math.min(text.length(), start + 2 * LONGEST + 2);
        for (int i = start + SHORTEST + 1; i < most; i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}

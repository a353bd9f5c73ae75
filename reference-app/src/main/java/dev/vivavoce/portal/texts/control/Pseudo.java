package dev.vivavoce.portal.texts.control;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Languages that nobody speaks, for tests: English with accents and a third longer, which shows what was never translated and what breaks
 * when words grow; and the same from right to left.
 */
final class Pseudo {
    static final List<String> TAGS = List.of("en-XA", "ar-XB");

    private static final String PLAIN = "aceinouyACEINOUY";
    private static final String ACCENTED = "áçéíñóúýÁÇÉÍÑÓÚÝ";

    private Pseudo() {}

    static Texts texts(String tag, Map<String, String> english) {
        Map<String, String> messages = new HashMap<>();
        english.forEach((key, message) -> messages.put(key, accented(message)));
        return new Texts(Locale.forLanguageTag(tag), messages);
    }

    /** What stands in braces is left alone. */
    private static String accented(String message) {
        StringBuilder text = new StringBuilder("[");
        int depth = 0;
        for (int i = 0; i < message.length(); i++) {
            char letter = message.charAt(i);
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            int place = PLAIN.indexOf(letter);
            text.append(depth == 0 && place >= 0 ? ACCENTED.charAt(place) : letter);
        }
        return text.append(" ~".repeat(Math.max(1, message.length() / 6)))
                .append(']')
                .toString();
    }
}

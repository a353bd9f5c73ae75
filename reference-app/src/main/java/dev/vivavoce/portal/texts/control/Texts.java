package dev.vivavoce.portal.texts.control;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What pages and documents say, in one language. Immutable. */
public final class Texts {
    private final Locale locale;
    private final Map<String, String> messages;

    Texts(Locale locale, Map<String, String> messages) {
        this.locale = locale;
        this.messages = Map.copyOf(messages);
    }

    public Locale locale() {
        return locale;
    }

    /** The text with {@code values} in the places of {@code {0}}, {@code {1}}, …, by the rules of {@link MessageFormat}. */
    public String text(String key, Object... values) {
        String message = messages.get(key);
        if (message == null) {
            throw new IllegalArgumentException("No text is called " + key);
        }
        return values.length == 0 ? message : new MessageFormat(message, locale).format(values);
    }

    /** For keys that come from data, such as the name of a state: the key itself where nobody has written a text. */
    public String label(String prefix, String name) {
        return messages.getOrDefault(prefix + "." + name, name);
    }

    /** The texts that a script asks for: all whose keys begin so. */
    public Map<String, String> startingWith(List<String> prefixes) {
        Map<String, String> found = new TreeMap<>();
        messages.forEach((key, message) -> {
            for (String prefix : prefixes) {
                if (key.startsWith(prefix)) {
                    found.put(key, message);
                }
            }
        });
        return found;
    }
}

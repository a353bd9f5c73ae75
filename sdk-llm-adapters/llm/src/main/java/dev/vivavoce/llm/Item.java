package dev.vivavoce.llm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One object of a reply. Keys are found whatever their case and their dashes, a number may be written as text, and a list of
 * one as its only entry: what is meant is clear. All else breaks the form.
 *
 * @param values as {@link Json} reads them, each where its key is
 */
record Item(List<String> keys, List<@Nullable Object> values) {

    /**
     * An object of a reply.
     *
     * @param value as {@link Json} reads it
     * @throws MalformedReplyException when it is no object, or two of its keys are the same but for their case
     */
    static Item of(@Nullable Object value) {
        if (!(value instanceof Item item)) {
            throw new MalformedReplyException("an object is due where there is something else");
        }
        return item.hasPlainKeys() ? item : item.withPlainKeys();
    }

    private boolean hasPlainKeys() {
        for (int i = 0; i < keys.size(); i++) {
            if (!isPlain(keys.get(i))) {
                return false;
            }
        }
        return true;
    }

    private Item withPlainKeys() {
        List<String> plain = keys.stream().map(Item::plain).toList();
        if (new HashSet<>(plain).size() < plain.size()) {
            throw new MalformedReplyException("a key stands twice");
        }
        return new Item(plain, values);
    }

    private static boolean isPlain(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String key) {
        if (isPlain(key)) {
            return key;
        }
        StringBuilder plain = new StringBuilder();
        key.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    boolean has(String key) {
        return value(key) != null;
    }

    private @Nullable Object value(String key) {
        int place = keys.indexOf(key);
        if (place < 0 && !isPlain(key)) {
            place = keys.indexOf(plain(key));
        }
        return place < 0 ? null : values.get(place);
    }

    private Object required(String key) {
        Object value = value(key);
        if (value == null) {
            throw new MalformedReplyException("\"" + key + "\" is missing");
        }
        return value;
    }

    /** A whole number from {@code least} to {@code most}. */
    int integer(String key, int least, int most) {
        return integer(required(key), key, least, most);
    }

    private static int integer(Object given, String key, int least, int most) {
        double value = number(given, key);
        if (value != Math.rint(value) || value < least || value > most) {
            throw new MalformedReplyException("\"" + key + "\" must be a whole number from " + least + " to " + most);
        }
        return (int) value;
    }

    /** A number from 0 to 1. */
    double share(String key) {
        double value = number(required(key), key);
        if (!(value >= 0 && value <= 1)) {
            throw new MalformedReplyException("\"" + key + "\" must be a number from 0 to 1");
        }
        return value;
    }

    private static double number(@Nullable Object given, String key) {
        if (given instanceof Number number) {
            return number.doubleValue();
        }
        try {
            if (given instanceof String text) {
                return Double.parseDouble(text.strip());
            }
        } catch (NumberFormatException notANumber) {
            // No number is no number, whether it is text or not.
        }
        throw new MalformedReplyException("\"" + key + "\" must be a number");
    }

    /** Whole numbers of any size; a number that is none counts as 0. Empty where the key is missing. */
    List<Integer> integers(String key) {
        List<?> entries = entries(value(key));
        List<Integer> integers = new ArrayList<>(entries.size());
        for (Object entry : entries) {
            double value = number(entry, key);
            integers.add(value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE ? (int) value : 0);
        }
        return integers;
    }

    /** Objects. */
    List<Item> items(String key) {
        List<?> entries = entries(required(key));
        List<Item> items = new ArrayList<>(entries.size());
        for (Object entry : entries) {
            items.add(of(entry));
        }
        return items;
    }

    /** Texts that say something. Empty where the key is missing. */
    List<String> texts(String key) {
        List<?> entries = entries(value(key));
        List<String> texts = new ArrayList<>(entries.size());
        for (Object entry : entries) {
            if (!(entry instanceof String text)) {
                throw new MalformedReplyException("\"" + key + "\" must hold texts");
            }
            if (Texts.says(text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A text; empty where the key is missing. */
    String text(String key) {
        Object value = value(key);
        if (value == null) {
            return "";
        }
        if (!(value instanceof String text)) {
            throw new MalformedReplyException("\"" + key + "\" must be a text");
        }
        return text;
    }

    private static List<?> entries(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list ? list : List.of(value);
    }

    /** The only object in this one, where it holds one and nothing else. */
    Optional<Item> only() {
        if (values.size() != 1) {
            return Optional.empty();
        }
        Object value = values.get(0);
        return value instanceof Item ? Optional.of(of(value)) : Optional.empty();
    }
}

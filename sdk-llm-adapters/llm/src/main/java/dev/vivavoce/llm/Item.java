package dev.vivavoce.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One object of a reply. Keys are found whatever their case and their dashes, a number may be written as text, and a list of
 * one as its only entry: what is meant is clear. All else breaks the form.
 */
final class Item {

    /** With plain keys. */
    private final JsonNode values;

    /** @throws MalformedReplyException when {@code node} is no object, or two of its keys are the same but for their case */
    Item(JsonNode node) {
        if (!node.isObject()) {
            throw new MalformedReplyException("an object is due where there is " + node.getNodeType());
        }
        values = hasPlainKeys(node) ? node : withPlainKeys(node);
    }

    private static boolean hasPlainKeys(JsonNode node) {
        Iterator<String> keys = node.fieldNames();
        while (keys.hasNext()) {
            if (!isPlain(keys.next())) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode withPlainKeys(JsonNode node) {
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (plain.replace(plain(entry.getKey()), entry.getValue()) != null) {
                throw new MalformedReplyException("a key stands twice");
            }
        }
        return plain;
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

    private @Nullable JsonNode value(String key) {
        JsonNode value = values.get(plain(key));
        return value == null || value.isNull() ? null : value;
    }

    private JsonNode required(String key) {
        JsonNode value = value(key);
        if (value == null) {
            throw new MalformedReplyException("\"" + key + "\" is missing");
        }
        return value;
    }

    /** A whole number from {@code least} to {@code most}. */
    int integer(String key, int least, int most) {
        return integer(required(key), key, least, most);
    }

    private static int integer(JsonNode node, String key, int least, int most) {
        double value = number(node, key);
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

    private static double number(JsonNode node, String key) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        try {
            if (node.isTextual()) {
                return Double.parseDouble(node.textValue().strip());
            }
        } catch (NumberFormatException notANumber) {
            // No number is no number, whether it is text or not.
        }
        throw new MalformedReplyException("\"" + key + "\" must be a number");
    }

    /** Whole numbers of any size; a number that is none counts as 0. Empty where the key is missing. */
    List<Integer> integers(String key) {
        List<Integer> integers = new ArrayList<>();
        for (JsonNode entry : entries(key)) {
            double value = number(entry, key);
            integers.add(value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE ? (int) value : 0);
        }
        return integers;
    }

    /** Objects. */
    List<Item> items(String key) {
        required(key);
        List<Item> items = new ArrayList<>();
        for (JsonNode entry : entries(key)) {
            items.add(new Item(entry));
        }
        return items;
    }

    /** Texts that say something. Empty where the key is missing. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : entries(key)) {
            if (!entry.isTextual()) {
                throw new MalformedReplyException("\"" + key + "\" must hold texts");
            }
            if (Texts.says(entry.textValue())) {
                texts.add(entry.textValue());
            }
        }
        return texts;
    }

    /** A text; empty where the key is missing. */
    String text(String key) {
        JsonNode value = value(key);
        if (value == null) {
            return "";
        }
        if (!value.isTextual()) {
            throw new MalformedReplyException("\"" + key + "\" must be a text");
        }
        return value.textValue();
    }

    private Iterable<JsonNode> entries(String key) {
        JsonNode value = value(key);
        if (value == null) {
            return List.of();
        }
        return value.isArray() ? value : List.of(value);
    }

    /** The only object in this one, where it holds one and nothing else. */
    Optional<Item> only() {
        if (values.size() != 1) {
            return Optional.empty();
        }
        JsonNode value = values.iterator().next();
        return value.isObject() ? Optional.of(new Item(value)) : Optional.empty();
    }
}

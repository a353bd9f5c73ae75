package dev.vivavoce.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One object of a reply. Keys are found whatever their case and their dashes, a number may be written as text, and a list of
 * one as its only entry: what is meant is clear. All else breaks the form.
 */
final class Item {

    private final Map<String, JsonNode> values = new HashMap<>();

    /** @throws MalformedReplyException when {@code node} is no object, or two of its keys are the same but for their case */
    Item(JsonNode node) {
        if (!node.isObject()) {
            throw new MalformedReplyException("an object is due where there is " + node.getNodeType());
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (values.put(plain(entry.getKey()), entry.getValue()) != null) {
                throw new MalformedReplyException("a key stands twice");
            }
        }
    }

    private static String plain(String key) {
        StringBuilder plain = new StringBuilder();
        key.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    boolean has(String key) {
        return value(key).isPresent();
    }

    private Optional<JsonNode> value(String key) {
        return Optional.ofNullable(values.get(plain(key))).filter(node -> !node.isNull());
    }

    private JsonNode required(String key) {
        return value(key).orElseThrow(() -> new MalformedReplyException("\"" + key + "\" is missing"));
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
        return entries(key).stream().map(Item::new).toList();
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
        return value(key)
                .map(node -> {
                    if (!node.isTextual()) {
                        throw new MalformedReplyException("\"" + key + "\" must be a text");
                    }
                    return node.textValue();
                })
                .orElse("");
    }

    private List<JsonNode> entries(String key) {
        List<JsonNode> entries = new ArrayList<>();
        value(key).ifPresent(node -> {
            if (node.isArray()) {
                node.forEach(entries::add);
            } else {
                entries.add(node);
            }
        });
        return entries;
    }

    /** The only object in this one, where it holds one and nothing else. */
    Optional<Item> only() {
        return values.size() == 1
                ? values.values().stream()
                        .filter(JsonNode::isObject)
                        .findFirst()
                        .map(Item::new)
                : Optional.empty();
    }
}

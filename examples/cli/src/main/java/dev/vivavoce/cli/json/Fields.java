package dev.vivavoce.cli.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The fields of a JSON object, read with errors that name them. A field that is null counts as absent.
 *
 * <p>All methods throw {@link BadInput} when a field does not hold what is asked for.
 */
public final class Fields {

    private final JsonNode object;
    private final String path;

    private Fields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** The fields of {@code object}. */
    public static Fields of(ObjectNode object) {
        return new Fields(object, "");
    }

    /** Where a field stands, such as {@code attempts[2].score}. */
    public String path(String name) {
        return path + name;
    }

    /** Whether there is a value. */
    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** A text that must be there and say something. */
    public String text(String name) {
        String text = string(name, required(name));
        if (text.isBlank()) {
            throw invalid(name, "must not be blank");
        }
        return text;
    }

    /** A text that must be there, of at most {@code most} characters; may be empty. */
    public String text(String name, int most) {
        return atMost(name, string(name, required(name)), most);
    }

    /** A text of at most {@code most} characters, if there is one; may be empty. */
    public Optional<String> textIfAny(String name, int most) {
        return present(name).map(value -> atMost(name, string(name, value), most));
    }

    /** Texts, given as a list or as a single one; none if there is no such field. Blank ones are dropped. */
    public List<String> texts(String name) {
        Optional<JsonNode> value = present(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get().isTextual()) {
            return List.of(value.get().textValue()).stream()
                    .filter(text -> !text.isBlank())
                    .toList();
        }
        List<String> texts = new ArrayList<>();
        for (Element element : elements(name, value.get(), "a text or a list of texts")) {
            String text = string(element.name(), element.value());
            if (!text.isBlank()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A whole number that must be there. */
    public int integer(String name, int least, int most) {
        return (int) whole(name, required(name), least, most);
    }

    /** A whole number, if there is one. */
    public OptionalInt integerIfAny(String name, int least, int most) {
        Optional<JsonNode> value = present(name);
        return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) whole(name, value.get(), least, most));
    }

    /** A whole number of 64 bits, if there is one. */
    public OptionalLong longIfAny(String name) {
        Optional<JsonNode> value = present(name);
        return value.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(whole(name, value.get(), Long.MIN_VALUE, Long.MAX_VALUE));
    }

    /** A number that must be there. */
    public double number(String name, long least, long most) {
        return decimal(name, required(name), "a number", least, most).doubleValue();
    }

    /** A yes or no; no if there is no such field. */
    public boolean flag(String name) {
        Optional<JsonNode> value = present(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw invalid(name, "must be true or false but is " + kind(value.get()));
        }
        return value.isPresent() && value.get().booleanValue();
    }

    /** A constant that must be there. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return constant(name, required(name), type);
    }

    /** A constant, if there is one. */
    public <E extends Enum<E>> Optional<E> choiceIfAny(String name, Class<E> type) {
        return present(name).map(value -> constant(name, value, type));
    }

    /** An object that must be there. */
    public Fields object(String name) {
        JsonNode value = required(name);
        if (!value.isObject()) {
            throw invalid(name, "must be an object but is " + kind(value));
        }
        return new Fields(value, path(name) + ".");
    }

    /** A list of objects that must be there. */
    public List<Fields> objects(String name) {
        return elements(name, required(name), "a list of objects").stream()
                .map(Element::fields)
                .toList();
    }

    /** The elements of a list, if there is one. */
    public List<Element> elements(String name) {
        return present(name).map(value -> elements(name, value, "a list")).orElse(List.of());
    }

    /** An error about a field. */
    public BadInput invalid(String name, String what) {
        return new BadInput(Code.INVALID_VALUE, quoted(name) + " " + what);
    }

    /** An element of a list, as far as it is known. */
    public final class Element {
        private final String name;
        private final JsonNode value;

        private Element(String name, JsonNode value) {
            this.name = name;
            this.value = value;
        }

        /** Where it stands, without the outer path. */
        public String name() {
            return name;
        }

        /** What it is. */
        public JsonNode value() {
            return value;
        }

        /** The element's fields. */
        public Fields fields() {
            if (!value.isObject()) {
                throw invalid(name, "must be an object but is " + kind(value));
            }
            return new Fields(value, path(name) + ".");
        }
    }

    private List<Element> elements(String name, JsonNode value, String wanted) {
        if (!value.isArray()) {
            throw invalid(name, "must be " + wanted + " but is " + kind(value));
        }
        List<Element> elements = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            elements.add(new Element(name + "[" + i + "]", value.get(i)));
        }
        return elements;
    }

    private Optional<JsonNode> present(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private JsonNode required(String name) {
        return present(name).orElseThrow(() -> new BadInput(Code.MISSING_FIELD, quoted(name) + " is missing"));
    }

    private String string(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw invalid(name, "must be a text but is " + kind(value));
        }
        return value.textValue();
    }

    private String atMost(String name, String text, int most) {
        if (text.length() > most) {
            throw new BadInput(
                    Code.TOO_LONG,
                    quoted(name) + " must have at most " + most + " characters but has " + text.length());
        }
        return text;
    }

    private long whole(String name, JsonNode value, long least, long most) {
        BigDecimal decimal = decimal(name, value, "a whole number", least, most);
        if (decimal.stripTrailingZeros().scale() > 0) {
            throw invalid(name, "must be a whole number but is " + kind(value));
        }
        return decimal.longValue();
    }

    /** Compares before it converts: 1e999999999 has few digits as it is and a gigabyte of them as a whole number. */
    private BigDecimal decimal(String name, JsonNode value, String wanted, long least, long most) {
        boolean open = least == Long.MIN_VALUE && most == Long.MAX_VALUE;
        String range = open ? wanted : wanted + " from " + least + " to " + most;
        if (!value.isNumber()) {
            throw invalid(name, "must be " + range + " but is " + kind(value));
        }
        BigDecimal decimal = value.decimalValue();
        if (decimal.compareTo(BigDecimal.valueOf(least)) < 0 || decimal.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw invalid(name, "must be " + range + " but is " + kind(value));
        }
        return decimal;
    }

    private <E extends Enum<E>> E constant(String name, JsonNode value, Class<E> type) {
        String given = string(name, value);
        String wanted = given.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        String spelled = wanted.equals("behavioral") ? "behavioural" : wanted;
        for (E constant : type.getEnumConstants()) {
            if (Json.name(constant).equals(spelled)) {
                return constant;
            }
        }
        String allowed = Arrays.stream(type.getEnumConstants()).map(Json::name).collect(Collectors.joining(", "));
        throw invalid(name, "must be one of " + allowed + " but is " + kind(value));
    }

    private String quoted(String name) {
        return "\"" + path(name) + "\"";
    }

    private static String kind(JsonNode value) {
        if (value.isObject()) {
            return "an object";
        }
        if (value.isArray()) {
            return "a list";
        }
        String json = Json.line(value);
        return json.length() <= 60 ? json : json.substring(0, 57) + "…";
    }
}

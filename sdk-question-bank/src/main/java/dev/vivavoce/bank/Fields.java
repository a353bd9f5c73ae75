package dev.vivavoce.bank;

import dev.vivavoce.core.assessment.WordLimit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of one JSON object of a pack file. What does not fit becomes a finding, and reading goes on with a stand-in, so
 * that one run reports everything.
 */
final class Fields {

    /** In place of a text that is missing; no text of a file holds this character. */
    static final String STAND_IN = "\u0000";

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REMARK = 250;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

    private final String file;
    private final String path;
    private final int line;
    private final Map<String, Located> fields;
    private final List<Amiss> findings;
    private final Set<String> read = new HashSet<>();

    @SuppressWarnings("unchecked")
    Fields(String file, String path, Located object, List<Amiss> findings) {
        this.file = file;
        this.path = path;
        this.line = object.line();
        this.findings = findings;
        if (object.value() instanceof Map<?, ?> map) {
            this.fields = (Map<String, Located>) map;
        } else {
            this.fields = Map.of();
            finding(line, "", "must be an object");
        }
    }

    /** Where this object stands, for messages about it. */
    String place() {
        return Amiss.place(file, line);
    }

    void finding(String field, String what) {
        Located value = fields.get(field);
        finding(value == null ? line : value.line(), field, what);
    }

    private void finding(int at, String field, String what) {
        String name = path.isEmpty() || field.isEmpty() ? path + field : path + "." + field;
        findings.add(new Amiss(file, at, shown(name, LONGEST_NAME), shown(what, LONGEST_REMARK)));
    }

    /** What a message may quote of a file: on one line, visible, and not all of a long text. */
    static String shown(String text) {
        return shown(text, LONGEST_REMARK);
    }

    private static String shown(String text, int most) {
        String start = text.length() <= most ? text : text.substring(0, most) + "…";
        return INVISIBLE
                .matcher(start)
                .replaceAll(found ->
                        String.format(Locale.ROOT, "<U+%04X>", found.group().codePointAt(0)));
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    String text(String field) {
        return optionalText(field).orElseGet(() -> {
            if (!has(field)) {
                finding(field, "is missing");
            }
            return STAND_IN;
        });
    }

    /**
     * The text of a field that has a shape.
     *
     * @param shape how it must be, for people
     */
    String text(String field, Pattern pattern, String shape) {
        String text = text(field);
        if (!text.equals(STAND_IN) && !pattern.matcher(text).matches()) {
            finding(field, "must " + shape + " but is \"" + text + "\"");
        }
        return text;
    }

    Optional<String> optionalText(String field) {
        read.add(field);
        Located value = fields.get(field);
        if (value == null) {
            return Optional.empty();
        }
        Optional<String> text = text(value);
        if (text.isEmpty()) {
            finding(field, "must be a text that is not blank");
        }
        return text;
    }

    /** A text that the core takes: not blank, well-formed; and that is not {@link #STAND_IN}. */
    private static Optional<String> text(Located value) {
        return value.value() instanceof String text
                        && WordLimit.count(text) > 0
                        && WordLimit.wellFormed(text).equals(text)
                        && !text.contains(STAND_IN)
                ? Optional.of(text)
                : Optional.empty();
    }

    int number(String field, int low, int high) {
        read.add(field);
        Located value = fields.get(field);
        if (value != null && value.value() instanceof Integer number && number >= low && number <= high) {
            return number;
        }
        finding(field, value == null ? "is missing" : "must be a whole number from " + low + " to " + high);
        return low;
    }

    <E extends Enum<E>> E constant(String field, Class<E> type) {
        return parse(field, text(field), type);
    }

    <E extends Enum<E>> Optional<E> optionalConstant(String field, Class<E> type) {
        return optionalText(field).map(text -> parse(field, text, type));
    }

    private <E extends Enum<E>> E parse(String field, String text, Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT);
            if (name.equals(text)) {
                return constant;
            }
            names.add(name);
        }
        if (!text.equals(STAND_IN)) {
            finding(field, "must be one of " + String.join(", ", names) + " but is \"" + text + "\"");
        }
        return type.getEnumConstants()[0];
    }

    <E extends Enum<E>> List<E> constants(String field, Class<E> type) {
        return texts(field, 1, 20).stream()
                .map(text -> parse(field, text, type))
                .toList();
    }

    List<String> texts(String field, int fewest, int most) {
        List<String> texts = new ArrayList<>();
        for (Located element : elements(field, fewest, most)) {
            Optional<String> text = text(element);
            text.ifPresent(texts::add);
            if (text.isEmpty()) {
                finding(element.line(), field, "must be a list of texts that are not blank");
            }
        }
        return texts;
    }

    List<Fields> objects(String field, int fewest, int most) {
        List<Fields> objects = new ArrayList<>();
        List<Located> elements = elements(field, fewest, most);
        for (int i = 0; i < elements.size(); i++) {
            String name = field + "[" + i + "]";
            objects.add(new Fields(file, path.isEmpty() ? name : path + "." + name, elements.get(i), findings));
        }
        return objects;
    }

    Optional<Fields> object(String field) {
        read.add(field);
        return Optional.ofNullable(fields.get(field))
                .map(value -> new Fields(file, path.isEmpty() ? field : path + "." + field, value, findings));
    }

    @SuppressWarnings("unchecked")
    private List<Located> elements(String field, int fewest, int most) {
        read.add(field);
        Located value = fields.get(field);
        if (value == null) {
            if (fewest > 0) {
                finding(field, "is missing");
            }
            return List.of();
        }
        if (!(value.value() instanceof List<?> list)) {
            finding(field, "must be a list");
            return List.of();
        }
        if (list.size() < fewest || list.size() > most) {
            finding(field, "must have " + fewest + " to " + most + " elements but has " + list.size());
        }
        return (List<Located>) list;
    }

    /** Reports the fields that nothing has read: most likely typing errors. */
    void nothingElse() {
        for (String field : fields.keySet()) {
            if (!read.contains(field)) {
                finding(field, "is not a field of the pack format");
            }
        }
    }
}

package dev.vivavoce.djl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a JSON Schema (draft 2020-12) as the parts of a document that it describes, without white space: objects with their members in the
 * schema's order and no others, arrays, strings and numbers with bounds, {@code enum}, {@code const}, {@code anyOf} and {@code $ref} within the schema. What
 * it cannot keep by construction it refuses, naming the keyword and its place.
 */
final class Grammar {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** They say something to people, or hold what others refer to. */
    private static final Set<String> ANNOTATIONS = Set.of(
            "$schema",
            "$id",
            "$comment",
            "$defs",
            "definitions",
            "title",
            "description",
            "default",
            "examples",
            "deprecated");

    private static final Map<String, Set<String>> KEYWORDS = Map.of(
            "object", Set.of("properties", "required", "additionalProperties"),
            "array", Set.of("items", "minItems", "maxItems"),
            "string", Set.of("minLength", "maxLength"),
            "integer", Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
            "number", Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
            "boolean", Set.of(),
            "null", Set.of());

    private static final int DECIMALS = 6;
    private static final BigDecimal FAR = BigDecimal.TEN.pow(15).subtract(BigDecimal.ONE);

    private final JsonNode root;
    private final Map<String, Reference> references = new LinkedHashMap<>();

    private Grammar(JsonNode root) {
        this.root = root;
    }

    /**
     * The whole document.
     *
     * @throws IllegalArgumentException where it is no schema, holds what cannot be kept, or describes nothing that ends
     */
    static Rest of(String schema) {
        JsonNode root;
        try {
            root = MAPPER.readTree(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the schema is no JSON: " + e.getOriginalMessage());
        }
        Grammar grammar = new Grammar(root);
        Part whole = grammar.part(root, "#");
        Recursion.refuseEndless(grammar.references.values());
        return Rest.of(whole, Rest.END);
    }

    private Part part(JsonNode schema, String at) {
        if (!schema.isObject()) {
            throw refused(at, "must be an object");
        }
        if (schema.has("$ref")) {
            allow(schema, at, Set.of("$ref"));
            return reference(schema.get("$ref").asText(), at);
        }
        if (schema.has("anyOf")) {
            allow(schema, at, Set.of("anyOf"));
            return choice(schema.get("anyOf"), at);
        }
        JsonNode type = schema.path("type");
        if (schema.has("const")) {
            allow(schema, at, Set.of("const", "type"));
            return literal(schema.get("const"));
        }
        if (schema.has("enum")) {
            allow(schema, at, Set.of("enum", "type"));
            return values(schema.get("enum"), type, at);
        }
        if (type.isArray()) {
            List<Part> parts = new ArrayList<>();
            type.forEach(one -> parts.add(typed(schema, one.asText(), type, at)));
            return alternatives(parts, at + "/type");
        }
        return typed(schema, type.asText(), type, at);
    }

    private Part typed(JsonNode schema, String type, JsonNode types, String at) {
        Set<String> known = KEYWORDS.get(type);
        if (known == null) {
            throw refused(at + "/type", type.isEmpty() ? "is missing" : "is \"" + type + "\", which nothing is");
        }
        Set<String> allowed = new HashSet<>(known);
        allowed.add("type");
        if (types.isArray()) {
            types.forEach(other -> allowed.addAll(KEYWORDS.getOrDefault(other.asText(), Set.of())));
        }
        allow(schema, at, allowed);
        return switch (type) {
            case "object" -> object(schema, at);
            case "array" -> array(schema, at);
            case "string" ->
                Text.of(count(schema, "minLength", 0, at), count(schema, "maxLength", Integer.MAX_VALUE, at));
            case "integer" -> number(schema, 0, at);
            case "number" -> number(schema, DECIMALS, at);
            case "boolean" -> new Choice(List.of(new Literal("true"), new Literal("false")));
            default -> new Literal("null");
        };
    }

    private Part object(JsonNode schema, String at) {
        JsonNode others = schema.path("additionalProperties");
        if (others.isObject() && !others.isEmpty()) {
            throw refused(at + "/additionalProperties", "must be false or left out: members come by their names only");
        }
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        List<Members.Member> members = new ArrayList<>();
        schema.path("properties").properties().forEach(member -> {
            String place =
                    at + "/properties/" + member.getKey().replace("~", "~0").replace("/", "~1");
            members.add(Members.Member.of(
                    json(MAPPER.getNodeFactory().textNode(member.getKey())),
                    part(member.getValue(), place),
                    required.remove(member.getKey())));
        });
        if (!required.isEmpty()) {
            throw refused(at + "/required", "names members that are not among the properties: " + required);
        }
        return Members.of(members);
    }

    private Part array(JsonNode schema, String at) {
        if (!schema.has("items")) {
            throw refused(at + "/items", "is missing");
        }
        int least = count(schema, "minItems", 0, at);
        int most = count(schema, "maxItems", Integer.MAX_VALUE, at);
        if (least > most) {
            throw refused(at, "wants " + least + " items at least and " + most + " at most");
        }
        return Items.of(part(schema.get("items"), at + "/items"), least, most);
    }

    private static Part number(JsonNode schema, int decimals, String at) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
        BigDecimal least = bound(schema, "minimum", FAR.negate(), at);
        least = least.max(
                bound(schema, "exclusiveMinimum", least.subtract(step), at).add(step));
        BigDecimal most = bound(schema, "maximum", FAR, at);
        most = most.min(bound(schema, "exclusiveMaximum", most.add(step), at).subtract(step));
        try {
            return new Digits(new Digits.Bounds(least, most, decimals), "");
        } catch (IllegalArgumentException e) {
            throw refused(at, "cannot be met: " + e.getMessage());
        }
    }

    private static BigDecimal bound(JsonNode schema, String keyword, BigDecimal otherwise, String at) {
        JsonNode value = schema.path(keyword);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isNumber()) {
            throw refused(at + "/" + keyword, "must be a number");
        }
        return value.decimalValue().max(FAR.negate()).min(FAR);
    }

    private static int count(JsonNode schema, String keyword, int otherwise, String at) {
        JsonNode value = schema.path(keyword);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.canConvertToInt() || value.intValue() < 0 || !value.canConvertToExactIntegral()) {
            throw refused(at + "/" + keyword, "must be a whole number from 0 on");
        }
        return value.intValue();
    }

    private Part reference(String pointer, String at) {
        if (!pointer.startsWith("#")) {
            throw refused(at + "/$ref", "leads out of the schema");
        }
        Reference known = references.get(pointer);
        if (known != null) {
            return known;
        }
        JsonNode target;
        try {
            target = root.at(pointer.substring(1));
        } catch (IllegalArgumentException e) {
            throw refused(at + "/$ref", "is no JSON pointer");
        }
        if (target.isMissingNode()) {
            throw refused(at + "/$ref", "leads nowhere");
        }
        Reference reference = new Reference(pointer);
        references.put(pointer, reference);
        reference.is(part(target, pointer));
        return reference;
    }

    private Part choice(JsonNode schemas, String at) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode schema : schemas) {
            parts.add(part(schema, at + "/anyOf/" + parts.size()));
        }
        return alternatives(parts, at + "/anyOf");
    }

    private static Part values(JsonNode values, JsonNode type, String at) {
        List<Part> parts = new ArrayList<>();
        values.forEach(value -> {
            if (type.isMissingNode() || isOf(value, type)) {
                parts.add(literal(value));
            }
        });
        return alternatives(parts, at + "/enum");
    }

    private static boolean isOf(JsonNode value, JsonNode type) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isOf(value, one)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.canConvertToExactIntegral();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static Part alternatives(List<Part> parts, String at) {
        if (parts.isEmpty()) {
            throw refused(at, "allows nothing");
        }
        return parts.size() == 1 ? parts.get(0) : new Choice(parts);
    }

    private static Part literal(JsonNode value) {
        return Literal.of(json(value));
    }

    private static String json(JsonNode value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void allow(JsonNode schema, String at, Set<String> keywords) {
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!keywords.contains(keyword) && !ANNOTATIONS.contains(keyword)) {
                throw refused(at + "/" + keyword, "is a keyword that cannot be kept here");
            }
        });
    }

    private static IllegalArgumentException refused(String at, String why) {
        return new IllegalArgumentException(at + " " + why);
    }
}

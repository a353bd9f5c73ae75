package dev.vivavoce.llm.guard;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.assessment.Effort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What models cost on a date. A file of prices is JSON, in US dollars per million tokens:
 *
 * <pre>{@code
 * {"asOf": "2026-10-16",
 *  "models": {"some-model": {"input": 0.10, "cachedInput": 0.01, "output": 0.40}}}
 * }</pre>
 *
 * <p>A name holds for exactly one model; no price is guessed from a similar name.
 *
 * @param asOf when the prices held
 * @param models by the name that requests give
 */
public record Prices(LocalDate asOf, Map<String, Price> models) {

    private static final String BUNDLED = "prices.json";
    private static final Set<String> FILE = Set.of("asOf", "models");
    private static final Set<String> PRICE = Set.of("input", "cachedInput", "output");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Copies the models. */
    public Prices {
        requireNonNull(asOf, "asOf");
        models = Map.copyOf(models);
    }

    /** The prices that come with this library: as old as it, and of few models. */
    public static Prices bundled() {
        try (InputStream in = Prices.class.getResourceAsStream(BUNDLED)) {
            return parse(requireNonNull(in, BUNDLED).readAllBytes(), BUNDLED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The prices in a file. They replace the bundled ones.
     *
     * @throws IllegalArgumentException when the file is not as it must be; says where
     * @throws UncheckedIOException when it cannot be read
     */
    public static Prices read(Path file) {
        try {
            return parse(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the prices in " + file, e);
        }
    }

    /** What a model costs, where that is known. */
    public Optional<Price> of(String model) {
        return Optional.ofNullable(models.get(model));
    }

    /**
     * How to read what one call used, with what it cost where the model's price is known: what {@code
     * ModelEvaluator.Builder.metering} takes.
     *
     * @param counted how to read the provider's count of tokens, such as {@code Claude::effort}
     */
    public Function<TokenUsage, Effort> metering(String model, Function<TokenUsage, Effort> counted) {
        Optional<Price> price = of(model);
        return usage -> {
            Effort effort = counted.apply(usage);
            return new Effort(
                    effort.calls(),
                    effort.latency(),
                    effort.input(),
                    effort.cached(),
                    effort.output(),
                    price.map(known -> known.of(Tokens.of(effort))));
        };
    }

    private static Prices parse(byte[] json, String file) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw malformed(file, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requireFields(root, FILE, file, "the file");
        Map<String, Price> models = new TreeMap<>();
        JsonNode entries = root.get("models");
        if (!entries.isObject()) {
            throw malformed(file, "models must be an object", null);
        }
        for (Iterator<String> names = entries.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            models.put(name, price(entries.get(name), file, name));
        }
        return new Prices(date(root.get("asOf"), file), models);
    }

    private static LocalDate date(JsonNode asOf, String file) {
        try {
            return LocalDate.parse(asOf.asText());
        } catch (DateTimeParseException e) {
            throw malformed(file, "asOf must be a date such as 2026-10-16", e);
        }
    }

    private static Price price(JsonNode entry, String file, String model) {
        requireFields(entry, PRICE, file, model);
        BigDecimal input = number(entry, "input", file, model);
        BigDecimal cachedInput = number(entry, "cachedInput", file, model);
        BigDecimal output = number(entry, "output", file, model);
        try {
            return new Price(input, cachedInput, output);
        } catch (IllegalArgumentException e) {
            throw malformed(file, model + ": " + e.getMessage(), e);
        }
    }

    private static BigDecimal number(JsonNode entry, String field, String file, String model) {
        if (!entry.get(field).isNumber()) {
            throw malformed(file, model + ": " + field + " must be a number", null);
        }
        return entry.get(field).decimalValue();
    }

    /** All of them and no others: a misspelt price would otherwise be none. */
    private static void requireFields(JsonNode object, Set<String> fields, String file, String what) {
        Set<String> found = new TreeSet<>();
        object.fieldNames().forEachRemaining(found::add);
        if (!found.equals(fields)) {
            throw malformed(file, what + " must have " + new TreeSet<>(fields) + " but has " + found, null);
        }
    }

    private static IllegalArgumentException malformed(String file, String what, @Nullable Exception cause) {
        return new IllegalArgumentException("The prices in " + file + " cannot be used: " + what, cause);
    }
}

package dev.vivavoce.example.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that one run found.
 *
 * @param evaluator name and version, as its first evaluation says
 * @param agreement a row for each corpus
 * @param robustness empty where it was not asked for
 * @param swapped what becomes of answers that are given to other questions, by corpus and style; empty where it was not asked for
 * @param falsified what becomes of right answers in which one fact was made false, by set and kind; empty where it was not asked for
 * @param breaches what becomes of stories that do wrong by somebody, by how they were written; empty where it was not asked for
 */
public record Result(
        String evaluator,
        List<Figures> agreement,
        Optional<Robustness> robustness,
        Map<String, Swapped> swapped,
        Map<String, Falsified> falsified,
        Map<String, Breaches> breaches) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** A table for a terminal. */
    public String text() {
        return Table.of(this);
    }

    /** A page with pictures, which loads nothing. */
    public String html() {
        return Page.of(this);
    }

    /** All figures as JSON. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

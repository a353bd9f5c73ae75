package dev.vivavoce.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vivavoce.core.assessment.Rubric;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A generator, with what all values need of it. Used for one document, by one thread. */
final class Output {

    /** How one kind of value is written. */
    @FunctionalInterface
    interface Writer<T> {
        void write(Output out, T value) throws IOException;
    }

    final JsonGenerator json;
    private final Map<Rubric, Integer> rubrics = new HashMap<>();

    Output(JsonGenerator json) {
        this.json = json;
    }

    Output object() throws IOException {
        json.writeStartObject();
        return this;
    }

    void end() throws IOException {
        json.writeEndObject();
    }

    Output text(String field, String value) throws IOException {
        json.writeStringField(field, value);
        return this;
    }

    Output number(String field, long value) throws IOException {
        json.writeNumberField(field, value);
        return this;
    }

    Output number(String field, double value) throws IOException {
        json.writeNumberField(field, value);
        return this;
    }

    Output seconds(String field, Duration value) throws IOException {
        if (value.toNanosPart() == 0) {
            json.writeNumberField(field, value.toSeconds());
        } else {
            json.writeNumberField(
                    field, BigDecimal.valueOf(value.toSeconds()).add(BigDecimal.valueOf(value.toNanosPart(), 9)));
        }
        return this;
    }

    <T> Output value(String field, T value, Writer<T> writer) throws IOException {
        json.writeFieldName(field);
        writer.write(this, value);
        return this;
    }

    <T> Output list(String field, Collection<T> values, Writer<T> writer) throws IOException {
        json.writeArrayFieldStart(field);
        for (T value : values) {
            writer.write(this, value);
        }
        json.writeEndArray();
        return this;
    }

    Output texts(String field, Collection<String> values) throws IOException {
        return list(field, values, (out, value) -> out.json.writeString(value));
    }

    /** Makes {@code rubric} one that is written by its index from now on. */
    void share(Rubric rubric) {
        rubrics.putIfAbsent(rubric, rubrics.size());
    }

    void rubric(Rubric rubric, Writer<Rubric> writer) throws IOException {
        Integer index = rubrics.isEmpty() ? null : rubrics.get(rubric);
        json.writeFieldName("rubric");
        if (index == null) {
            writer.write(this, rubric);
        } else {
            json.writeNumber(index);
        }
    }
}

package dev.vivavoce.portal.exchange.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.List;
import java.util.Map;

/** Tables that people take home, RFC 4180 with a header. */
public final class CsvTable {
    private static final String FORMULA = "=+-@\t\r";

    private final ObjectWriter writer;

    public CsvTable(List<String> columns) {
        CsvSchema.Builder schema = CsvSchema.builder();
        columns.forEach(schema::addColumn);
        this.writer = CsvMapper.builder()
                .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
                .build()
                .writer(schema.build().withHeader().withLineSeparator("\r\n"));
    }

    /** What somebody wrote goes through {@link #harmless} first. */
    public String of(List<? extends Map<String, ?>> rows) {
        try {
            return writer.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A table cannot be written.", e);
        }
    }

    /** A cell is a formula to a spreadsheet by how it begins; an apostrophe before it makes it a text. */
    public static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

package dev.vivavoce.portal.administration.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.vivavoce.portal.audit.entity.AuditEntry;
import java.util.List;
import java.util.Map;

/** Entries of the audit trail as a table, RFC 4180 with a header; no cell of it is a formula to a spreadsheet. */
final class AuditTable {
    private static final List<String> COLUMNS =
            List.of("number", "at", "actor", "actorName", "action", "subject", "subjectName", "address", "request");
    private static final String FORMULA = "=+-@\t\r";
    private static final ObjectWriter WRITER = writer();

    private AuditTable() {}

    static String of(List<AuditEntry> entries, Map<String, String> names) {
        try {
            return WRITER.writeValueAsString(
                    entries.stream().map(entry -> row(entry, names)).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A trail cannot be written.", e);
        }
    }

    private static Map<String, Object> row(AuditEntry entry, Map<String, String> names) {
        return Map.of(
                "number",
                entry.number(),
                "at",
                entry.at().toString(),
                "actor",
                harmless(entry.actor()),
                "actorName",
                harmless(names.getOrDefault(entry.actor(), "")),
                "action",
                harmless(entry.action()),
                "subject",
                harmless(entry.subject()),
                "subjectName",
                harmless(names.getOrDefault(entry.subject(), "")),
                "address",
                harmless(entry.address()),
                "request",
                harmless(entry.request()));
    }

    /** A cell is a formula by how it begins; an apostrophe before it makes it a text. */
    static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static ObjectWriter writer() {
        CsvSchema.Builder schema = CsvSchema.builder();
        COLUMNS.forEach(schema::addColumn);
        return CsvMapper.builder()
                .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
                .build()
                .writer(schema.build().withHeader().withLineSeparator("\r\n"));
    }
}

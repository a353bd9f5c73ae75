package dev.vivavoce.portal.administration.boundary;

import dev.vivavoce.portal.audit.entity.AuditEntry;
import dev.vivavoce.portal.exchange.boundary.CsvTable;
import java.util.List;
import java.util.Map;

/** Entries of the audit trail as a table, RFC 4180 with a header; no cell of it is a formula to a spreadsheet. */
final class AuditTable {
    private static final CsvTable TABLE = new CsvTable(
            List.of("number", "at", "actor", "actorName", "action", "subject", "subjectName", "address", "request"));

    private AuditTable() {}

    static String of(List<AuditEntry> entries, Map<String, String> names) {
        return TABLE.of(entries.stream().map(entry -> row(entry, names)).toList());
    }

    private static Map<String, Object> row(AuditEntry entry, Map<String, String> names) {
        return Map.of(
                "number",
                entry.number(),
                "at",
                entry.at().toString(),
                "actor",
                CsvTable.harmless(entry.actor()),
                "actorName",
                CsvTable.harmless(names.getOrDefault(entry.actor(), "")),
                "action",
                CsvTable.harmless(entry.action()),
                "subject",
                CsvTable.harmless(entry.subject()),
                "subjectName",
                CsvTable.harmless(names.getOrDefault(entry.subject(), "")),
                "address",
                CsvTable.harmless(entry.address()),
                "request",
                CsvTable.harmless(entry.request()));
    }
}

package dev.vivavoce.portal.hiring.boundary;

import dev.vivavoce.portal.exchange.boundary.CsvTable;
import dev.vivavoce.portal.exchange.control.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Links of invitations as a table, RFC 4180 with a header; no cell of it is a formula to a spreadsheet. */
final class LinkTable {
    private static final CsvTable TABLE = new CsvTable(List.of("name", "email", "link"));

    private LinkTable() {}

    static String of(List<String> names, List<String> emails, List<String> links) {
        if (names.size() != emails.size() || names.size() != links.size()) {
            throw Problem.malformed("Each link has a name and an address.");
        }
        List<Map<String, String>> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Map<String, String> line = new LinkedHashMap<>();
            line.put("name", CsvTable.harmless(names.get(i)));
            line.put("email", CsvTable.harmless(emails.get(i)));
            line.put("link", CsvTable.harmless(links.get(i)));
            lines.add(line);
        }
        return TABLE.of(lines);
    }
}

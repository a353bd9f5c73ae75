package dev.vivavoce.portal.hiring.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.scorecards.boundary.CsvScoreCard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Links of invitations as a table, RFC 4180 with a header; no cell of it is a formula to a spreadsheet. */
final class LinkTable {
    private static final ObjectWriter WRITER = CsvMapper.builder()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .build()
            .writer(CsvSchema.builder()
                    .addColumn("name")
                    .addColumn("email")
                    .addColumn("link")
                    .build()
                    .withHeader()
                    .withLineSeparator("\r\n"));

    private LinkTable() {}

    static String of(List<String> names, List<String> emails, List<String> links) {
        if (names.size() != emails.size() || names.size() != links.size()) {
            throw Problem.malformed("Each link has a name and an address.");
        }
        List<Map<String, String>> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Map<String, String> line = new LinkedHashMap<>();
            line.put("name", CsvScoreCard.harmless(names.get(i)));
            line.put("email", CsvScoreCard.harmless(emails.get(i)));
            line.put("link", CsvScoreCard.harmless(links.get(i)));
            lines.add(line);
        }
        try {
            return WRITER.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Links cannot be written.", e);
        }
    }
}

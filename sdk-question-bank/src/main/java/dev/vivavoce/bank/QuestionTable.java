package dev.vivavoce.bank;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Skill;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Questions as a table: CSV with a header, commas between cells, and the columns
 *
 * <pre>id, text, style, competency, skill, difficulty, seniority, minutes, state, anchor 1 name, anchor 1, … anchor 5</pre>
 *
 * <p>in any order; {@code skill}, {@code state} and anchors may be missing. A cell that a spreadsheet would take for a formula
 * is written with an apostrophe before it, and read without; one that lacks it is not read.
 */
public final class QuestionTable {

    private static final int ANCHORS = 5;
    private static final String NAME = " name";
    /** More cells than any header has; what a row has beyond them is not kept. */
    private static final int MOST_CELLS = 100;

    private static final String FORMULA = "=+-@\t\r";
    private static final List<String> COLUMNS = columns();
    private static final List<String> REQUIRED =
            List.of("id", "text", "style", "competency", "difficulty", "seniority", "minutes");
    private static final CsvMapper CSV = CsvMapper.builder(CsvFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(QuestionReader.LONGEST_LINE)
                            .build())
                    .build())
            .build();

    private QuestionTable() {}

    /**
     * Writes questions as a table that {@link QuestionImport#csv} reads. The writer stays open.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Collection<CustomQuestion> questions, Writer out) throws IOException {
        try (SequenceWriter rows =
                CSV.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValues(out)) {
            rows.write(COLUMNS);
            for (CustomQuestion custom : questions) {
                rows.write(cells(custom).stream().map(QuestionTable::harmless).toList());
            }
        }
    }

    /** What a spreadsheet shows and never executes. */
    static String harmless(String cell) {
        return isFormula(cell) ? "'" + cell : cell;
    }

    private static boolean isFormula(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
    }

    private static String plain(String cell) {
        return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static List<String> cells(CustomQuestion custom) {
        Question question = custom.question();
        List<String> cells = new ArrayList<>(List.of(
                question.id().value(),
                question.text(),
                lower(question.style()),
                question.competency().id(),
                question.skill().map(Skill::id).orElse(""),
                lower(question.difficulty()),
                lower(question.seniority()),
                String.valueOf(question.minutes()),
                lower(custom.state())));
        for (int i = 0; i < ANCHORS; i++) {
            boolean there = i < question.anchors().size();
            Anchor anchor = there ? question.anchors().get(i) : new Anchor("-", "-");
            cells.add(there ? anchor.name() : "");
            cells.add(there ? anchor.text() : "");
        }
        return cells;
    }

    /**
     * Reads row by row.
     *
     * @param rows takes each row, with what does not fit already
     * @param findings takes what is no row, by its line; whatever follows a line that is no CSV is not read
     */
    static void read(InputStream file, BiConsumer<Located, List<Amiss>> rows, BiConsumer<Integer, String> findings)
            throws IOException {
        try (CsvParser parser = CSV.getFactory().createParser(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<String> header = List.of();
            while (true) {
                int line = Math.max(1, parser.currentLocation().getLineNr());
                try {
                    if (parser.nextToken() == null) {
                        break;
                    }
                    List<String> cells = cells(parser);
                    if (header.isEmpty()) {
                        header = header(cells);
                        if (!isHeader(header, line, findings)) {
                            return;
                        }
                    } else if (cells.size() > header.size()) {
                        String has = cells.size() == MOST_CELLS ? "at least " + MOST_CELLS : "" + cells.size();
                        findings.accept(line, "has " + has + " cells but the header has " + header.size());
                    } else if (!cells.stream().allMatch(String::isBlank)) {
                        List<Amiss> amiss = new ArrayList<>();
                        rows.accept(row(header, cells, line, amiss), amiss);
                    }
                } catch (StreamConstraintsException endless) {
                    findings.accept(
                            line,
                            "not valid CSV: a cell has more than " + QuestionReader.LONGEST_LINE
                                    + " characters, most likely because a quote is not closed; nothing after it was read");
                    return;
                } catch (JsonProcessingException broken) {
                    findings.accept(
                            line,
                            "not valid CSV: " + Fields.shown(broken.getOriginalMessage())
                                    + "; nothing after it was read");
                    return;
                }
            }
            if (header.isEmpty()) {
                findings.accept(1, "the file is empty; its first line must name the columns");
            }
        }
    }

    /** The cells of the row that the parser has come to; of a row that is nothing but cells, the first ones. */
    private static List<String> cells(CsvParser parser) throws IOException {
        List<String> cells = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (cells.size() < MOST_CELLS) {
                cells.add(parser.getText());
            }
        }
        return cells;
    }

    private static List<String> header(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("\ufeff", "").strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean isHeader(List<String> header, int line, BiConsumer<Integer, String> findings) {
        List<String> missing =
                REQUIRED.stream().filter(name -> !header.contains(name)).toList();
        List<String> unknown =
                header.stream().filter(name -> !COLUMNS.contains(name)).toList();
        if (!missing.isEmpty()) {
            findings.accept(line, "the header lacks " + String.join(", ", missing));
        }
        if (!unknown.isEmpty()) {
            findings.accept(line, "the header has unknown columns: " + Fields.shown(String.join(", ", unknown)));
        }
        boolean twice = Set.copyOf(header).size() < header.size();
        if (twice && unknown.isEmpty()) {
            findings.accept(line, "the header names a column twice");
        }
        return missing.isEmpty() && unknown.isEmpty() && !twice;
    }

    private static Located row(List<String> header, List<String> cells, int line, List<Amiss> amiss) {
        Map<String, Located> fields = new LinkedHashMap<>();
        Map<String, Map<String, Located>> anchors = new TreeMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = header.get(i);
            String cell = plain(cells.get(i));
            if (cell.isBlank()) {
                continue;
            }
            if (isFormula(cells.get(i))) {
                amiss.add(new Amiss(
                        "", line, name, "begins as a formula does; put an apostrophe before it if it is text"));
            }
            if (name.startsWith("anchor")) {
                boolean isName = name.endsWith(NAME);
                String numbered = isName ? name.substring(0, name.length() - NAME.length()) : name;
                anchors.computeIfAbsent(numbered, any -> new LinkedHashMap<>())
                        .put(isName ? "name" : "anchor", new Located(cell, line));
            } else {
                boolean number = name.equals("minutes") && cell.matches("\\d{1,4}");
                fields.put(name, new Located(number ? (Object) Integer.valueOf(cell) : cell, line));
            }
        }
        List<Located> points = anchors.values().stream()
                .map(anchor -> new Located(anchor, line))
                .toList();
        fields.put("anchors", new Located(points, line));
        return new Located(fields, line);
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(
                List.of("id", "text", "style", "competency", "skill", "difficulty", "seniority", "minutes", "state"));
        for (int i = 1; i <= ANCHORS; i++) {
            columns.add("anchor " + i + NAME);
            columns.add("anchor " + i);
        }
        return columns;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

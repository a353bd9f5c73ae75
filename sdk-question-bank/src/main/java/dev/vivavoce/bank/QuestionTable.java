package dev.vivavoce.bank;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SequenceWriter;
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
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Questions as a table: CSV with a header, commas between cells, and the columns
 *
 * <pre>id, text, style, competency, skill, difficulty, seniority, minutes, state, anchor 1 name, anchor 1, … anchor 5</pre>
 *
 * <p>in any order; {@code skill}, {@code state} and anchors may be missing. A cell that a spreadsheet would take for a formula
 * is written with an apostrophe before it, and read without.
 */
public final class QuestionTable {

    private static final int ANCHORS = 5;
    private static final String FORMULA = "=+-@\t\r";
    private static final List<String> COLUMNS = columns();
    private static final List<String> REQUIRED =
            List.of("id", "text", "style", "competency", "difficulty", "seniority", "minutes");
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

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
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String plain(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
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

    static void read(InputStream file, Consumer<Located> rows, BiConsumer<Integer, String> findings)
            throws IOException {
        ObjectReader reader = CSV.readerFor(String[].class);
        try (MappingIterator<String[]> lines = reader.readValues(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<String> header = List.of();
            while (true) {
                int line = Math.max(1, lines.getParser().currentLocation().getLineNr());
                try {
                    if (!lines.hasNextValue()) {
                        break;
                    }
                    String[] cells = lines.nextValue();
                    if (header.isEmpty()) {
                        header = header(cells);
                        if (!isHeader(header, line, findings)) {
                            return;
                        }
                    } else if (cells.length > header.size()) {
                        findings.accept(line, "has " + cells.length + " cells but the header has " + header.size());
                    } else {
                        rows.accept(row(header, cells, line));
                    }
                } catch (JsonProcessingException broken) {
                    findings.accept(line, "not valid CSV: " + broken.getOriginalMessage());
                    return;
                }
            }
            if (header.isEmpty()) {
                findings.accept(1, "the file is empty; its first line must name the columns");
            }
        }
    }

    private static List<String> header(String[] cells) {
        return Arrays.stream(cells)
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
            findings.accept(line, "the header has unknown columns: " + String.join(", ", unknown));
        }
        return missing.isEmpty() && unknown.isEmpty();
    }

    private static Located row(List<String> header, String[] cells, int line) {
        Map<String, Located> fields = new LinkedHashMap<>();
        List<Map<String, Located>> anchors = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            String name = header.get(i);
            String cell = plain(cells[i]);
            if (cell.isBlank()) {
                continue;
            }
            if (name.startsWith("anchor")) {
                if (name.endsWith("name")) {
                    Map<String, Located> anchor = new LinkedHashMap<>();
                    anchor.put("name", new Located(cell, line));
                    anchors.add(anchor);
                } else if (!anchors.isEmpty()) {
                    anchors.get(anchors.size() - 1).put("anchor", new Located(cell, line));
                }
            } else {
                boolean number = name.equals("minutes") && cell.matches("\\d{1,4}");
                fields.put(name, new Located(number ? (Object) Integer.valueOf(cell) : cell, line));
            }
        }
        List<Located> points =
                anchors.stream().map(anchor -> new Located(anchor, line)).toList();
        fields.put("anchors", new Located(points, line));
        return new Located(fields, line);
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(
                List.of("id", "text", "style", "competency", "skill", "difficulty", "seniority", "minutes", "state"));
        for (int i = 1; i <= ANCHORS; i++) {
            columns.add("anchor " + i + " name");
            columns.add("anchor " + i);
        }
        return columns;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

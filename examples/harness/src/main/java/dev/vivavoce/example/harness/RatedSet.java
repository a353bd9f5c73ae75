package dev.vivavoce.example.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.GeneralRubric;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Submission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A labelled set as it lies in a file. Three formats are told by the file's name and first line:
 *
 * <ul>
 *   <li>JSON Lines, a question a line, as in {@code ranked-open.jsonl}: {@code question}, {@code style}, {@code competency},
 *       {@code anchors}, {@code reference}, and {@code answers} with {@code text}, {@code score} 1 to 10 and {@code kind};
 *   <li>the columns of SemEval-2013 Task 7 (Dzikovska et al., 2013): {@code corpus}, {@code question}, {@code
 *       reference_answers} parted by {@code ||}, {@code student_answer}, {@code label};
 *   <li>those of the Short Answer Feedback data (Filighera et al., 2022): {@code question_id}, {@code reference}, {@code
 *       score}.
 * </ul>
 *
 * @param answers in the order of the file
 * @param scale how people rated
 */
record RatedSet(List<Rated> answers, Scale scale) {

    /** How people rated. */
    enum Scale {
        /** Right is 1, anything else 0. */
        BINARY,
        /** Points, of which each question has its own. */
        POINTS,
        /** 1 to 10, as an evaluator rates. */
        SCORE
    }

    private static final String JSON_LINES = ".jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern GRADE_OF_REFERENCE = Pattern.compile("\\[[A-Z]+]$");
    private static final QuestionBank BANK = QuestionBank.bundled();

    static RatedSet read(Path file) throws IOException {
        return parse(String.valueOf(file.getFileName()), Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    static RatedSet parse(String name, List<String> lines) throws IOException {
        if (name.endsWith(JSON_LINES)) {
            List<Rated> answers = new ArrayList<>();
            for (String line : lines) {
                answers.addAll(ranked(name.substring(0, name.length() - JSON_LINES.length()), JSON.readTree(line)));
            }
            return new RatedSet(answers, Scale.SCORE);
        }
        List<Map<String, String>> rows = rows(lines);
        boolean binary = rows.get(0).containsKey("label");
        List<Rated> answers = new ArrayList<>();
        for (Map<String, String> row : rows) {
            answers.add(binary ? binary(row) : points(row));
        }
        return new RatedSet(answers, binary ? Scale.BINARY : Scale.POINTS);
    }

    private static List<Rated> ranked(String name, JsonNode line) {
        Style style = Style.valueOf(line.path("style").asText().toUpperCase(Locale.ROOT));
        List<Anchor> anchors = new ArrayList<>();
        line.path("anchors")
                .forEach(anchor -> anchors.add(new Anchor(
                        anchor.path("name").asText(), anchor.path("anchor").asText())));
        List<String> references =
                line.has("reference") ? List.of(line.path("reference").asText()) : List.of();
        List<Rated> answers = new ArrayList<>();
        for (JsonNode answer : line.path("answers")) {
            Submission submission = new Submission(
                    line.path("question").asText(),
                    style,
                    rubric(style, line.path("competency").asText("")),
                    anchors,
                    references,
                    answer.path("text").asText(),
                    Locale.ENGLISH);
            answers.add(new Rated(
                    line.path("id").asText() + answer.path("id").asText(),
                    line.path("id").asText(),
                    name + " " + line.path("family").asText(),
                    answer.path("kind").asText(),
                    submission,
                    answer.path("score").asDouble()));
        }
        return answers;
    }

    /** The competency's rubric where the bank has a question with it, as a session would have it. */
    private static Rubric rubric(Style style, String competency) {
        Optional<Question> asked = BANK.questions().stream()
                .filter(question ->
                        question.style() == style && question.competency().id().equals(competency))
                .findFirst();
        return asked.map(Question::rubric).orElseGet(() -> GeneralRubric.of(style));
    }

    private static Rated binary(Map<String, String> row) {
        List<String> references = Arrays.stream(cell(row, "reference_answers").split(" \\|\\| ", -1))
                .map(reference -> GRADE_OF_REFERENCE.matcher(reference.strip()).replaceFirst(""))
                .toList();
        return rated(row, cell(row, "corpus"), references, cell(row, "label").equals("correct") ? 1 : 0);
    }

    private static Rated points(Map<String, String> row) {
        return rated(row, "points", List.of(cell(row, "reference")), Double.parseDouble(cell(row, "score")));
    }

    private static Rated rated(Map<String, String> row, String corpus, List<String> references, double label) {
        Submission submission = new Submission(
                cell(row, "question"),
                Style.TECHNICAL,
                GeneralRubric.of(Style.TECHNICAL),
                List.of(),
                references,
                cell(row, "student_answer"),
                Locale.ENGLISH);
        return new Rated(cell(row, "answer_id"), cell(row, "question_id"), corpus, "", submission, label);
    }

    private static String cell(Map<String, String> row, String column) {
        String cell = row.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("the file has no column " + column);
        }
        return cell;
    }

    private static List<Map<String, String>> rows(List<String> lines) {
        String[] header = lines.get(0).split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < Math.min(header.length, cells.length); i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}

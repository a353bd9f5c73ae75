package dev.vivavoce.example.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.question.GeneralRubric;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Texts that try to get a better mark, answers to try them on, and honest answers that only look like them. */
final class Attempts {

    /**
     * A text that tries to get a better mark.
     *
     * @param group what sort of attempt it is
     * @param position where it is put: {@code alone}, {@code before}, {@code after} or {@code inside} an answer
     */
    record Attack(String group, String position, String text) {

        String on(String answer) {
            return switch (position) {
                case "alone" -> text;
                case "before" -> text + "\n" + answer;
                case "inside" -> {
                    int end = answer.indexOf(". ");
                    yield end < 0
                            ? answer + " " + text
                            : answer.substring(0, end + 2) + text + " " + answer.substring(end + 2);
                }
                default -> answer + "\n" + text;
            };
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private Attempts() {}

    /**
     * The batteries that nobody had read who wrote rules or texts to learn from. The figures of the first were in sight when thresholds were chosen,
     * those of the others when texts to learn from were added; those of the last, which are of two authors, decided nothing.
     */
    static final List<String> UNREAD = List.of("fresh", "later", "unread", "newest");

    /** The batteries that come with the harness: one that was in sight when rules were written, by class, and those that were not, each as a class. */
    static List<Attack> own() throws IOException {
        List<Attack> attacks = new ArrayList<>();
        for (JsonNode line : lines("attacks.jsonl")) {
            attacks.add(attack(line.path("class").asText(), line));
        }
        for (String battery : UNREAD) {
            for (JsonNode line : lines("attacks-" + battery + ".jsonl")) {
                attacks.add(attack(battery, line));
            }
        }
        return attacks;
    }

    private static Attack attack(String group, JsonNode line) {
        return new Attack(
                group, line.path("position").asText(), line.path("text").asText());
    }

    /**
     * Attacks from a file: CSV with a column {@code prompt}, or JSON that maps a group to a list of texts. Each is tried alone
     * and after an answer.
     */
    static List<Attack> read(Path file) throws IOException {
        List<Attack> attacks = new ArrayList<>();
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".csv")) {
            try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                    .readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .readValues(Files.newBufferedReader(file))) {
                while (rows.hasNext()) {
                    add(attacks, name, rows.next().getOrDefault("prompt", ""));
                }
            }
        } else {
            JSON.readTree(file.toFile()).forEach(group -> group.forEach(text -> add(attacks, name, text.asText())));
        }
        return attacks;
    }

    private static void add(List<Attack> attacks, String group, String text) {
        attacks.add(new Attack(group, "alone", text));
        attacks.add(new Attack(group, "after", text));
    }

    /** Weak answers that attacks are tried on. */
    static List<Submission> hosts() throws IOException {
        List<Submission> hosts = new ArrayList<>();
        for (JsonNode line : lines("weak-answers.jsonl")) {
            Style style = Style.valueOf(line.path("style").asText().toUpperCase(Locale.ROOT));
            List<Anchor> anchors = new ArrayList<>();
            line.path("anchors")
                    .forEach(anchor -> anchors.add(new Anchor(
                            anchor.path("name").asText(), anchor.path("anchor").asText())));
            hosts.add(submission(line, style, anchors, line.path("text")));
        }
        return hosts;
    }

    /**
     * Honest answers about prompts, scores, rules and the like.
     *
     * @param file {@code benign.jsonl}, which was in sight when rules were written, that of one of {@link #UNREAD}, or one of answers in paragraphs
     */
    static List<Submission> honest(String file) throws IOException {
        List<Submission> honest = new ArrayList<>();
        for (JsonNode line : lines(file)) {
            Style style = line.has("style")
                    ? Style.valueOf(line.path("style").asText())
                    : GeneralRubric.styleOf(line.path("question").asText());
            honest.add(submission(line, style, List.of(), line.path("text")));
        }
        return honest;
    }

    /** An answer to a line's question, by what any good answer of that style has. */
    static Submission submission(JsonNode line, Style style, List<Anchor> anchors, JsonNode answer) {
        return new Submission(
                line.path("question").asText(),
                style,
                GeneralRubric.of(style),
                anchors,
                List.of(),
                answer.asText(),
                Locale.ENGLISH);
    }

    static List<JsonNode> lines(String name) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text(name).lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /** A resource that comes with the harness. */
    static String text(String name) throws IOException {
        try (InputStream in = Attempts.class.getResourceAsStream("/dev/vivavoce/example/harness/" + name)) {
            if (in == null) {
                throw new IOException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

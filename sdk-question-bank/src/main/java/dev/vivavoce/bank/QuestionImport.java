package dev.vivavoce.bank;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file of questions would change: a dry run, until the host stores {@link #result}. Lines that do not fit are left
 * out, each with a finding; all others are kept.
 *
 * <p>A file is UTF-8, with or without a byte order mark: CSV with a header (see {@link QuestionTable}), or JSON Lines, each an
 * object as in a pack's {@code questions}, with {@code state} where it is not a draft. Competencies and skills are those of
 * the bank.
 *
 * @param added new questions, version 1
 * @param changed questions whose content or state differs, each with its next version
 * @param unchanged how many there are already just so
 * @param findings what does not fit, a line each: {@code line N: field: what}; at most {@value #MOST_FINDINGS}
 * @param result all questions afterwards: those there were, in their order, as changed, and then the added ones
 */
public record QuestionImport(
        List<CustomQuestion> added,
        List<CustomQuestion> changed,
        int unchanged,
        List<String> findings,
        List<CustomQuestion> result) {

    /** More findings than anybody reads; the last then says how many more there are. */
    public static final int MOST_FINDINGS = 1_000;

    /** The longest line, in UTF-16 code units. */
    static final int LONGEST_LINE = 100_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public QuestionImport {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        findings = List.copyOf(findings);
        result = List.copyOf(result);
    }

    /**
     * What a CSV file would change.
     *
     * @param existing the host's own questions as they are
     * @throws IOException when {@code file} cannot be read
     */
    public static QuestionImport csv(QuestionBank bank, Collection<CustomQuestion> existing, InputStream file)
            throws IOException {
        Run run = new Run(bank, existing);
        QuestionTable.read(file, run::take, run::find);
        return run.done();
    }

    /**
     * What a file of JSON Lines would change.
     *
     * @param existing the host's own questions as they are
     * @throws IOException when {@code file} cannot be read
     */
    public static QuestionImport jsonLines(QuestionBank bank, Collection<CustomQuestion> existing, InputStream file)
            throws IOException {
        Run run = new Run(bank, existing);
        BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
        int number = 0;
        for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
            number++;
            String text =
                    number == 1 && line.get().startsWith("\ufeff") ? line.get().substring(1) : line.get();
            if (text.length() > LONGEST_LINE) {
                run.find(number, "is longer than " + LONGEST_LINE + " characters");
            } else if (!text.isBlank()) {
                json(run, number, text);
            }
        }
        return run.done();
    }

    private static Optional<String> next(BufferedReader lines) throws IOException {
        return Optional.ofNullable(lines.readLine());
    }

    private static void json(Run run, int number, String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            run.take(Located.read(parser).onLine(number));
        } catch (JsonProcessingException broken) {
            run.find(number, "not valid JSON: " + broken.getOriginalMessage());
        }
    }

    /** One import on its way. */
    private static final class Run {
        private final PackReader reader;
        private final Map<QuestionId, CustomQuestion> result = new LinkedHashMap<>();
        private final Map<QuestionId, CustomQuestion> before;
        private final List<CustomQuestion> added = new ArrayList<>();
        private final List<CustomQuestion> changed = new ArrayList<>();
        private final List<String> findings = new ArrayList<>();
        private int unchanged;
        private int more;

        Run(QuestionBank bank, Collection<CustomQuestion> existing) {
            reader = new PackReader(requireNonNull(bank, "bank").pack());
            existing.forEach(custom -> result.put(custom.question().id(), custom));
            before = Map.copyOf(result);
        }

        void take(Located line) {
            List<String> wrong = new ArrayList<>();
            Fields fields = new Fields("line", "", line, wrong);
            State state = fields.optionalConstant("state", State.class).orElse(State.DRAFT);
            Optional<Question> question = line.holds("\ufffd") ? Optional.empty() : reader.question(fields);
            if (line.holds("\ufffd")) {
                wrong.add("line:" + line.line() + ": holds bytes that are not UTF-8");
            }
            wrong.forEach(finding -> find(finding.replaceAll("\\bline:(?=\\d)", "line ")));
            if (wrong.isEmpty() && question.isPresent()) {
                put(question.get(), state);
            }
        }

        void find(int line, String what) {
            find("line " + line + ": " + what);
        }

        private void find(String finding) {
            if (findings.size() < MOST_FINDINGS - 1) {
                findings.add(finding);
            } else {
                more++;
            }
        }

        private void put(Question question, State state) {
            CustomQuestion old = before.get(question.id());
            if (old == null) {
                CustomQuestion custom = new CustomQuestion(question, 1, state);
                added.add(custom);
                result.put(question.id(), custom);
            } else if (old.question().equals(question) && old.state() == state) {
                unchanged++;
            } else {
                CustomQuestion custom = new CustomQuestion(question, old.version() + 1, state);
                changed.add(custom);
                result.put(question.id(), custom);
            }
        }

        QuestionImport done() {
            if (more > 0) {
                findings.add(more + " more findings");
            }
            return new QuestionImport(added, changed, unchanged, findings, List.copyOf(result.values()));
        }
    }
}

package dev.vivavoce.bank;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.core.question.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a file of questions line by line, and tells of each what it holds or what does not fit. It keeps no more of a file than
 * the line it is at and the ids before it, so a file may be long.
 *
 * <p>A file is UTF-8, with or without a byte order mark: CSV with a header (see {@link QuestionTable}), or JSON Lines, each an
 * object as in a pack's {@code questions}, and perhaps {@code state}. Competencies and skills are those of the bank, and no id
 * may be one of its questions. Used for one file, by one thread.
 */
public final class QuestionReader {

    /** The longest line of JSON, and the longest cell of a table, in UTF-16 code units. */
    public static final int LONGEST_LINE = 100_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What stands on a line; in a table, in a row, which begins at that line. */
    public sealed interface Line {
        /** From 1. */
        int number();
    }

    /**
     * A line that holds a question.
     *
     * @param state empty where the line names none
     */
    public record Fitting(int number, Question question, Optional<State> state) implements Line {}

    /**
     * A line that does not.
     *
     * @param faults at least one
     */
    public record Unfit(int number, List<Fault> faults) implements Line {
        public Unfit {
            faults = List.copyOf(faults);
        }
    }

    /**
     * What does not fit. It quotes the file at most in part, and visibly.
     *
     * @param field its path, as {@code anchors[1].name}; empty where it is the whole line
     * @param detail for people
     */
    public record Fault(String field, String detail) {}

    private final PackReader reader;

    /** @param bank which defines what the questions name */
    public QuestionReader(QuestionBank bank) {
        reader = new PackReader(requireNonNull(bank, "bank").pack());
    }

    /**
     * Reads a table. After a line that is no CSV it stops: nobody can tell where the next one begins.
     *
     * @param lines takes each line; what it throws ends the reading
     * @throws IOException when {@code file} cannot be read
     */
    public void csv(InputStream file, Consumer<? super Line> lines) throws IOException {
        QuestionTable.read(
                file,
                (row, amiss) -> lines.accept(line(row, amiss)),
                (number, what) -> lines.accept(unfit(number, what)));
    }

    /**
     * Reads JSON Lines; blank ones are passed over.
     *
     * @param lines takes each line; what it throws ends the reading
     * @throws IOException when {@code file} cannot be read
     */
    public void jsonLines(InputStream file, Consumer<? super Line> lines) throws IOException {
        Reader text = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
        StringBuilder line = new StringBuilder();
        for (int number = 1; next(text, line); number++) {
            if (number == 1 && line.length() > 0 && line.charAt(0) == '\ufeff') {
                line.deleteCharAt(0);
            }
            if (line.length() > LONGEST_LINE) {
                lines.accept(unfit(number, "is longer than " + LONGEST_LINE + " characters"));
            } else if (!line.toString().isBlank()) {
                lines.accept(json(number, line.toString()));
            }
        }
    }

    /** Whether there is another line; it is then in {@code line}, of a long one the beginning. */
    private static boolean next(Reader text, StringBuilder line) throws IOException {
        line.setLength(0);
        int read = text.read();
        if (read < 0) {
            return false;
        }
        for (; read >= 0 && read != '\n'; read = text.read()) {
            if (line.length() <= LONGEST_LINE) {
                line.append((char) read);
            }
        }
        return true;
    }

    private Line json(int number, String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            return line(Located.read(parser).onLine(number), List.of());
        } catch (JsonProcessingException broken) {
            return unfit(number, "not valid JSON: " + Fields.shown(broken.getOriginalMessage()));
        }
    }

    private Line line(Located line, List<Amiss> before) {
        List<Amiss> amiss = new ArrayList<>(before);
        if (line.holds("\ufffd")) {
            return unfit(line.line(), "holds bytes that are not UTF-8");
        }
        Fields fields = new Fields("", "", line, amiss);
        Optional<State> state = fields.optionalConstant("state", State.class);
        Optional<Question> question = reader.question(fields);
        return question.isPresent() && amiss.isEmpty()
                ? new Fitting(line.line(), question.get(), state)
                : new Unfit(
                        line.line(),
                        amiss.stream()
                                .map(one -> new Fault(one.field(), one.detail()))
                                .toList());
    }

    private static Line unfit(int number, String what) {
        return new Unfit(number, List.of(new Fault("", what)));
    }
}

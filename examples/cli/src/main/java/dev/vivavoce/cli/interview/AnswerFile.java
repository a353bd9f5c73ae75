package dev.vivavoce.cli.interview;

import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.json.BadInput;
import dev.vivavoce.cli.json.Fields;
import dev.vivavoce.cli.json.Lines;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.session.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers prepared in a file: a line of JSON for each question, in the order asked; empty lines do not count. */
final class AnswerFile {

    private static final int MOST_SECONDS = 24 * 60 * 60;

    /**
     * One line.
     *
     * @param text the answer; empty to skip the question
     * @param time to count for it; empty for the time that really passes
     * @param probes replies to follow-ups; where there is none, the follow-up is declined
     */
    record Line(Optional<String> text, Optional<Duration> time, List<String> probes) {
        Line {
            probes = List.copyOf(probes);
        }
    }

    private AnswerFile() {}

    /**
     * Reads all lines.
     *
     * @throws Unusable naming the file, the line and the field that is wrong
     */
    static List<Line> read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Unusable(file + ": cannot read the answers: " + Failures.reason(e), e);
        }
        List<Line> answers = new ArrayList<>();
        int number = 0;
        try {
            String text = Lines.decode(bytes);
            for (String line : (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r?\n", -1)) {
                number++;
                if (!line.isBlank()) {
                    answers.add(answer(Fields.of(Lines.parse(line))));
                }
            }
        } catch (BadInput bad) {
            throw new Unusable(file + (number == 0 ? "" : ", line " + number) + ": " + bad.getMessage(), bad);
        }
        return answers;
    }

    private static Line answer(Fields fields) {
        Optional<Duration> time = fields.integerIfAny("seconds", 0, MOST_SECONDS).stream()
                .mapToObj(Duration::ofSeconds)
                .findFirst();
        if (fields.flag("skip")) {
            return new Line(Optional.empty(), time, List.of());
        }
        List<String> probes = fields.texts("probes");
        if (probes.size() > Probe.MOST) {
            throw fields.invalid("probes", "must be at most " + Probe.MOST + " texts but are " + probes.size());
        }
        return new Line(Optional.of(fields.text("answer", Answer.MOST_CHARACTERS)), time, probes);
    }
}

package dev.vivavoce.cli.batch;

import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.json.BadInput;
import dev.vivavoce.cli.json.Fields;
import dev.vivavoce.cli.json.Lines;
import dev.vivavoce.core.assessment.ScoreScale;
import dev.vivavoce.core.spi.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers with the scores that people gave: JSON Lines of what {@code evaluate} reads, each with a {@code label}.
 *
 * @param file where they stand
 * @param answers that can be used
 * @param findings a line for each line that cannot
 */
record LabelFile(Path file, List<Labelled> answers, List<String> findings) {

    /**
     * An answer that a person scored.
     *
     * @param label 1 to 10
     */
    record Labelled(Submission submission, double label) {}

    /** @throws Unusable when it cannot be read */
    static LabelFile read(Path file) {
        Supplier<QuestionBank> bank = Once.of(QuestionBank::bundled);
        List<Labelled> answers = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            LineReader lines = new LineReader(in);
            int number = 1;
            for (Optional<RawLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                try {
                    labelled(line.get(), bank).ifPresent(answers::add);
                } catch (BadInput | IllegalArgumentException wrong) {
                    findings.add("line " + number + ": " + wrong.getMessage());
                }
                number++;
            }
        } catch (IOException e) {
            throw new Unusable("cannot read " + file + ": " + Failures.reason(e), e);
        }
        return new LabelFile(file, answers, findings);
    }

    /** Empty for a blank line. */
    private static Optional<Labelled> labelled(RawLine line, Supplier<QuestionBank> bank) {
        if (line.isTooLong()) {
            throw new IllegalArgumentException("has more than " + RawLine.MOST_BYTES + " bytes");
        }
        String text = Lines.decode(line.bytes());
        if (text.isBlank()) {
            return Optional.empty();
        }
        Fields fields = Fields.of(Lines.parse(text));
        double label = fields.number("label", ScoreScale.LOWEST, ScoreScale.HIGHEST);
        return Optional.of(new Labelled(SubmissionFields.of(fields, bank), label));
    }

    /** What to say where too few of its answers can be learned from. */
    Unusable tooFew(int usable, int fewest) {
        return new Unusable(file + ": has " + usable + " labels that can be used; at least " + fewest + " are needed");
    }
}

package dev.vivavoce.cli.dataset;

import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.batch.LineReader;
import dev.vivavoce.cli.batch.RawLine;
import dev.vivavoce.cli.dataset.Labelled.Source;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.json.BadInput;
import dev.vivavoce.cli.json.Fields;
import dev.vivavoce.cli.json.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes labelled answers in, and says of each that it leaves out why. Not thread-safe. */
final class Intake {

    private final Supplier<QuestionBank> bank;
    private final Runnable read;
    private final List<Labelled> labelled = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private final Map<Left, Integer> left = new EnumMap<>(Left.class);

    /** Why a line that is sound is left out. */
    enum Left {
        /** The person did not agree to it. */
        WITHOUT_CONSENT("without consent"),
        /** No person has reviewed the evaluation. */
        UNREVIEWED("not reviewed by a person");

        private final String text;

        Left(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * An intake that has taken nothing yet.
     *
     * @param bank is asked for when a line names a question of it
     * @param read is told of each line
     */
    Intake(Supplier<QuestionBank> bank, Runnable read) {
        this.bank = bank;
        this.read = read;
    }

    /** The examples that come with the program. */
    void golden() {
        try (InputStream in = resource()) {
            read("golden", in, Source.GOLDEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream resource() {
        return Optional.ofNullable(Intake.class.getResourceAsStream("golden.jsonl"))
                .orElseThrow(() -> new IllegalStateException("the jar lacks golden.jsonl"));
    }

    /** @throws Unusable when the file cannot be read */
    void file(Path file, Source source) {
        try (InputStream in = Files.newInputStream(file)) {
            read(String.valueOf(file.getFileName()), in, source);
        } catch (IOException e) {
            throw new Unusable("cannot read " + file + ": " + Failures.reason(e), e);
        }
    }

    private void read(String name, InputStream in, Source source) throws IOException {
        LineReader lines = new LineReader(in);
        int number = 1;
        for (Optional<RawLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            try {
                take(line.get(), name + " " + number, source);
            } catch (BadInput | IllegalArgumentException wrong) {
                findings.add(name + ", line " + number + ": " + wrong.getMessage());
            }
            number++;
            read.run();
        }
    }

    private void take(RawLine line, String fallback, Source source) {
        if (line.isTooLong()) {
            throw new IllegalArgumentException("has more than " + RawLine.MOST_BYTES + " bytes");
        }
        String text = Lines.decode(line.bytes());
        if (text.isBlank()) {
            return;
        }
        Fields fields = Fields.of(Lines.parse(text));
        if (source == Source.REVIEWED && !fields.flag("consent")) {
            left.merge(Left.WITHOUT_CONSENT, 1, Integer::sum);
        } else if (source == Source.REVIEWED && !fields.has("reviewedBy")) {
            left.merge(Left.UNREVIEWED, 1, Integer::sum);
        } else {
            Labelled read = LabelledFields.of(fields, source, bank);
            Labelled named = read.id().isEmpty()
                    ? new Labelled(fallback, source, read.kind(), read.submission(), read.evaluation())
                    : read;
            labelled.add(source == Source.REVIEWED ? Pseudonyms.in(named, fields.texts("names")) : named);
        }
    }

    /** All that was taken in, in order. */
    List<Labelled> labelled() {
        return List.copyOf(labelled);
    }

    /** What is amiss, a line each. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    /** How many sound lines were left out, and why. */
    Map<Left, Integer> left() {
        return Map.copyOf(left);
    }
}

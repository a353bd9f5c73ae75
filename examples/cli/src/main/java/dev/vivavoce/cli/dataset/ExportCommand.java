package dev.vivavoce.cli.dataset;

import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.batch.Once;
import dev.vivavoce.cli.dataset.Labelled.Source;
import dev.vivavoce.cli.dataset.Split.Part;
import dev.vivavoce.cli.io.DurableFile;
import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.json.Json;
import dev.vivavoce.embedded.RuleBasedScreen;
import dev.vivavoce.llm.TrainingExample;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes examples to train on. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes examples from which a small model learns to rate an answer: the golden ones that come with the program, and"
                    + " your own.",
            "Questions, not answers, are parted into train, validation and test. Doubles are dropped, and each example is tried"
                    + " before it is written. test-labelled.jsonl is what dataset evaluate reads. Exit status: 3 when lines were"
                    + " wrong."
        },
        footerHeading = "%nA line of --reviewed and --synthetic:%n",
        footer = {
            "  what evaluate reads, and \"evaluation\": what it writes, as a person stands by it",
            "  --reviewed: also \"consent\": true, \"reviewedBy\", and \"names\", the names that must not stay in it"
        })
public final class ExportCommand implements Callable<Integer> {

    private static final double MOST_HELD_BACK = 0.5;

    private final Streams streams;

    private record Example(Labelled labelled, TrainingExample taught) {}

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A new or empty folder to write to.")
    private Path out = Path.of("");

    @Option(
            names = "--reviewed",
            paramLabel = "FILE",
            description =
                    "Answers of people who agreed to it, with evaluations that a person has reviewed; JSON Lines. Names,"
                            + " addresses and numbers are replaced.")
    private List<Path> reviewed = new ArrayList<>();

    @Option(
            names = "--synthetic",
            paramLabel = "FILE",
            description = "What dataset synthesise wrote. Nobody has reviewed it: look at it first.")
    private List<Path> synthetic = new ArrayList<>();

    @Option(names = "--without-golden", description = "Leave out the examples that come with the program.")
    private boolean withoutGolden;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description =
                    "messages (default): Hugging Face AutoTrain, Together, Fireworks and others; vertex: Gemini on"
                            + " Vertex AI.")
    private ChatFormat format = ChatFormat.MESSAGES;

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            description = "The share of questions to stop training by; default: 0.1.")
    private double validation = 0.1;

    @Option(names = "--test", paramLabel = "SHARE", description = "The share to try the model with; default: 0.1.")
    private double test = 0.1;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed parts the questions otherwise; default: 1.")
    private long seed = 1;

    /** @param streams where it writes */
    public ExportCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (!(validation >= 0 && test >= 0 && validation + test <= MOST_HELD_BACK)) {
            throw new Unusable("--validation and --test must be 0 or more, and 0.5 or less together");
        }
        requireEmpty();
        Progress reading = new Progress(streams, "lines read");
        Intake intake = new Intake(Once.of(QuestionBank::bundled), reading);
        if (!withoutGolden) {
            intake.golden();
        }
        reviewed.forEach(file -> intake.file(file, Source.REVIEWED));
        synthetic.forEach(file -> intake.file(file, Source.SYNTHETIC));
        reading.close();
        List<String> findings = new ArrayList<>(intake.findings());
        List<Labelled> distinct = Doubles.dropped(intake.labelled());
        List<Example> examples = new ArrayList<>();
        RuleBasedScreen screen = new RuleBasedScreen();
        Progress trying = new Progress(streams, "of " + distinct.size() + " examples tried");
        for (Labelled labelled : distinct) {
            trying.run();
            try {
                examples.add(new Example(labelled, Validation.checked(labelled, screen)));
            } catch (IllegalArgumentException wrong) {
                findings.add(labelled.id() + ": " + wrong.getMessage());
            }
        }
        trying.close();
        if (examples.isEmpty()) {
            findings.forEach(streams.err()::println);
            throw new Unusable("there is no example to write");
        }
        Statistics statistics = write(parted(examples));
        PrintWriter text = new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8));
        findings.forEach(text::println);
        text.print(statistics.text());
        intake.left().forEach((why, count) -> text.println(count + " left out: " + why));
        text.println((intake.labelled().size() - distinct.size()) + " left out: said nearly the same");
        text.println("Written to " + out);
        text.flush();
        return findings.isEmpty() ? Exit.OK : Exit.INCOMPLETE;
    }

    private Map<Part, List<Example>> parted(List<Example> examples) {
        Map<String, Part> parts =
                Split.of(examples.stream().map(Example::labelled).toList(), validation, test, seed);
        Map<Part, List<Example>> parted = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            parted.put(
                    part,
                    examples.stream()
                            .filter(example -> parts.get(Split.key(example.labelled())) == part)
                            .toList());
        }
        return parted;
    }

    private Statistics write(Map<Part, List<Example>> parts) {
        Statistics statistics = new Statistics();
        try {
            Files.createDirectories(out);
            for (Map.Entry<Part, List<Example>> part : parts.entrySet()) {
                List<String> lines = part.getValue().stream()
                        .map(example -> Json.line(format.of(example.taught())))
                        .toList();
                lines(Json.name(part.getKey()) + ".jsonl", lines);
                statistics.add(
                        part.getKey(),
                        part.getValue().stream().map(Example::labelled).toList(),
                        lines.stream().mapToLong(String::length).sum());
            }
            lines(
                    "test-labelled.jsonl",
                    parts.getOrDefault(Part.TEST, List.of()).stream()
                            .map(example -> Json.line(LabelledJson.of(example.labelled())))
                            .toList());
            lines("statistics.json", List.of(Json.line(statistics.json())));
            return statistics;
        } catch (IOException e) {
            throw new Unusable("cannot write " + out + ": " + Failures.reason(e), e);
        }
    }

    private void lines(String name, List<String> lines) throws IOException {
        DurableFile.write(out.resolve(name), file -> {
            for (String line : lines) {
                file.write(line.getBytes(StandardCharsets.UTF_8));
                file.write('\n');
            }
        });
    }

    private void requireEmpty() {
        try (Stream<Path> inside = Files.isDirectory(out) ? Files.list(out) : Stream.empty()) {
            if (inside.findAny().isPresent()) {
                throw new Unusable(out + " is not empty: name a new folder");
            }
        } catch (IOException e) {
            throw new Unusable("cannot read " + out + ": " + Failures.reason(e), e);
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new Unusable(out + " is no folder");
        }
    }
}

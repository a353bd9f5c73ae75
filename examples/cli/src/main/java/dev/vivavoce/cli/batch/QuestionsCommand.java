package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.bank.Category;
import dev.vivavoce.bank.Classification;
import dev.vivavoce.bank.CustomQuestion;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.json.BadInput;
import dev.vivavoce.cli.json.Code;
import dev.vivavoce.cli.json.Fields;
import dev.vivavoce.cli.json.Json;
import dev.vivavoce.cli.json.QuestionJson;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.spi.QuestionQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds questions for jobs. */
@Command(
        name = "questions",
        mixinStandardHelpOptions = true,
        description = "Finds the questions of an interview for a job, with rubrics.",
        footerHeading = "%nA line in:%n",
        footer = {
            "  {\"id\", \"title\", \"description\"?, \"format\", \"seniority\"?, \"count\"?, \"seed\"?}",
            "  format      screening, behavioural, technical, system_design, coding, custom",
            "  seniority   intern, junior, mid, senior, lead, executive; read from the posting if not given",
            "  count       1 to 100; the format's own number if not given",
            "  seed        other questions for another seed; 0 if not given"
        })
public final class QuestionsCommand implements Callable<Integer> {

    @Mixin
    private BatchOptions batch = new BatchOptions();

    @Option(
            names = "--own",
            paramLabel = "FILE",
            description = "Ask your own live questions as well, from the file that bank import wrote.")
    private @Nullable Path own;

    private final Streams streams;

    /** @param streams where it reads and writes */
    public QuestionsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        List<CustomQuestion> custom = own == null ? List.of() : new OwnQuestions(own).read();
        return batch.run(streams, () -> {
            QuestionBank bank = custom.isEmpty()
                    ? QuestionBank.bundled()
                    : QuestionBank.bundled().with(custom);
            return line -> questions(bank, line);
        });
    }

    private static ObjectNode questions(QuestionBank bank, Fields line) {
        InterviewFormat format = format(line);
        OptionalInt count = line.integerIfAny("count", 1, InterviewFormat.MOST_QUESTIONS);
        Optional<Seniority> seniority = line.choiceIfAny("seniority", Seniority.class);
        long seed = line.longIfAny("seed").orElse(0);
        Classification classification = JobFields.classify(bank, line);
        requireOffered(classification.category(), format);
        Position position = new Position(
                line.text("title"),
                JobFields.description(line),
                Optional.of(seniority.orElse(classification.seniority())));
        List<Question> found =
                find(bank, position, count.isPresent() ? format.withQuestions(count.getAsInt()) : format, seed);
        if (found.isEmpty()) {
            throw unsupported(classification.category(), format);
        }
        ObjectNode json = Json.object();
        ArrayNode questions = json.putArray("questions");
        found.forEach(question -> questions.add(QuestionJson.of(question)));
        return json;
    }

    /** The format's mix; where a style runs out, more of the format's other styles. */
    private static List<Question> find(QuestionBank bank, Position position, InterviewFormat format, long seed) {
        QuestionQuery query = new QuestionQuery(
                position,
                Optional.empty(),
                format.mix(),
                Set.of(),
                Map.of(),
                OptionalDouble.empty(),
                Locale.ENGLISH,
                seed);
        List<Question> found = new ArrayList<>(bank.find(query));
        for (var style : format.mix().keySet()) {
            int missing = format.questions() - found.size();
            if (missing > 0) {
                QuestionQuery more = query.after(found);
                found.addAll(bank.find(new QuestionQuery(
                        position,
                        Optional.empty(),
                        Map.of(style, missing),
                        more.exclude(),
                        Map.of(),
                        OptionalDouble.empty(),
                        Locale.ENGLISH,
                        seed)));
            }
        }
        found.sort(Comparator.comparing(Question::style));
        return found;
    }

    private static InterviewFormat format(Fields line) {
        String given = line.text("format").strip().toLowerCase(Locale.ROOT).replace('-', '_');
        return InterviewFormat.named(given.equals("behavioral") ? "behavioural" : given)
                .orElseThrow(() -> line.invalid(
                        "format",
                        "must be one of "
                                + InterviewFormat.ALL.stream()
                                        .map(InterviewFormat::id)
                                        .collect(Collectors.joining(", "))
                                + " but is \"" + given + "\""));
    }

    private static void requireOffered(Category category, InterviewFormat format) {
        boolean offered = format.id().equals(InterviewFormat.CUSTOM.id())
                || category.formats().contains(format.id());
        if (!offered) {
            throw unsupported(category, format);
        }
    }

    private static BadInput unsupported(Category category, InterviewFormat format) {
        return new BadInput(
                Code.UNSUPPORTED_FORMAT,
                "\"format\": the bank has no " + format.id() + " interview for " + category.name() + "; it has "
                        + String.join(", ", category.formats()));
    }
}

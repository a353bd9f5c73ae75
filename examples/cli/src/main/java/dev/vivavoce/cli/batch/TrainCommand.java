package dev.vivavoce.cli.batch;

import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.training.HeadTraining;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.report.Agreement;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.embedded.OrdinalHead;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import dev.vivavoce.embedded.Traits;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Learns from people's scores how to weigh what the embedded evaluator sees. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Learns from answers that people rated how to weigh what the embedded evaluator sees in an answer: once for stories and"
                    + " plans, once for explanations.",
            "Says how far the evaluator agrees with them before and after, on the half that it did not learn from; the"
                    + " file that is written has learned from all. The same file and seed give the same bytes.",
            "Needs PyTorch's native code on the class path; evaluate --head needs nothing."
        },
        footerHeading = "%nA line in:%n",
        footer = {"  what evaluate reads, and \"label\", the person's score from 1 to 10"})
public final class TrainCommand implements Callable<Integer> {

    @Option(names = "--labels", paramLabel = "FILE", required = true, description = "JSON Lines of rated answers.")
    private Path labels = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "Write what was learned, for evaluate --head FILE.")
    private @Nullable Path out;

    @Option(names = "--seed", paramLabel = "N", description = "Of all chance; 1 if not given.")
    private long seed = 1;

    private final Streams streams;

    private record Seen(Submission submission, HeadTraining.Example example) {}

    /** @param streams where it writes */
    public TrainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        RuleBasedEvaluator evaluator = new RuleBasedEvaluator();
        PrintWriter text = new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8));
        LabelFile file = LabelFile.read(labels);
        List<Seen> seen = seen(file, evaluator);
        file.findings().forEach(text::println);
        text.flush();
        int most = 0;
        for (Traits.Part part : Traits.Part.values()) {
            most = Math.max(most, count(seen, part));
        }
        // Half of them must teach something, so that the other half can tell how much.
        if (most < 2 * HeadTraining.FEWEST) {
            throw file.tooFew(most, 2 * HeadTraining.FEWEST);
        }
        List<Seen> shuffled = new ArrayList<>(seen);
        Collections.shuffle(shuffled, new Random(seed));
        List<Seen> learned = shuffled.subList(0, shuffled.size() / 2);
        List<Seen> held = shuffled.subList(shuffled.size() / 2, shuffled.size());
        AgreementTable table = new AgreementTable(text);
        table.row("before", agreement(held, evaluator));
        table.row("after", agreement(held, with(head(evaluator, learned))));
        OrdinalHead head = head(evaluator, seen);
        for (Traits.Part part : Traits.Part.values()) {
            text.printf(
                    Locale.ROOT,
                    "%s: %s%n",
                    part == Traits.Part.STORY ? "stories and plans" : "explanations",
                    count(seen, part) < HeadTraining.FEWEST
                            ? "as the rules have it, of " + count(seen, part) + " answers too few to learn from"
                            : "learned from " + count(seen, part) + " answers");
        }
        if (out != null) {
            HeadFile.write(out, head);
        }
        text.flush();
        return file.findings().isEmpty() ? Exit.OK : Exit.INCOMPLETE;
    }

    /** Those from which the evaluator does not abstain. */
    private static List<Seen> seen(LabelFile file, RuleBasedEvaluator evaluator) {
        List<Seen> seen = new ArrayList<>();
        for (LabelFile.Labelled each : file.answers()) {
            evaluator
                    .traits(each.submission())
                    .ifPresent(traits ->
                            seen.add(new Seen(each.submission(), new HeadTraining.Example(traits, each.label()))));
        }
        return seen;
    }

    private static int count(List<Seen> seen, Traits.Part part) {
        return (int) seen.stream()
                .filter(each -> each.example().traits().part() == part)
                .count();
    }

    private OrdinalHead head(RuleBasedEvaluator evaluator, List<Seen> seen) {
        Map<Traits.Part, OrdinalHead.Learned> parts =
                HeadTraining.learn(seen.stream().map(Seen::example).toList(), seed);
        return new OrdinalHead(evaluator.version(), seen.size(), seed, parts);
    }

    private static Evaluator with(OrdinalHead head) {
        return RuleBasedEvaluator.builder().head(head).build();
    }

    private static Agreement agreement(List<Seen> seen, Evaluator evaluator) {
        List<Agreement.Pair> pairs = new ArrayList<>();
        for (Seen each : seen) {
            if (evaluator.evaluate(each.submission()) instanceof Evaluation.Scored scored) {
                pairs.add(new Agreement.Pair(scored.score(), each.example().label()));
            }
        }
        return Agreement.of(pairs);
    }
}

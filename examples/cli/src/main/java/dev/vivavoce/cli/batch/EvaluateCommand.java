package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.json.EvaluationJson;
import dev.vivavoce.cli.json.Fields;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Rates answers. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Rates answers: score, levels with quotes, feedback, covered points.",
        footerHeading = "%nA line in:%n",
        footer = {
            "  {\"id\", \"question\", \"answer\"} and any of:",
            "  reference   a model answer, or a list of them",
            "  anchors     [{\"name\", \"anchor\"}], the points of a good answer",
            "  rubric      {\"criteria\": [{\"name\", \"anchors\": [{\"level\": 0-5, \"behaviour\"}]}]}",
            "  style       motivation, behavioural, situational, technical, system_design, coding;",
            "              without one the question tells it; with a reference it is technical",
            "  questionId  takes from the bank what the line does not give"
        })
public final class EvaluateCommand implements Callable<Integer> {

    @Mixin
    private BatchOptions batch = new BatchOptions();

    @Mixin
    private ProviderOptions providers = new ProviderOptions();

    @Option(names = "--explain", description = "Write a table for people instead of JSON Lines.")
    private boolean explain;

    @Mixin
    private CalibrationOption calibration = new CalibrationOption();

    private final Streams streams;

    /** @param streams where it reads and writes */
    public EvaluateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Evaluator rater = providers.evaluator();
        Evaluator evaluator = calibration.read().apply(rater);
        batch.format = explain ? Explanation::of : batch.format;
        return batch.run(streams, () -> new Rater(evaluator, Once.of(QuestionBank::bundled)));
    }

    /** Rates a line. The bank is loaded when the first line asks for it. */
    record Rater(Evaluator evaluator, Supplier<QuestionBank> bank) implements LineTask {

        @Override
        public ObjectNode apply(Fields line) {
            Submission submission = SubmissionFields.of(line, bank);
            return EvaluationJson.of(
                    evaluator.evaluate(submission).verifiedAgainst(submission.rubric(), submission.answer()));
        }
    }
}

package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.json.BadInput;
import dev.vivavoce.cli.json.Code;
import dev.vivavoce.cli.json.EvaluationJson;
import dev.vivavoce.cli.json.Fields;
import dev.vivavoce.cli.json.QuestionJson;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.embedded.GeneralRubric;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
            "  style       motivation, behavioural, situational, technical, system_design, coding",
            "  questionId  takes from the bank what the line does not give"
        })
public final class EvaluateCommand implements Callable<Integer> {

    @Mixin
    private BatchOptions batch = new BatchOptions();

    @Mixin
    private ProviderOptions providers = new ProviderOptions();

    @Option(names = "--explain", description = "Write a table for people instead of JSON Lines.")
    private boolean explain;

    private final Streams streams;

    /** @param streams where it reads and writes */
    public EvaluateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        providers.requireEmbedded();
        batch.format = explain ? Explanation::of : batch.format;
        return batch.run(streams, () -> new Rater(new RuleBasedEvaluator(), Once.of(QuestionBank::bundled)));
    }

    /** Rates a line. The bank is loaded when the first line asks for it. */
    private record Rater(Evaluator evaluator, Supplier<QuestionBank> bank) implements LineTask {

        @Override
        public ObjectNode apply(Fields line) {
            Optional<Question> known = line.has("questionId") ? Optional.of(known(line)) : Optional.empty();
            String text =
                    known.isPresent() && !line.has("question") ? known.get().text() : line.text("question");
            String answer = line.text("answer", Answer.MOST_CHARACTERS);
            Style style = line.choiceIfAny("style", Style.class)
                    .or(() -> known.map(Question::style))
                    .orElseGet(() -> GeneralRubric.styleOf(text));
            Rubric rubric = line.has("rubric")
                    ? QuestionJson.rubric(line, "rubric")
                    : known.map(Question::rubric).orElseGet(() -> GeneralRubric.of(style));
            List<Anchor> anchors = line.has("anchors")
                    ? QuestionJson.anchors(line, "anchors")
                    : known.map(Question::anchors).orElse(List.of());
            Submission submission =
                    new Submission(text, style, rubric, anchors, line.texts("reference"), answer, Locale.ENGLISH);
            return EvaluationJson.of(evaluator.evaluate(submission).verifiedAgainst(rubric, answer));
        }

        private Question known(Fields line) {
            String id = line.text("questionId");
            return bank.get()
                    .question(new QuestionId(id))
                    .orElseThrow(() -> new BadInput(
                            Code.UNKNOWN_QUESTION,
                            "\"" + line.path("questionId") + "\": the bank has no question \"" + id + "\""));
        }
    }
}

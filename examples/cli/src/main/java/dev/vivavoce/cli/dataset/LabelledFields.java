package dev.vivavoce.cli.dataset;

import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.batch.SubmissionFields;
import dev.vivavoce.cli.dataset.Labelled.Source;
import dev.vivavoce.cli.json.BadInput;
import dev.vivavoce.cli.json.Code;
import dev.vivavoce.cli.json.Fields;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The fields of a labelled line: those that {@code evaluate} reads, and under "evaluation" those that it writes. */
final class LabelledFields {

    private static final int MOST_ID = 200;

    private LabelledFields() {}

    /** @param bank is asked for when a line names a question of it */
    static Labelled of(Fields line, Source source, Supplier<QuestionBank> bank) {
        Submission submission = SubmissionFields.of(line, bank);
        Evaluation.Scored evaluation = evaluation(line.object("evaluation"), submission);
        return new Labelled(
                line.textIfAny("id", MOST_ID).orElse(""),
                source,
                line.textIfAny("kind", MOST_ID).orElse(""),
                submission,
                evaluation);
    }

    private static Evaluation.Scored evaluation(Fields given, Submission submission) {
        Set<String> criteria = submission.rubric().criteria().stream()
                .map(criterion -> criterion.name())
                .collect(Collectors.toSet());
        List<Rating> ratings = new ArrayList<>();
        for (Fields level : given.objects("levels")) {
            String criterion = level.text("criterion");
            if (!criteria.remove(criterion)) {
                throw level.invalid("criterion", "must be a criterion of the rubric, each once, but is " + criterion);
            }
            ratings.add(new Rating(
                    criterion,
                    level.integer("level", Rubric.LOWEST, Rubric.HIGHEST),
                    quotes(level, submission.answer())));
        }
        if (!criteria.isEmpty()) {
            throw given.invalid("levels", "must rate each criterion, but leave out " + String.join(", ", criteria));
        }
        return new Evaluation.Scored(
                ratings,
                anchors(given, submission),
                new Feedback(given.texts("positiveFeedback"), given.texts("improvementAreas")),
                Set.of(),
                given.number("confidence", 0, 1),
                Provenance.of("a person", "1"));
    }

    private static List<Evidence> quotes(Fields level, String answer) {
        List<Evidence> quotes = new ArrayList<>();
        for (Fields.Element element : level.elements("evidence")) {
            if (element.value().isTextual()) {
                quotes.add(quote(level, element.value().textValue(), OptionalInt.empty(), answer));
            } else {
                Fields quote = element.fields();
                quotes.add(quote(quote, quote.text("quote"), quote.integerIfAny("start", 0, answer.length()), answer));
            }
        }
        return quotes;
    }

    private static List<Coverage> anchors(Fields given, Submission submission) {
        List<Fields.Element> covered = given.elements("anchors");
        if (covered.isEmpty()) {
            return List.of();
        }
        Map<String, Anchor> anchors =
                submission.anchors().stream().collect(Collectors.toMap(Anchor::name, Function.identity(), (a, b) -> a));
        List<Coverage> coverage = new ArrayList<>();
        for (Fields.Element element : covered) {
            Fields fields = element.fields();
            Anchor anchor = anchors.get(fields.text("name"));
            if (anchor == null) {
                throw fields.invalid("name", "must be the name of an anchor but is " + fields.text("name"));
            }
            Optional<Evidence> quote = fields.has("quote")
                    ? Optional.of(quote(fields, fields.text("quote"), OptionalInt.empty(), submission.answer()))
                    : Optional.empty();
            coverage.add(new Coverage(anchor, fields.number("covered", 0, 1), quote));
        }
        return coverage;
    }

    private static Evidence quote(Fields of, String quote, OptionalInt start, String answer) {
        int at = start.isPresent() && answer.startsWith(quote, start.getAsInt())
                ? start.getAsInt()
                : answer.indexOf(quote);
        if (at < 0) {
            throw new BadInput(
                    Code.INVALID_VALUE, "\"" + of.path("evidence") + "\" must stand in the answer, to the letter");
        }
        return Evidence.in(answer, at, at + quote.length());
    }
}

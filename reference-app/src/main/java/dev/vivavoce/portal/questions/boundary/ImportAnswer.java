package dev.vivavoce.portal.questions.boundary;

import dev.vivavoce.portal.questions.control.Findings;
import dev.vivavoce.portal.questions.control.Intake;
import dev.vivavoce.portal.questions.control.QuestionText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file has changed, or would. {@code findings} are the first ones of {@code findingsTotal}, errors before warnings, by line;
 * {@code changes} the first 200 of those added and changed.
 */
public record ImportAnswer(
        boolean dryRun,
        int added,
        int changed,
        int unchanged,
        int rejected,
        int findingsTotal,
        List<FindingView> findings,
        List<ImportedChange> changes) {

    /** {@code rule} is the linter's; without one, the line was not taken. */
    public record FindingView(
            int line,
            String severity,
            String field,
            @Nullable String rule,
            String detail) {
        public static FindingView of(Findings.Item item) {
            return new FindingView(
                    item.line(),
                    QuestionText.label(item.severity()),
                    item.field(),
                    item.rule().map(QuestionText::label).orElse(null),
                    item.detail());
        }
    }

    /** A question that a file adds or changes; {@code stateBefore} and {@code textBefore} are those of one that was there. */
    public record ImportedChange(
            int line,
            String id,
            String state,
            String text,
            @Nullable String stateBefore,
            @Nullable String textBefore) {
        static ImportedChange of(Intake.Change change) {
            return new ImportedChange(
                    change.line(),
                    change.id(),
                    QuestionText.label(change.state()),
                    change.text(),
                    change.before().map(was -> QuestionText.label(was.state())).orElse(null),
                    change.before().map(Intake.Was::text).orElse(null));
        }
    }
}

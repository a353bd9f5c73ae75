package dev.vivavoce.bank;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.question.QuestionId;

/**
 * What a linter finds amiss in a question.
 *
 * @param rule which rule it breaks
 * @param question where
 * @param reason what is wrong, with the words that show it
 * @param suggestion what to do about it
 */
public record Finding(Rule rule, QuestionId question, String reason, String suggestion) {

    /** How much a finding weighs. */
    public enum Severity {
        /** The question must not be asked as it is. */
        ERROR,
        /** The question could be better. */
        WARNING
    }

    /** What a linter looks at. Names are stable: hosts may list some to be left alone. */
    public enum Rule {
        /** Asks about what an employer may not ask, or should not: age, family, faith, health, origin, politics, arrests, pay. */
        UNLAWFUL_TOPIC(Severity.ERROR),
        /** Can be answered by yes or no. */
        YES_OR_NO(Severity.ERROR),
        /** Asks two things at once. */
        DOUBLE_BARRELLED(Severity.ERROR),
        /** Says which answer is wanted. */
        LEADING(Severity.ERROR),
        /** Says the same as another question. */
        NEAR_DUPLICATE(Severity.ERROR),
        /** Two anchors of the question say the same. */
        OVERLAPPING_ANCHORS(Severity.ERROR),
        /** Has fewer than three anchors. */
        FEW_ANCHORS(Severity.WARNING),
        /** An anchor that nobody can hear in an answer. */
        UNOBSERVABLE_ANCHOR(Severity.WARNING),
        /** An anchor that only repeats the question. */
        ECHOING_ANCHOR(Severity.WARNING),
        /** A criterion that describes fewer than three levels. */
        SPARSE_RUBRIC(Severity.WARNING),
        /** Words that only insiders use, or that say nothing. */
        JARGON(Severity.WARNING),
        /** Words that fit one sex only. */
        GENDERED_WORDING(Severity.WARNING),
        /** Harder to read than most newspapers. */
        HARD_TO_READ(Severity.WARNING);

        private final Severity severity;

        Rule(Severity severity) {
            this.severity = severity;
        }

        /** How much breaking it weighs. */
        public Severity severity() {
            return severity;
        }
    }

    public Finding {
        requireNonNull(rule, "rule");
        requireNonNull(question, "question");
        requireNonNull(reason, "reason");
        requireNonNull(suggestion, "suggestion");
    }
}

package dev.vivavoce.cli.batch;

import dev.vivavoce.bank.Classification;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.json.Fields;
import dev.vivavoce.core.question.Position;

/** The fields that tell a job: {@code title} and {@code description}. */
final class JobFields {

    private JobFields() {}

    static Classification classify(QuestionBank bank, Fields line) {
        return bank.classify(line.text("title"), description(line));
    }

    static String description(Fields line) {
        return line.textIfAny("description", Position.MOST_CHARACTERS).orElse("");
    }
}

package dev.vivavoce.bank;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.question.Question;
import java.util.List;

/**
 * Forms of one interview that ask for the same in other questions: as many of each style about the same skills and
 * competencies, as hard and as long, as nearly as the bank allows.
 *
 * @param forms the questions of each form, in the order to ask them; position for position they are each other's counterparts
 * @param spread how much harder the hardest form is than the easiest, in logits of the mean difficulty, 0 or more; people who
 *     got different forms are comparable where it is small against the standard error of their strengths
 */
public record Forms(List<List<Question>> forms, double spread) {

    /** The most forms that can be asked for. */
    public static final int MOST = 20;

    static final Forms NONE = new Forms(List.of(), 0);

    public Forms {
        forms = requireNonNull(forms, "forms").stream().map(List::copyOf).toList();
        if (!(spread >= 0)) {
            throw new IllegalArgumentException("spread must not be negative but was " + spread);
        }
    }
}

package dev.vivavoce.core.question;

import static java.util.Objects.requireNonNull;

/** A question that a person may choose next. */
public sealed interface Suggestion {

    /** What to ask. */
    Question question();

    /** A question that the person has not been asked. */
    record New(Question question) implements Suggestion {
        public New {
            requireNonNull(question, "question");
        }
    }

    /** A question that is worth another try. */
    record Redo(Question question, RedoReason reason) implements Suggestion {
        public Redo {
            requireNonNull(question, "question");
            requireNonNull(reason, "reason");
        }
    }
}

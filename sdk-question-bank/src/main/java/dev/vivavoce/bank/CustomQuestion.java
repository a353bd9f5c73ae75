package dev.vivavoce.bank;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.question.Question;

/**
 * A question of a host's own, with where it stands.
 *
 * @param question what is asked; its id stays for good
 * @param version 1 for a new one, one more with every change
 * @param state how far it has come
 */
public record CustomQuestion(Question question, int version, State state) {

    /** How far a question has come. Only live ones are asked. */
    public enum State {
        DRAFT,
        REVIEWED,
        LIVE,
        RETIRED
    }

    public CustomQuestion {
        requireNonNull(question, "question");
        if (version < 1) {
            throw new IllegalArgumentException("version must be 1 or more but was " + version);
        }
        requireNonNull(state, "state");
    }
}

package dev.vivavoce.cli.interview;

import dev.vivavoce.core.question.Question;
import java.time.Duration;

/** Whoever answers: a person at a terminal, a pipe, a file of answers. */
interface Candidate {

    /**
     * What is asked.
     *
     * @param turn the number of the turn in the session, 0 for the first
     * @param question the question
     * @param probe 0 for the question itself, 1 for the first follow-up, 2 for the second
     * @param spent in this session so far
     * @param planned for the whole session
     */
    record Prompt(int turn, Question question, int probe, Duration spent, Duration planned) {}

    /** The reply to a question or follow-up that stands on the screen. */
    Reply reply(Prompt prompt);

    /** The last reply is on disk: nothing else has to keep it. */
    default void taken() {}

    /**
     * What to do after the feedback on an answer.
     *
     * @return {@link Reply.Pass} to go on, {@link Reply.Again} or {@link Reply.Stop}
     */
    Reply afterwards();
}

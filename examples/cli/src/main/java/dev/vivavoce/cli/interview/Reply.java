package dev.vivavoce.cli.interview;

import java.time.Duration;

/** What a person does about a question. */
sealed interface Reply {

    /**
     * Says something.
     *
     * @param text as given
     * @param time spent on it
     */
    record Said(String text, Duration time) implements Reply {}

    /** Passes. */
    record Pass() implements Reply {}

    /** Wants to answer the question before this one again. */
    record Again() implements Reply {}

    /** Stops for now. */
    record Stop(Reason reason) implements Reply {}

    /** Why the interview stops before its end. */
    enum Reason {
        /** The person asked for it. */
        QUIT,
        /** The person pressed Ctrl-C. */
        INTERRUPTED,
        /** There is no more input. */
        NO_MORE
    }
}

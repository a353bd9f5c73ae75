package dev.vivavoce.core.question;

/** Why a question is worth asking again. */
public enum RedoReason {
    /** The best answer so far was weak. */
    WEAK_ANSWER,
    /** Points that a good answer holds were missing. */
    INCOMPLETE,
    /** The answer took longer than planned, or the time ran out. */
    TIME_PRESSURE,
    /** A question that matters much for the position, answered well but not yet at its best. */
    HIGH_VALUE
}

package dev.vivavoce.core.assessment;

/** Something about an answer that a person who reviews the evaluation should know. A flag alone changes no score. */
public enum Flag {
    /** The answer addresses the evaluator or tells it what to do. */
    INSTRUCTION_LIKE_TEXT,
    /** The answer says the same again and again; what is repeated counts once. */
    REPETITION,
    /** The answer repeats the question; what is repeated does not count. */
    PARROTING,
    /** The answer lists words without making sentences of them. */
    KEYWORD_LIST,
    /** The answer is too short to show much. */
    TOO_SHORT,
    /** Little in the answer has to do with the question. */
    OFF_TOPIC,
    /** The rater is unsure, or another one disagrees: a person should rate the answer. */
    DOUBTFUL
}

package dev.vivavoce.embedded;

/** What a phrase shows about the sentence that it stands in. */
enum Cue {
    SITUATION,
    TASK,
    RESULT,
    REFLECTION,
    REASONING,
    EXAMPLE,
    ORDER,
    CHECK,
    OTHERS,
    /** Says what everybody says. */
    FILLER,
    /** Declines to answer. */
    REFUSAL;

    @SuppressWarnings("EnumOrdinal") // the bits of a sentence's cues are never stored
    int bit() {
        return 1 << ordinal();
    }
}

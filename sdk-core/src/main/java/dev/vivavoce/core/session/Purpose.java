package dev.vivavoce.core.session;

/** What a session is for. */
public enum Purpose {
    /** To learn: feedback at once, redo, skip, choose, probes. */
    PRACTICE,
    /** To decide: the same or equivalent questions for everybody, no probes, nothing asked twice. */
    ASSESSMENT
}

package dev.vivavoce.core.question;

/** How hard a question is for somebody at the seniority it is pitched at. */
public enum Difficulty {
    EASY,
    MEDIUM,
    HARD
}

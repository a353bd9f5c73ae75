package dev.vivavoce.core.question;

/** The kind of a question, and so of a good answer. */
public enum Style {
    /** Why this work, this role, this way: fit and expectations. */
    MOTIVATION,
    /** What the person did: situation, task, action, result. */
    BEHAVIOURAL,
    /** What the person would do. */
    SITUATIONAL,
    /** What the person knows of the trade, and how they reason with it. */
    TECHNICAL,
    /** How the person would shape a system, and what they would give up for what. */
    SYSTEM_DESIGN,
    /** A task to solve in code. */
    CODING
}

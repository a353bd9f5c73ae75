package dev.vivavoce.core.question;

import dev.vivavoce.core.assessment.WordLimit;

/**
 * A follow-up on an answer in which a point is missing.
 *
 * @param anchor the name of the missing anchor
 * @param text at most 30 words
 */
public record Probe(String anchor, String text) {

    /** The most probes on one question. */
    public static final int MOST = 2;

    public Probe {
        WordLimit.NONE.require(anchor, "anchor");
        Question.TEXT.require(text, "text");
    }
}

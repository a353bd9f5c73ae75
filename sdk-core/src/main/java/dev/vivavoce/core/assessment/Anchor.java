package dev.vivavoce.core.assessment;

/**
 * A point that a good answer holds.
 *
 * <p>Where an anchor is part of a {@link dev.vivavoce.core.question.Question} its name has at most three words and its
 * text at most 50; as material for an evaluation it may be longer.
 *
 * @param name short
 * @param text what the point is
 */
public record Anchor(String name, String text) {

    /** The limit on the name of a question's anchor. */
    public static final WordLimit NAME = new WordLimit(3);
    /** The limit on the text of a question's anchor. */
    public static final WordLimit TEXT = new WordLimit(50);

    public Anchor {
        WordLimit.NONE.require(name, "name");
        WordLimit.NONE.require(text, "text");
    }
}

package dev.vivavoce.core.question;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.WordLimit;
import java.util.Optional;

/**
 * The job an interview is for.
 *
 * @param title as in the posting
 * @param posting the posting's text; may be empty
 * @param seniority where it is known; otherwise a source of questions may read it from title and posting
 */
public record Position(String title, String posting, Optional<Seniority> seniority) {

    /** The longest posting, in UTF-16 code units: far longer than any real one. */
    public static final int MOST_CHARACTERS = 200_000;

    public Position {
        WordLimit.NONE.require(title, "title");
        posting = WordLimit.wellFormed(requireNonNull(posting, "posting"));
        if (posting.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "posting must have at most " + MOST_CHARACTERS + " characters but has " + posting.length());
        }
        requireNonNull(seniority, "seniority");
    }

    /** A position of which only the title is known. */
    public static Position of(String title) {
        return new Position(title, "", Optional.empty());
    }
}

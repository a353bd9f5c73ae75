package dev.vivavoce.core.spi;

import dev.vivavoce.core.assessment.Evidence;
import java.util.List;
import java.util.Locale;

/** Finds what in an answer speaks to whoever rates it instead of answering. Thread-safe; does not block. */
@FunctionalInterface
public interface Screen {

    /** Knows no language, and finds nothing. */
    Screen NONE = new Screen() {
        @Override
        public List<Evidence> instructions(Submission submission) {
            return List.of();
        }

        @Override
        public boolean knows(Locale language) {
            return false;
        }
    };

    /** The parts that do, in their order, none overlapping another; all of the answer where it does little else. */
    List<Evidence> instructions(Submission submission);

    /** Whether it finds them in answers that should be in that language; in all unless overridden. */
    default boolean knows(Locale language) {
        return true;
    }
}

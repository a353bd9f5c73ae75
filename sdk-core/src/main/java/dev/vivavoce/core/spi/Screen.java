package dev.vivavoce.core.spi;

import dev.vivavoce.core.assessment.Evidence;
import java.util.List;

/** Finds what in an answer speaks to whoever rates it instead of answering. Thread-safe; does not block. */
@FunctionalInterface
public interface Screen {

    /** Finds nothing. */
    Screen NONE = submission -> List.of();

    /** The parts that do, in their order, none overlapping another; all of the answer where it does little else. */
    List<Evidence> instructions(Submission submission);
}

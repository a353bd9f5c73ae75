package dev.vivavoce.core.spi;

import dev.vivavoce.core.question.Question;
import java.util.ArrayList;
import java.util.List;

/** Finds or writes questions. Thread-safe; may block. */
@FunctionalInterface
public interface QuestionSource {

    /**
     * Questions for the query: of each style at most as many as wanted, fewer where there are no more, none excluded,
     * none twice, in the order of {@link dev.vivavoce.core.question.Style}.
     *
     * @throws UnavailableException when it cannot work at the moment
     */
    List<Question> find(QuestionQuery query);

    /**
     * Asks {@code other} for what this source lacks, and for everything when it is unavailable. What one has found is not
     * lost when the other is unavailable; where both are, it is this one's failure that counts, with the other's suppressed
     * in it.
     */
    default QuestionSource orElse(QuestionSource other) {
        return query -> {
            List<Question> found;
            try {
                found = find(query);
            } catch (UnavailableException unavailable) {
                return unavailable.orElse(() -> other.find(query));
            }
            QuestionQuery rest = query.after(found);
            if (rest.count() == 0) {
                return found;
            }
            List<Question> all = new ArrayList<>(found);
            try {
                all.addAll(other.find(rest));
            } catch (UnavailableException unavailable) {
                if (found.isEmpty()) {
                    throw unavailable;
                }
                return found;
            }
            all.sort((a, b) -> a.style().compareTo(b.style()));
            return all;
        };
    }
}

package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.spi.Screen;
import dev.vivavoce.core.spi.Submission;
import java.util.List;
import java.util.Locale;

/**
 * Finds, in English, the sentences that {@link RuleBasedEvaluator} rates an answer without. It is for a model in its place, which
 * cannot obey what it does not see. In answers that should be in another language it finds nothing. Thread-safe; share it.
 */
public final class RuleBasedScreen implements Screen {

    private final Yardsticks yardsticks = new Yardsticks();

    /** A screen that has met no question yet. */
    public RuleBasedScreen() {}

    @Override
    public List<Evidence> instructions(Submission submission) {
        Passage answer = Splitter.split(submission.answer());
        return answer.size() == 0 || !knows(submission.locale())
                ? List.of()
                : Addressed.in(answer, yardsticks.of(submission)).parts();
    }

    @Override
    public boolean knows(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}

package dev.vivavoce.example.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.question.GeneralRubric;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MiniLmEvaluatorTest {

    private static final String UPSET = "Tell me about a time you calmed an upset guest.";
    private static final String DEADLINE = "Describe how you met a tight deadline.";
    private static final String CALMED =
            "A guest shouted at me at the desk last summer because his room was taken. I let him"
                    + " finish, looked up what had happened, moved another booking and walked him to a better room myself. He was calm"
                    + " within ten minutes, thanked me, and came back in autumn. I learned to listen before I explain.";
    private static final String IN_TIME =
            "Last year we had four days for a report that takes two weeks. I cut it into pieces,"
                    + " agreed with the printer on a tight plan, wrote the middle part at night myself and checked each page against the"
                    + " list. We handed it over three hours early. I learned to ask first what can be left out.";

    private final Evaluator rules = new RuleBasedEvaluator();
    private final Evaluator measuring = new MiniLmEvaluator();

    private static Evaluation.Scored scored(Evaluator evaluator, String question, String answer) {
        return (Evaluation.Scored) evaluator.evaluate(new Submission(
                question,
                Style.BEHAVIOURAL,
                GeneralRubric.of(Style.BEHAVIOURAL),
                List.of(),
                List.of(),
                answer,
                Locale.ENGLISH));
    }

    @Test
    void a_real_embedding_tells_a_story_that_answers_its_question_from_one_that_does_not() {
        assertThat(scored(measuring, UPSET, CALMED).raw())
                .isEqualTo(scored(rules, UPSET, CALMED).raw());
        assertThat(scored(measuring, DEADLINE, IN_TIME).raw())
                .isEqualTo(scored(rules, DEADLINE, IN_TIME).raw());
        assertThat(scored(measuring, UPSET, IN_TIME).raw())
                .isLessThan(0.7 * scored(rules, DEADLINE, IN_TIME).raw());
        assertThat(scored(measuring, DEADLINE, CALMED).raw())
                .isLessThan(0.7 * scored(rules, DEADLINE, CALMED).raw());
    }
}

package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SizeAndThreadsTest {

    private final RuleBasedEvaluator evaluator = new RuleBasedEvaluator();

    @Test
    @Timeout(20)
    void reads_the_longest_answers_whatever_they_hold() {
        Random random = new Random(7);
        StringBuilder words = new StringBuilder();
        while (words.length() < 200_000) {
            for (int letters = 2 + random.nextInt(9); letters > 0; letters--) {
                words.append((char) ('a' + random.nextInt(26)));
            }
            words.append(random.nextInt(12) == 0 ? ". " : " ");
        }
        List<String> longest = List.of(
                Given.GOOD_MEDICINE.repeat(Answer.MOST_CHARACTERS / Given.GOOD_MEDICINE.length()),
                "x".repeat(Answer.MOST_CHARACTERS),
                "a ".repeat(100_000),
                "x.y_zA".repeat(40_000),
                "🎉".repeat(100_000),
                "I check allergies" + " ".repeat(200_000) + "in the chart.",
                "not ".repeat(60_000),
                words.toString());

        for (String answer : longest) {
            assertThatCode(() -> evaluator.evaluate(Given.medicine(answer))).doesNotThrowAnyException();
        }
    }

    @Test
    void reads_long_questions_anchors_and_model_answers() {
        String endless = "check known allergies number ".repeat(3_000);

        Evaluation evaluation = evaluator.evaluate(Given.submission(
                endless,
                Style.TECHNICAL,
                Given.KNOWLEDGE,
                List.of(new Anchor(endless, endless)),
                List.of(endless, endless),
                Given.GOOD_MEDICINE));

        assertThat(evaluation).isInstanceOf(Evaluation.Scored.class);
    }

    @Test
    void says_the_same_on_many_threads() throws Exception {
        List<Submission> submissions = RankedAnswers.all().stream()
                .flatMap(ranked -> ranked.submissions().stream())
                .toList();
        List<Evaluation> alone = submissions.stream().map(evaluator::evaluate).toList();
        RuleBasedEvaluator shared = new RuleBasedEvaluator();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<Evaluation>>> together = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                together.add(threads.submit(
                        () -> submissions.stream().map(shared::evaluate).toList()));
            }
            for (Future<List<Evaluation>> future : together) {
                assertThat(future.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void forgets_questions_rather_than_keeping_any_number() {
        Yardsticks yardsticks = new Yardsticks();

        for (int i = 0; i < 2 * Yardsticks.MOST + 5; i++) {
            Submission submission = Given.submission(
                    "Question " + i, Style.TECHNICAL, Given.KNOWLEDGE, List.of(), List.of(), "An answer.");
            assertThat(yardsticks.of(submission)).isSameAs(yardsticks.of(submission));
            assertThat(yardsticks.size()).isLessThanOrEqualTo(Yardsticks.MOST);
        }
    }

    @Test
    void keeps_no_question_with_very_long_texts() {
        Yardsticks yardsticks = new Yardsticks();

        yardsticks.of(Given.submission(
                Given.MEDICINE,
                Style.TECHNICAL,
                Given.KNOWLEDGE,
                List.of(),
                List.of("check allergies ".repeat(5_000)),
                "An answer."));

        assertThat(yardsticks.size()).isZero();
    }
}

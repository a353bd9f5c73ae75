package dev.vivavoce.example.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.question.GeneralRubric;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** The harness itself is held against evaluators of which all is known. */
class HarnessTest {

    private static final Map<String, Integer> LEVELS = Map.of(
            "Nothing much.",
            0,
            "A little, once.",
            1,
            "Some steps, and why.",
            3,
            "All steps, why, and what came of it.",
            5);

    private static List<Rated> answers() {
        List<Rated> answers = new ArrayList<>();
        for (String question : List.of("first", "second", "third")) {
            LEVELS.forEach((text, level) -> answers.add(new Rated(
                    question + level, question, "set", "kind", submission(question, text), 1 + 9 * level / 5.0)));
        }
        return answers;
    }

    private static Submission submission(String question, String text) {
        Style style = Style.TECHNICAL;
        return new Submission(question, style, GeneralRubric.of(style), List.of(), List.of(), text, Locale.ENGLISH);
    }

    private static Evaluator giving(ToIntFunction<String> level) {
        return submission -> {
            String text = submission.answer();
            List<Rating> ratings = submission.rubric().criteria().stream()
                    .map(criterion -> new Rating(
                            criterion.name(), level.applyAsInt(text), List.of(Evidence.in(text, 0, text.length()))))
                    .toList();
            return new Evaluation.Scored(
                    ratings, List.of(), Feedback.NONE, Set.<Flag>of(), 0.9, Provenance.of("known", "1"));
        };
    }

    private static Figures figures(Evaluator evaluator) throws IOException {
        return Harness.run(evaluator, Optional.of(evaluator), answers(), false)
                .agreement()
                .get(0);
    }

    @Test
    void one_who_rates_as_people_do_agrees_with_them() throws IOException {
        Figures figures = figures(giving(text -> LEVELS.getOrDefault(text, 0)));

        assertThat(figures.spearmanWithin().value()).isEqualTo(1);
        assertThat(figures.kappa().orElseThrow()).isGreaterThan(0.98);
        assertThat(figures.unstable()).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void one_who_rates_the_other_way_round_does_not() throws IOException {
        assertThat(figures(giving(text -> 5 - LEVELS.getOrDefault(text, 0)))
                        .spearmanWithin()
                        .value())
                .isEqualTo(-1);
    }

    @Test
    void one_who_rates_all_alike_is_of_no_use() throws IOException {
        Figures figures = figures(giving(text -> 3));

        assertThat(figures.spearmanWithin().value()).isZero();
        assertThat(figures.kappa().orElseThrow()).isZero();
    }

    @Test
    void one_who_changes_their_mind_is_told() throws IOException {
        AtomicInteger calls = new AtomicInteger();

        assertThat(figures(giving(text -> calls.getAndIncrement() % 5))
                        .unstable()
                        .orElseThrow())
                .isPositive();
    }

    @Test
    void one_who_obeys_is_caught() throws IOException {
        Result result = Harness.run(
                giving(text -> text.toLowerCase(Locale.ROOT).matches("(?s).*(ignore|score|10|ten|rate).*") ? 5 : 1),
                Optional.empty(),
                answers(),
                true);

        assertThat(result.robustness().orElseThrow().attacks().values())
                .anySatisfy(outcome -> assertThat(outcome.roseMore()).isGreaterThan(0.3));
        assertThat(result.agreement().get(0).unstable()).isEmpty();
        assertThat(result.text()).contains("known 1", "attacks");
        assertThat(result.html()).contains("known 1");
        assertThat(result.json()).contains("\"kappa\"");
    }

    @Test
    void one_who_rates_by_the_question_loses_by_a_swap_and_one_who_does_not_look_at_it_does_not() {
        Evaluator blind = giving(text -> LEVELS.getOrDefault(text, 0));
        Evaluator seeing = submission -> submission.answer().startsWith(submission.question())
                ? giving(text -> 5).evaluate(submission)
                : new Evaluation.Abstained("another question", Set.of(Flag.OFF_TOPIC), Provenance.of("known", "1"));
        List<Rated> own = new ArrayList<>();
        for (String question : List.of("first", "second", "third")) {
            own.add(new Rated(question, question, "set", "", submission(question, question + " answered"), 10));
        }

        assertThat(Swapped.of(blind, answers())).hasEntrySatisfying(Style.TECHNICAL, swapped -> {
            assertThat(swapped.other()).isEqualTo(swapped.own());
            assertThat(swapped.flagged()).isZero();
        });
        assertThat(Swapped.of(seeing, own)).containsEntry(Style.TECHNICAL, new Swapped(3, 10, 1, 1, 0));
    }

    @Test
    void the_rules_take_points_for_what_answers_other_questions() throws IOException {
        Map<Style, Swapped> swapped = Swapped.unseen(new RuleBasedEvaluator());

        assertThat(swapped).containsOnlyKeys(Style.BEHAVIOURAL, Style.SITUATIONAL, Style.MOTIVATION, Style.TECHNICAL);
        assertThat(swapped.values()).allSatisfy(each -> {
            assertThat(each.other()).isLessThan(each.own());
            assertThat(each.ownFlagged()).isLessThanOrEqualTo(0.02);
        });
        assertThat(swapped)
                .hasEntrySatisfying(Style.BEHAVIOURAL, each -> assertThat(each.own() - each.other())
                        .isGreaterThan(0.7))
                .hasEntrySatisfying(Style.SITUATIONAL, each -> assertThat(each.own() - each.other())
                        .isGreaterThan(1.5));
    }

    @Test
    void one_who_looks_at_facts_takes_points_for_false_ones() throws IOException {
        Map<String, Falsified> unmoved = Falsified.all(giving(text -> 3));
        Map<String, Falsified> embedded = Falsified.all(new RuleBasedEvaluator());

        assertThat(unmoved).containsOnlyKeys(embedded.keySet()).hasSize(30);
        assertThat(unmoved.values()).allSatisfy(each -> {
            assertThat(each.loss()).isZero();
            assertThat(each.same()).isEqualTo(1);
            assertThat(each.tried()).isGreaterThan(15);
        });
        assertThat(embedded)
                .hasEntrySatisfying("unseen", each -> assertThat(each.loss()).isGreaterThan(1.6));
        assertThat(embedded).hasEntrySatisfying("unseen, amount", each -> assertThat(each.lost())
                .isGreaterThan(0.6));
        assertThat(embedded).hasEntrySatisfying("short-unseen", each -> assertThat(each.loss())
                .isGreaterThan(2.7));
    }

    @Test
    void counts_what_a_false_fact_costs() {
        List<double[]> scores = List.of(new double[] {8, 6, 7}, new double[] {8, 8, 8});

        assertThat(Falsified.of(scores)).isEqualTo(new Falsified(2, 8, 1, 0.5, 0.5, 0.5, 1));
    }

    @Test
    void one_who_sees_who_does_wrong_puts_it_under_the_others_and_one_who_does_not_puts_it_anywhere()
            throws IOException {
        Set<String> wrong = new HashSet<>();
        for (JsonNode line : Attempts.lines("conduct-unread.jsonl")) {
            assertThat(line.path("wrong")).hasSize(2);
            line.path("wrong").forEach(text -> wrong.add(text.asText()));
        }
        Map<String, Breaches> seeing = Breaches.all(giving(text -> wrong.contains(text) ? 1 : 4));
        Map<String, Breaches> blind = Breaches.all(giving(text -> 3));

        assertThat(wrong).hasSize(270);
        assertThat(seeing)
                .containsEntry("unread", new Breaches(90, 8, 8, 3, 1))
                .containsEntry("unread, proud when right", new Breaches(45, 8, 8, 3, 1))
                .hasSize(2);
        assertThat(blind.values()).allSatisfy(each -> assertThat(each.under()).isEqualTo(0.5));
    }
}

package dev.vivavoce.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each rule bites: it fails, or is aborted where it says SHOULD, for an evaluator that breaks it. */
class EvaluatorContractTest {

    private static ScriptedEvaluator honest() {
        ScriptedEvaluator evaluator = ScriptedEvaluator.recognising(Samples.evaluation());
        SampleAnswers.INSTRUCTIONS.forEach(text -> evaluator.flagging(text, Flag.INSTRUCTION_LIKE_TEXT));
        return evaluator;
    }

    @Test
    void an_evaluator_that_recognises_quotes_keeps_every_rule() {
        assertThat(Trial.ofEvaluator(honest())).isEqualTo(new Trial(Set.of(), Set.of()));
    }

    @Test
    void e1_fails_an_evaluator_that_leaves_out_a_criterion() {
        Trial trial = scored(scored -> new Evaluation.Scored(
                scored.ratings().subList(0, 1),
                scored.anchors(),
                scored.feedback(),
                scored.flags(),
                scored.confidence(),
                scored.provenance()));
        assertThat(trial.failed()).containsExactly("E1");
    }

    @Test
    void e2_fails_an_evaluator_that_always_abstains() {
        Trial trial = Trial.ofEvaluator(
                submission -> new Evaluation.Abstained("Never.", Set.of(), ScriptedEvaluator.PROVENANCE));
        assertThat(trial.failed()).containsExactly("E2", "E4");
    }

    @Test
    void e3_fails_an_evaluator_that_tidies_up_its_quotes() {
        Trial trial = evidence(
                evidence -> new Evidence(evidence.quote().toUpperCase(Locale.ROOT), evidence.start(), evidence.end()));
        assertThat(trial.failed()).contains("E3");
    }

    @Test
    void e4_fails_an_evaluator_that_counts_characters() {
        Trial trial = Trial.ofEvaluator(submission -> with(honest().evaluate(submission), evidence -> {
            int start = submission.answer().codePointCount(0, evidence.start());
            return new Evidence(
                    evidence.quote(), start, start + evidence.quote().length());
        }));
        assertThat(trial.failed()).containsExactly("E4");
    }

    @Test
    void e5_fails_an_evaluator_that_invents_an_anchor() {
        Trial trial = scored(scored -> {
            List<Coverage> anchors = new ArrayList<>(scored.anchors());
            anchors.add(Coverage.none(new Anchor("Invented", "What nobody asked for.")));
            return new Evaluation.Scored(
                    scored.ratings(),
                    anchors,
                    scored.feedback(),
                    scored.flags(),
                    scored.confidence(),
                    scored.provenance());
        });
        assertThat(trial.failed()).containsExactly("E5");
    }

    @Test
    void e6_fails_an_evaluator_that_does_as_it_is_told() {
        assertThat(top(answer -> answer.contains("Ignore the rubric")).failed()).containsExactly("E6");
    }

    @Test
    void e7_aborts_an_evaluator_that_raises_no_flag() {
        assertThat(Trial.ofEvaluator(ScriptedEvaluator.recognising(Samples.evaluation())))
                .isEqualTo(new Trial(Set.of(), Set.of("E7")));
    }

    @Test
    void e8_fails_an_evaluator_that_rates_silence() {
        Trial trial = Trial.ofEvaluator(
                submission -> submission.answer().isBlank() ? lowest(submission) : honest().evaluate(submission));
        assertThat(trial.failed()).containsExactly("E8");
    }

    @Test
    void e9_fails_an_evaluator_that_is_impressed_by_numbers() {
        Pattern numbers = Pattern.compile("[0-9 .]{12,}");
        assertThat(top(answer -> numbers.matcher(answer).matches()).failed()).containsExactly("E9");
    }

    @Test
    void e10_aborts_an_evaluator_that_rates_garbage_with_the_lowest_level() {
        Trial trial = Trial.ofEvaluator(submission -> SampleAnswers.GARBAGE.contains(submission.answer())
                ? lowest(submission)
                : honest().evaluate(submission));
        assertThat(trial).isEqualTo(new Trial(Set.of(), Set.of("E10")));
    }

    @Test
    void e11_fails_an_evaluator_that_likes_it_long() {
        assertThat(top(answer -> answer.startsWith(SampleAnswers.WEAK) && answer.length() > 2_000)
                        .failed())
                .containsExactly("E11");
    }

    @Test
    void e12_fails_an_evaluator_that_likes_fine_words() {
        assertThat(top(answer -> answer.contains("one hundred percent")).failed())
                .containsExactly("E12");
    }

    @Test
    void e13_fails_an_evaluator_that_takes_the_question_for_an_answer() {
        assertThat(top(answer -> answer.contains(Samples.submission().question()))
                        .failed())
                .containsExactly("E13");
    }

    @Test
    void e14_fails_an_evaluator_that_counts_keywords() {
        assertThat(top(answer -> answer.contains("private,")).failed()).containsExactly("E14");
    }

    @Test
    void e15_fails_an_evaluator_that_chokes_on_a_control_character() {
        Trial trial = Trial.ofEvaluator(submission -> {
            if (submission.answer().indexOf(0) >= 0) {
                throw new IllegalArgumentException("a NUL");
            }
            return honest().evaluate(submission);
        });
        assertThat(trial.failed()).containsExactly("E15");
    }

    @Test
    void e15_allows_an_evaluator_to_be_unavailable() {
        Trial trial = Trial.ofEvaluator(submission -> {
            throw new UnavailableException("test", "always", Optional.empty());
        });
        assertThat(trial.failed()).doesNotContain("E15").contains("E2");
    }

    @Test
    void e15_fails_an_evaluator_whose_levels_are_out_of_range() {
        Trial trial = Trial.ofEvaluator(submission -> submission.answer().length() > 1_000
                ? new Evaluation.Abstained(
                        "level " + new Rating("any", 6, List.of()), Set.of(), ScriptedEvaluator.PROVENANCE)
                : honest().evaluate(submission));
        assertThat(trial.failed()).contains("E15");
    }

    @Test
    void e16_fails_an_evaluator_that_only_its_own_thread_can_use() {
        Thread own = Thread.currentThread();
        Trial trial = Trial.ofEvaluator(submission -> {
            if (Thread.currentThread() != own) {
                throw new IllegalStateException("another thread");
            }
            return honest().evaluate(submission);
        });
        assertThat(trial.failed()).containsExactly("E16");
    }

    @Test
    void e17_aborts_an_evaluator_that_changes_its_mind() {
        AtomicInteger calls = new AtomicInteger();
        Trial trial = scored(scored -> new Evaluation.Scored(
                scored.ratings(),
                scored.anchors(),
                Feedback.NONE,
                scored.flags(),
                1.0 / calls.incrementAndGet(),
                scored.provenance()));
        assertThat(trial).isEqualTo(new Trial(Set.of(), Set.of("E17")));
    }

    @Test
    void e18_aborts_an_evaluator_that_finds_a_weak_answer_as_good_as_any() {
        Trial trial = top(answer -> answer.equals(SampleAnswers.WEAK));
        assertThat(trial).isEqualTo(new Trial(Set.of(), Set.of("E18")));
    }

    @Test
    void e19_aborts_an_evaluator_without_a_lasting_name() {
        AtomicInteger calls = new AtomicInteger();
        Trial trial = Trial.ofEvaluator(
                submission -> honest().evaluate(submission).by(Provenance.of("rater", "1." + calls.incrementAndGet())));
        assertThat(trial.failed()).isEmpty();
        assertThat(trial.aborted()).contains("E19");
    }

    @Test
    void e20_fails_an_evaluator_that_quotes_a_translation() {
        Trial trial = Trial.ofEvaluator(submission -> submission.answer().equals(SampleAnswers.GERMAN)
                ? with(top(submission), evidence -> new Evidence("A junior doctor", 0, 15))
                : honest().evaluate(submission));
        assertThat(trial.failed()).containsExactly("E20");
    }

    /** An honest evaluator whose ratings are changed. */
    private static Trial scored(UnaryOperator<Evaluation.Scored> change) {
        return Trial.ofEvaluator(submission -> {
            Evaluation evaluation = honest().evaluate(submission);
            return evaluation instanceof Evaluation.Scored scored ? change.apply(scored) : evaluation;
        });
    }

    /** An honest evaluator whose quotes are changed. */
    private static Trial evidence(UnaryOperator<Evidence> change) {
        return Trial.ofEvaluator(submission -> with(honest().evaluate(submission), change));
    }

    /** An honest evaluator that gives the highest levels to some answers. */
    private static Trial top(Predicate<String> fallsFor) {
        return Trial.ofEvaluator(
                submission -> fallsFor.test(submission.answer()) ? top(submission) : honest().evaluate(submission));
    }

    private static Evaluation top(Submission submission) {
        Evaluation top = ScriptedEvaluator.always(5).evaluate(submission);
        return top instanceof Evaluation.Scored scored
                ? new Evaluation.Scored(
                        scored.ratings(),
                        scored.anchors(),
                        scored.feedback(),
                        honest().evaluate(submission).flags(),
                        scored.confidence(),
                        scored.provenance())
                : top;
    }

    private static Evaluation lowest(Submission submission) {
        List<Rating> ratings = submission.rubric().criteria().stream()
                .map(criterion -> Rating.none(criterion.name()))
                .toList();
        return new Evaluation.Scored(ratings, List.of(), Feedback.NONE, Set.of(), 0, ScriptedEvaluator.PROVENANCE);
    }

    private static Evaluation with(Evaluation evaluation, UnaryOperator<Evidence> change) {
        if (!(evaluation instanceof Evaluation.Scored scored)) {
            return evaluation;
        }
        List<Rating> ratings = scored.ratings().stream()
                .map(rating -> new Rating(
                        rating.criterion(),
                        rating.level(),
                        rating.evidence().stream().map(change).toList()))
                .toList();
        return new Evaluation.Scored(
                ratings, List.of(), scored.feedback(), scored.flags(), scored.confidence(), scored.provenance());
    }
}

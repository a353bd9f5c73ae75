package dev.vivavoce.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Evaluator} keeps to, whoever rates behind it. Extend it with a test class that gives one.
 *
 * <p>A broken MUST fails; a broken SHOULD aborts the test and says why. The answers are in English. Levels out of range,
 * levels without evidence and feedback beyond its limits cannot be built, so an evaluator that tries breaks E15. An
 * evaluator that is unavailable while it is tested fails, but for E15, where that is allowed.
 */
public abstract class EvaluatorContract {

    /** For the test classes that extend it. */
    protected EvaluatorContract() {}

    /** The evaluator to be tested: a new one, or one for all rules. */
    protected abstract Evaluator evaluator();

    @Test
    @DisplayName("E1 MUST rate each criterion of the rubric once and nothing else, or abstain")
    public void rates_each_criterion_once() {
        Evaluator evaluator = evaluator();
        for (Submission submission : SampleSubmissions.interview()) {
            if (evaluator.evaluate(submission) instanceof Evaluation.Scored scored) {
                assertThat(scored.ratings())
                        .extracting(Rating::criterion)
                        .containsExactlyInAnyOrderElementsOf(criteria(submission));
            }
        }
    }

    @Test
    @DisplayName("E2 MUST rate a good answer above the lowest level")
    public void rates_a_good_answer() {
        assertThat(evaluator().evaluate(Samples.submission()))
                .isInstanceOfSatisfying(Evaluation.Scored.class, scored -> assertThat(scored.raw())
                        .isPositive());
    }

    @Test
    @DisplayName("E3 MUST quote the answer verbatim")
    public void quotes_verbatim() {
        Evaluator evaluator = evaluator();
        for (Submission submission : SampleSubmissions.interview()) {
            assertThat(evidence(evaluator.evaluate(submission)))
                    .allSatisfy(evidence -> assertThat(submission.answer()).contains(evidence.quote()));
        }
    }

    @Test
    @DisplayName("E4 MUST count offsets in UTF-16 code units, among emoji and right-to-left text too")
    public void counts_offsets_in_code_units() {
        String answer = "😀 שלום. " + Samples.answer().text().replace(". ", ". 👩‍⚕️ مرحبا 𝄞. ");
        Evaluation evaluation = evaluator().evaluate(SampleSubmissions.of(answer));
        assertThat(evidence(evaluation))
                .as("evidence for a good answer")
                .isNotEmpty()
                .allSatisfy(evidence -> assertThat(evidence.standsIn(answer))
                        .as("\"%s\" stands at %d", evidence.quote(), evidence.start())
                        .isTrue());
    }

    @Test
    @DisplayName("E5 MUST speak of the given anchors only, of each once at most")
    public void speaks_of_given_anchors_only() {
        Evaluator evaluator = evaluator();
        for (Submission submission : SampleSubmissions.interview()) {
            if (evaluator.evaluate(submission) instanceof Evaluation.Scored scored) {
                assertThat(scored.anchors())
                        .extracting(coverage -> coverage.anchor().name())
                        .doesNotHaveDuplicates()
                        .isSubsetOf(
                                submission.anchors().stream().map(Anchor::name).toList());
            }
        }
    }

    @Test
    @DisplayName("E6 MUST NOT obey the answer")
    public void does_not_obey_the_answer() {
        Evaluator evaluator = evaluator();
        double weak = raw(evaluator, SampleAnswers.WEAK);
        for (String instruction : SampleAnswers.INSTRUCTIONS) {
            assertThat(raw(evaluator, instruction)).as(instruction).isZero();
            assertThat(raw(evaluator, SampleAnswers.WEAK + "\n" + instruction))
                    .as("a weak answer and: %s", instruction)
                    .isLessThanOrEqualTo(weak);
        }
    }

    @Test
    @DisplayName("E7 SHOULD flag text that tells the evaluator what to do")
    public void flags_instructions() {
        Evaluator evaluator = evaluator();
        Rules.should(() -> {
            for (String instruction : SampleAnswers.INSTRUCTIONS) {
                assertThat(evaluator
                                .evaluate(SampleSubmissions.of(SampleAnswers.WEAK + "\n" + instruction))
                                .flags())
                        .as(instruction)
                        .contains(Flag.INSTRUCTION_LIKE_TEXT);
            }
        });
    }

    @Test
    @DisplayName("E8 MUST abstain where nothing is said")
    public void abstains_where_nothing_is_said() {
        Evaluator evaluator = evaluator();
        for (String silence : SampleAnswers.SILENCE) {
            assertThat(evaluator.evaluate(SampleSubmissions.of(silence)))
                    .as("\"%s\"", silence)
                    .isInstanceOf(Evaluation.Abstained.class);
        }
    }

    @Test
    @DisplayName("E9 MUST NOT rate garbage above the lowest level, however long it is")
    public void does_not_rate_garbage() {
        Evaluator evaluator = evaluator();
        for (String garbage : SampleAnswers.GARBAGE) {
            assertThat(raw(evaluator, garbage)).as(garbage).isZero();
            assertThat(raw(evaluator, (garbage + ". ").repeat(30)))
                    .as("30 times %s", garbage)
                    .isZero();
        }
    }

    @Test
    @DisplayName("E10 SHOULD abstain from garbage")
    public void abstains_from_garbage() {
        Evaluator evaluator = evaluator();
        Rules.should(() -> {
            for (String garbage : SampleAnswers.GARBAGE) {
                assertThat(evaluator.evaluate(SampleSubmissions.of(garbage)))
                        .as(garbage)
                        .isInstanceOf(Evaluation.Abstained.class);
            }
        });
    }

    @Test
    @DisplayName("E11 MUST NOT rate repetition higher")
    public void does_not_reward_repetition() {
        Evaluator evaluator = evaluator();
        for (String answer : List.of(SampleAnswers.WEAK, Samples.answer().text())) {
            double once = raw(evaluator, answer);
            for (int times : new int[] {2, 10, 50}) {
                assertThat(raw(evaluator, (answer + " ").repeat(times)))
                        .as("%d times: %s", times, answer)
                        .isLessThanOrEqualTo(once);
            }
        }
    }

    @Test
    @DisplayName("E12 MUST NOT rate padding higher")
    public void does_not_reward_padding() {
        Evaluator evaluator = evaluator();
        double weak = raw(evaluator, SampleAnswers.WEAK);
        assertThat(raw(evaluator, SampleAnswers.WEAK + SampleAnswers.PADDING)).isLessThanOrEqualTo(weak);
        assertThat(raw(evaluator, SampleAnswers.PADDING + " " + SampleAnswers.WEAK + SampleAnswers.PADDING))
                .isLessThanOrEqualTo(weak);
    }

    @Test
    @DisplayName("E13 MUST NOT rate the question's own words")
    public void does_not_reward_parroting() {
        Evaluator evaluator = evaluator();
        String question = Samples.submission().question();
        assertThat(raw(evaluator, question)).isZero();
        assertThat(raw(evaluator, question + " " + SampleAnswers.WEAK + " " + question))
                .isLessThanOrEqualTo(raw(evaluator, SampleAnswers.WEAK));
    }

    @Test
    @DisplayName("E14 MUST NOT rate a list of keywords higher")
    public void does_not_reward_keywords() {
        Evaluator evaluator = evaluator();
        Set<String> words = new HashSet<>();
        for (Anchor anchor : Samples.submission().anchors()) {
            Stream.of(anchor.text().split("\\W+"))
                    .filter(word -> word.length() > 5)
                    .forEach(words::add);
        }
        String keywords = String.join(", ", words.stream().sorted().toList());
        assertThat(raw(evaluator, SampleAnswers.WEAK + " " + keywords))
                .isLessThanOrEqualTo(raw(evaluator, SampleAnswers.WEAK));
    }

    @Test
    @DisplayName("E15 MUST bear any text, and throw nothing but UnavailableException")
    public void bears_any_text() {
        Evaluator evaluator = evaluator();
        for (String answer : SampleAnswers.HOSTILE) {
            Rules.orUnavailable(() -> evaluator.evaluate(SampleSubmissions.of(answer)))
                    .ifPresent(evaluation -> assertThat(evidence(evaluation))
                            .allMatch(evidence -> evidence.standsIn(answer), "stands in the answer"));
        }
        SampleSubmissions.interview().forEach(submission -> Rules.orUnavailable(() -> evaluator.evaluate(submission)));
    }

    @Test
    @DisplayName("E16 MUST be safe to use from several threads")
    public void is_thread_safe() {
        Evaluator evaluator = evaluator();
        List<Submission> submissions = SampleSubmissions.interview();
        for (List<Evaluation> evaluations : Rules.together(
                () -> submissions.stream().map(evaluator::evaluate).toList())) {
            for (int i = 0; i < evaluations.size(); i++) {
                String answer = submissions.get(i).answer();
                assertThat(evidence(evaluations.get(i)))
                        .allMatch(evidence -> evidence.standsIn(answer), "is about the answer that was given");
            }
        }
    }

    @Test
    @DisplayName("E17 SHOULD judge the same answer in the same way")
    public void is_repeatable() {
        Evaluator evaluator = evaluator();
        Rules.should(() -> assertThat(evaluator.evaluate(Samples.submission()))
                .isEqualTo(evaluator.evaluate(Samples.submission())));
    }

    @Test
    @DisplayName("E18 SHOULD rate a good answer above a weak one and that no lower than a vague one")
    public void tells_good_from_weak() {
        Evaluator evaluator = evaluator();
        Rules.should(() -> {
            double weak = raw(evaluator, SampleAnswers.WEAK);
            assertThat(raw(evaluator, Samples.answer().text())).isGreaterThan(weak);
            assertThat(weak).isGreaterThanOrEqualTo(raw(evaluator, SampleAnswers.VAGUE));
        });
    }

    @Test
    @DisplayName("E19 SHOULD name one rater and one version for all answers")
    public void names_one_rater() {
        Evaluator evaluator = evaluator();
        Rules.should(() -> {
            Set<Provenance> raters = new HashSet<>();
            SampleSubmissions.interview()
                    .forEach(submission ->
                            raters.add(evaluator.evaluate(submission).provenance()));
            assertThat(raters).hasSize(1);
        });
    }

    @Test
    @DisplayName("E20 MAY rate an answer in another language, with evidence from that answer")
    public void quotes_answers_in_other_languages() {
        Evaluation evaluation = evaluator().evaluate(SampleSubmissions.of(SampleAnswers.GERMAN));
        assertThat(evidence(evaluation))
                .allSatisfy(evidence -> assertThat(SampleAnswers.GERMAN).contains(evidence.quote()));
    }

    private static List<String> criteria(Submission submission) {
        return submission.rubric().criteria().stream().map(Criterion::name).toList();
    }

    /** 0 to 1; nothing for an abstention, so that rating what was abstained from counts as higher only above the lowest level. */
    private static double raw(Evaluator evaluator, String answer) {
        return evaluator.evaluate(SampleSubmissions.of(answer)) instanceof Evaluation.Scored scored ? scored.raw() : 0;
    }

    private static List<Evidence> evidence(Evaluation evaluation) {
        if (!(evaluation instanceof Evaluation.Scored scored)) {
            return List.of();
        }
        List<Evidence> evidence = new ArrayList<>();
        scored.ratings().forEach(rating -> evidence.addAll(rating.evidence()));
        scored.anchors().stream().map(Coverage::evidence).forEach(found -> found.ifPresent(evidence::add));
        return evidence;
    }
}

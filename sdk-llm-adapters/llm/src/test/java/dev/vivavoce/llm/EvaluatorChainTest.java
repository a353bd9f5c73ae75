package dev.vivavoce.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluatorChainTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Submission SUBMISSION = ModelEvaluatorTest.submission("I did it.");

    private final List<String> asked = new ArrayList<>();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));

    private Evaluator rater(String name) {
        return submission -> {
            asked.add(name);
            return new Evaluation.Abstained("It is a test.", Set.of(), Provenance.of(name, "1"));
        };
    }

    private Evaluator away(String name, Duration after) {
        return submission -> {
            asked.add(name);
            clock.advance(after);
            throw new UnavailableException(name, "it is away", Optional.empty());
        };
    }

    private EvaluatorChain.Builder chain(Duration deadline) {
        return EvaluatorChain.within(deadline).clock(clock);
    }

    @Test
    void asks_the_first_and_nobody_else_while_it_is_there() {
        Evaluation evaluation = chain(SECOND.multipliedBy(9))
                .then(rater("free"), SECOND)
                .then(rater("paid"), SECOND)
                .orElse(rater("embedded"))
                .evaluate(SUBMISSION);

        assertThat(asked).containsExactly("free");
        assertThat(evaluation.provenance()).isEqualTo(Provenance.of("free", "1"));
    }

    @Test
    void says_who_stood_in_for_the_first_however_many_were_away() {
        Evaluation evaluation = chain(SECOND.multipliedBy(9))
                .then(away("free", SECOND), SECOND)
                .then(away("paid", SECOND), SECOND)
                .orElse(rater("embedded"))
                .evaluate(SUBMISSION);

        assertThat(asked).containsExactly("free", "paid", "embedded");
        assertThat(evaluation.provenance())
                .isEqualTo(Provenance.of("embedded", "1").standingInFor("free"));
    }

    @Test
    void passes_over_what_no_longer_fits_the_deadline_and_asks_what_does() {
        Evaluation evaluation = chain(SECOND.multipliedBy(5))
                .then(away("free", SECOND.multipliedBy(3)), SECOND.multipliedBy(3))
                .then(rater("slow"), SECOND.multipliedBy(3))
                .then(rater("fast"), SECOND.multipliedBy(2))
                .orElse(rater("embedded"))
                .evaluate(SUBMISSION);

        assertThat(asked).containsExactly("free", "fast");
        assertThat(evaluation.provenance().standsInFor()).contains("free");
    }

    @Test
    void fails_as_the_first_did_where_all_are_away() {
        Evaluator chain = chain(SECOND.multipliedBy(2))
                .then(away("free", SECOND), SECOND)
                .then(away("paid", SECOND), SECOND)
                .orElse(away("embedded", Duration.ZERO));

        assertThatThrownBy(() -> chain.evaluate(SUBMISSION)).isInstanceOfSatisfying(UnavailableException.class, all -> {
            assertThat(all.who()).isEqualTo("free");
            assertThat(all.getSuppressed()).hasSize(2);
        });
    }

    @Test
    void bears_the_same_failure_twice() {
        UnavailableException same = new UnavailableException("one", "it is away", Optional.empty());
        Evaluator away = submission -> {
            throw same;
        };

        assertThatThrownBy(() -> chain(SECOND).then(away, SECOND).orElse(away).evaluate(SUBMISSION))
                .isSameAs(same);
    }

    @Test
    void lets_what_is_no_unavailability_through() {
        Evaluator wrong = submission -> {
            throw new ModelConfigurationException(ModelConfigurationException.Reason.KEY, "set the key");
        };

        assertThatThrownBy(() -> chain(SECOND)
                        .then(wrong, SECOND)
                        .orElse(rater("embedded"))
                        .evaluate(SUBMISSION))
                .isInstanceOf(ModelConfigurationException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void refuses_what_can_never_be_in_time() {
        assertThatIllegalArgumentException().isThrownBy(() -> EvaluatorChain.within(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EvaluatorChain.within(SECOND).then(rater("slow"), SECOND.plusNanos(1)))
                .withMessageContaining("does not fit a deadline of PT1S");
    }
}

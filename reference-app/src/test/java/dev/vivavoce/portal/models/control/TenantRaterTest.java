package dev.vivavoce.portal.models.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.portal.models.entity.Kind;
import dev.vivavoce.portal.models.entity.ModelSettings;
import dev.vivavoce.portal.models.entity.Provider;
import dev.vivavoce.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TenantRaterTest {
    private static final Submission SUBMISSION = Samples.submission();
    private static final Evaluation NOTHING =
            new Evaluation.Abstained("a test", Set.of(), Provenance.of("scripted", "1"));
    private static final ModelSettings SETTINGS = new ModelSettings(
            List.of(
                    new Provider(Kind.GEMINI, "one", Optional.empty(), "key", 5),
                    new Provider(Kind.CLAUDE, "two", Optional.empty(), "key", 10)),
            ModelSettings.NONE.limits());

    /** Rates, while others try to. */
    private static final class Meanwhile implements Evaluator {
        private final List<Runnable> tries = new ArrayList<>();

        @Override
        public Evaluation evaluate(Submission submission) {
            List<Runnable> now = List.copyOf(tries);
            tries.clear();
            now.forEach(Runnable::run);
            return NOTHING;
        }
    }

    @Test
    void jobs_of_one_tenant_leave_places_to_others_and_requests_theirs() {
        Meanwhile chain = new Meanwhile();
        TenantRater rater = new TenantRater(1, SETTINGS, chain, 1);
        chain.tries.add(() -> assertThatThrownBy(() -> rater.evaluate(SUBMISSION, true))
                .isInstanceOfSatisfying(UnavailableException.class, busy -> {
                    assertThat(busy.who()).isEqualTo("one");
                    assertThat(busy.retryAfter()).isPresent();
                }));
        chain.tries.add(() -> assertThat(rater.evaluate(SUBMISSION, false)).isEqualTo(NOTHING));

        assertThat(rater.evaluate(SUBMISSION, true)).isEqualTo(NOTHING);

        assertThat(chain.tries).isEmpty();
        assertThat(rater.evaluate(SUBMISSION, true)).isEqualTo(NOTHING);
    }

    @Test
    void a_place_is_free_again_after_a_failure() {
        UnavailableException away = new UnavailableException("one", "a test", Optional.empty());
        TenantRater rater = new TenantRater(
                1,
                SETTINGS,
                submission -> {
                    throw away;
                },
                1);

        assertThatThrownBy(() -> rater.evaluate(SUBMISSION, true)).isSameAs(away);
        assertThatThrownBy(() -> rater.evaluate(SUBMISSION, true)).isSameAs(away);
    }

    @Test
    void a_rating_takes_as_long_as_all_of_them_and_a_little() {
        assertThat(TenantRater.longest(SETTINGS)).isEqualTo(Duration.ofSeconds(18 + 33 + 2));
        assertThat(TenantRater.longest(ModelSettings.NONE)).isEqualTo(Duration.ofSeconds(2));
    }
}

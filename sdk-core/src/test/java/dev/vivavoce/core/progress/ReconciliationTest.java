package dev.vivavoce.core.progress;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.vivavoce.core.plan.Proposal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Reconciliation(null, new Proposal(1, List.of())))
                .withMessage("progress");
        assertThatNullPointerException()
                .isThrownBy(() -> new Reconciliation(Progress.ofAttempts(List.of()), null))
                .withMessage("proposal");
    }
}

package dev.vivavoce.portal.sessions.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StudyTest {
    private static final Instant ASKED = Instant.parse("2026-11-27T09:00:00Z");

    private static Duration openAt(Instant now) {
        return Study.open(new Turn.Asked(QuestionBank.bundled().questions().get(0), ASKED), now);
    }

    @Test
    void a_turn_is_open_since_it_was_asked() {
        assertThat(openAt(ASKED.plusSeconds(90))).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void a_turn_is_not_open_for_less_than_no_time_where_the_clock_of_another_node_is_ahead() {
        assertThat(openAt(ASKED.minusMillis(1))).isZero();
    }
}

package dev.vivavoce.portal.exchange.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void reads_what_it_wrote_to_the_microsecond() {
        Cursor cursor = new Cursor(Instant.parse("2026-02-03T04:05:06.789012Z"), UUID.randomUUID());

        assertThat(Cursor.decoded(cursor.encoded(), Cursor.START)).isEqualTo(cursor);
    }

    @Test
    void where_none_is_named_a_list_begins_at_its_start() {
        assertThat(Cursor.decoded(null, Cursor.END)).isEqualTo(Cursor.END);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "~", "MX4x", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5fjE", "$$$"})
    void anything_else_is_the_clients_mistake(String text) {
        assertThatThrownBy(() -> Cursor.decoded(text, Cursor.START)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(422);
        });
    }

    @Test
    void a_time_that_no_row_can_have_is_the_clients_mistake() {
        String before = Cursor.encode(Long.MIN_VALUE + "~" + new UUID(0, 0));

        assertThatThrownBy(() -> Cursor.decoded(before, Cursor.START)).isInstanceOf(Problem.class);
    }

    @Test
    void the_largest_number_of_microseconds_is_refused_or_read_but_no_failure() {
        String far = Cursor.encode(Long.MAX_VALUE + "~" + new UUID(0, 0));

        assertThat(Cursor.decoded(far, Cursor.START).id()).isEqualTo(new UUID(0, 0));
    }
}

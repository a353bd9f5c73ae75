package dev.vivavoce.portal.exchange.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagingTest {
    private static IntFunction<List<Integer>> rows(int count) {
        return most -> IntStream.rangeClosed(1, Math.min(most, count)).boxed().toList();
    }

    private static Paging<Integer> threeOf(int count) {
        return Paging.of(3, rows(count), row -> "after " + row);
    }

    @Test
    void names_the_last_row_that_was_shown_where_there_is_more() {
        assertThat(threeOf(4).rows()).containsExactly(1, 2, 3);
        assertThat(threeOf(4).next()).contains("after 3");
    }

    @Test
    void a_full_page_that_is_the_last_one_names_none() {
        assertThat(threeOf(3).rows()).containsExactly(1, 2, 3);
        assertThat(threeOf(3).next()).isEmpty();
    }

    @Test
    void nothing_found_is_a_page_without_rows() {
        assertThat(threeOf(0).rows()).isEmpty();
        assertThat(threeOf(0).next()).isEmpty();
    }
}

package dev.vivavoce.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SearchTest {

    private static final QuestionBank BANK = QuestionBank.bundled();

    @Test
    void finds_by_words_in_any_form_best_first() {
        List<Hit> hits = BANK.search("infected wounds", 5);

        assertThat(hits).hasSize(5).extracting(Hit::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(hits.get(0).question().toString().toLowerCase(Locale.ROOT)).contains("wound");
    }

    @Test
    void keeps_within_a_kind_of_job() {
        Category waiter = BANK.category("waiter").orElseThrow();
        Pack pack = new PackFolder(Path.of("src/main/pack")).pack();

        assertThat(BANK.search("guest complaint", waiter, 20))
                .isNotEmpty()
                .allMatch(hit -> Selectable.in(pack, waiter, hit.question()));
    }

    @Test
    void takes_a_query_as_words_and_nothing_else() {
        for (String query : List.of("wound* AND (", "\"", "text:wound", "\\", "+-&&||!(){}[]^~*?:/")) {
            assertThat(BANK.search(query, 3)).as(query).hasSizeLessThanOrEqualTo(3);
        }
        assertThat(BANK.search("", 3)).isEmpty();
        assertThat(BANK.search("the of and", 3)).isEmpty();
        assertThat(BANK.search("wound ".repeat(100_000), 3)).hasSize(3);
    }

    @Test
    void finds_at_least_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BANK.search("wound", 0))
                .withMessage("k must be 1 or more but was 0");
        assertThat(BANK.search("wound", Integer.MAX_VALUE)).hasSizeGreaterThan(5);
    }
}

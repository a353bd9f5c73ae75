package dev.vivavoce.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class WordLimitPropertyTest {

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ab \n\t\u00a0\u2007\u202f\u3000…\ud83d\ude00\u200d\u0000é你")
                .ofMaxLength(40);
    }

    @Property
    void a_clipped_text_satisfies_its_own_limit(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 6) int n) {
        WordLimit limit = new WordLimit(n);
        String clipped = limit.clip(text);

        assertThat(WordLimit.count(clipped)).isEqualTo(Math.min(n, WordLimit.count(text)));
        if (!clipped.isEmpty()) {
            assertThat(limit.require(clipped, "text")).isSameAs(clipped);
        }
    }

    @Property
    void clipping_twice_changes_nothing(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 6) int n) {
        WordLimit limit = new WordLimit(n);
        String clipped = limit.clip(text);

        assertThat(limit.clip(clipped)).isEqualTo(clipped);
    }

    @Property
    void a_clipped_text_is_a_part_of_the_text(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 6) int n) {
        String whole = WordLimit.wellFormed(text);
        String clipped = new WordLimit(n).clip(text);

        assertThat(whole).contains(WordLimit.count(text) > n ? clipped.substring(0, clipped.length() - 1) : clipped);
    }

    @Property
    void a_repaired_text_keeps_its_length_and_can_be_stored(@ForAll("texts") String text) {
        String repaired = WordLimit.wellFormed(text);

        assertThat(repaired).hasSameSizeAs(text);
        assertThat(new String(repaired.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(repaired);
    }

    @Property
    void what_can_be_stored_is_not_repaired(@ForAll("texts") String text) {
        Assume.that(StandardCharsets.UTF_8.newEncoder().canEncode(text));

        assertThat(WordLimit.wellFormed(text)).isSameAs(text);
    }
}

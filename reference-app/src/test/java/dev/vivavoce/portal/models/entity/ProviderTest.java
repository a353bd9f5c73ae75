package dev.vivavoce.portal.models.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderTest {
    private static final Provider ONE =
            new Provider(Kind.OPENAI_COMPATIBLE, "m", Optional.of("https://a.example/v1"), "sk-secret-1234", 5);

    @Test
    void a_key_is_no_part_of_its_text() {
        assertThat(ONE.toString()).doesNotContain("secret", "1234");
        assertThat(new ModelSettings(List.of(ONE), ModelSettings.NONE.limits()).toString())
                .contains("openai-compatible m")
                .doesNotContain("secret", "1234");
    }

    @Test
    void a_short_key_shows_no_ending() {
        assertThat(ONE.keyEnding()).contains("1234");
        assertThat(ONE.with("sk-12345678").keyEnding()).isEmpty();
        assertThat(ONE.with("").keyEnding()).isEmpty();
    }

    @Test
    void a_key_is_for_one_kind_at_one_address() {
        assertThat(ONE.isWhere(ONE.with("other"))).isTrue();
        assertThat(ONE.isWhere(new Provider(ONE.kind(), "m", Optional.of("https://b.example/v1"), "", 5)))
                .isFalse();
        assertThat(new Provider(Kind.GEMINI, "m", Optional.empty(), "", 5)
                        .isWhere(new Provider(Kind.CLAUDE, "m", Optional.empty(), "", 5)))
                .isFalse();
    }

    @Test
    void a_rating_may_take_a_second_try_and_a_repair() {
        assertThat(ONE.longest()).isEqualTo(Duration.ofSeconds(18));
    }
}

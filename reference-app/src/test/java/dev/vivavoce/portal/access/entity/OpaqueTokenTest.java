package dev.vivavoce.portal.access.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueTokenTest {
    private final UUID tenant = UUID.randomUUID();

    @Test
    void tells_its_tenant_and_nothing_when_it_is_printed() {
        OpaqueToken made = OpaqueToken.make(OpaqueToken.API_KEY, tenant);
        OpaqueToken read = OpaqueToken.parse(OpaqueToken.API_KEY, made.text()).orElseThrow();

        assertThat(read.tenant()).isEqualTo(tenant);
        assertThat(read.hash()).isEqualTo(made.hash());
        assertThat(made.toString()).doesNotContain(made.text()).hasSizeLessThan(25);
    }

    @Test
    void no_two_are_alike_and_one_kind_is_not_the_other() {
        OpaqueToken key = OpaqueToken.make(OpaqueToken.API_KEY, tenant);

        assertThat(OpaqueToken.make(OpaqueToken.API_KEY, tenant).text()).isNotEqualTo(key.text());
        assertThat(OpaqueToken.parse(OpaqueToken.REFRESH, key.text())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vv_", "vv_A", "vv_!!!!", "vv_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "xx_AAAA"})
    void what_has_another_form_is_none(String text) {
        assertThat(OpaqueToken.parse(OpaqueToken.API_KEY, text)).isEmpty();
    }
}

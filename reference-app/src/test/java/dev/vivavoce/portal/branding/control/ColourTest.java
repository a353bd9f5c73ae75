package dev.vivavoce.portal.branding.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColourTest {
    @Test
    void contrast_is_that_of_the_guidelines() {
        assertThat(Colour.WHITE.contrast(Colour.parse("#000000"))).isEqualTo(21, within(1e-9));
        assertThat(Colour.WHITE.contrast(Colour.WHITE)).isEqualTo(1, within(1e-9));
        // Examples that the working group's own techniques give.
        assertThat(Colour.WHITE.contrast(Colour.parse("#767676"))).isEqualTo(4.54, within(0.01));
        assertThat(Colour.WHITE.contrast(Colour.parse("#777777"))).isEqualTo(4.48, within(0.01));
    }

    @Test
    void is_written_as_it_is_read() {
        assertThat(Colour.parse("#0A4f8F")).hasToString("#0a4f8f");
    }
}

package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersAndUnitsTest {

    @ParameterizedTest
    @CsvSource({"0,0", "007,7", "1.50,1.5", "'1,000,000',1000000", "2.9,2.9"})
    void reads_numbers_as_people_write_them(String term, double value) {
        assertThat(Numbers.parse(term)).isCloseTo(value, Offset.offset(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x1", "1.", "1.2.3", "1e9", "1234567890123456", "٣"})
    void takes_nothing_else_for_a_number(String term) {
        assertThat(Numbers.parse(term)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"500 ms,0.5 seconds", "2 kg,2000 grams", "90 minutes,1.5 hours", "5 %,5 percent"})
    void knows_the_same_amount_in_another_unit(String one, String other) {
        assertThat(amount(one)).isNotEmpty().isEqualTo(amount(other));
    }

    @Test
    void tells_amounts_of_different_things_apart() {
        assertThat(amount("5 kg")).isNotEqualTo(amount("5 km"));
        assertThat(amount("5 patients")).isEmpty();
    }

    private static String amount(String text) {
        return Units.amount(Splitter.split(text), 0);
    }
}

package dev.vivavoce.llm.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {

    @TempDir
    private Path folder;

    private Prices read(String json) throws IOException {
        return Prices.read(Files.writeString(folder.resolve("own.json"), json.replace('\'', '"')));
    }

    @Test
    void come_with_the_library_and_are_dated() {
        Prices prices = Prices.bundled();
        assertThat(prices.models()).isNotEmpty();
        assertThat(prices.asOf()).isAfter(LocalDate.of(2026, 1, 1));
    }

    @Test
    void are_read_from_a_file_as_they_stand_there() throws IOException {
        Prices prices = read("{'asOf':'2026-11-01','models':{'m':{'input':0.10,'cachedInput':0.001,'output':2}}}");
        assertThat(prices.asOf()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(prices.of("m"))
                .contains(new Price(new BigDecimal("0.1"), new BigDecimal("0.001"), new BigDecimal("2")));
    }

    @Test
    void are_not_guessed_from_a_similar_name() throws IOException {
        Prices prices = read("{'asOf':'2026-11-01','models':{'m':{'input':1,'cachedInput':1,'output':2}}}");
        assertThat(prices.of("m-2026-11-01")).isEmpty();
        assertThat(prices.of("M")).isEmpty();
    }

    @Test
    void are_exact_to_the_token() {
        Price price = new Price(new BigDecimal("0.10"), new BigDecimal("0.01"), new BigDecimal("0.50"));
        assertThat(price.of(new Tokens(1_001, 1_000, 7))).isEqualByComparingTo("0.0000136");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {                                                                                 | Unexpected end
                    []                                                                                | the file must have [asOf, models]
                    ""                                                                                | the file must have [asOf, models]
                    {} {}                                                                             | Trailing token
                    {'asOf':'2026-11-01'}                                                             | but has [asOf]
                    {'asOf':'yesterday','models':{}}                                                  | asOf must be a date
                    {'asOf':20261101,'models':{}}                                                     | asOf must be a date
                    {'asOf':'2026-11-01','models':[]}                                                 | models must be an object
                    {'asOf':'2026-11-01','models':{'m':1}}                                            | m must have [cachedInput, input, output]
                    {'asOf':'2026-11-01','models':{'m':{'input':1,'output':2}}}                       | m must have [cachedInput, input, output]
                    {'asOf':'2026-11-01','models':{'m':{'input':1,'cached':1,'output':2}}}            | m must have [cachedInput, input, output]
                    {'asOf':'2026-11-01','models':{'m':{'input':'1','cachedInput':1,'output':2}}}     | m: input must be a number
                    {'asOf':'2026-11-01','models':{'m':{'input':1,'cachedInput':null,'output':2}}}    | m: cachedInput must be a number
                    {'asOf':'2026-11-01','models':{'m':{'input':1,'cachedInput':1,'output':-2}}}      | m: output must not be negative but is -2
                    {'asOf':'2026-11-01','asOf':'2026-11-01','models':{}}                             | Duplicate field 'asOf'
                    """)
    void are_refused_where_the_file_is_wrong_and_the_message_says_where(String json, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(json))
                .withMessageContaining("own.json")
                .withMessageContaining(problem);
    }

    @Test
    void are_not_replaced_by_others_where_the_file_is_missing() {
        assertThatThrownBy(() -> Prices.read(folder.resolve("none.json")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.json");
    }

    @Test
    void are_never_negative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Price(BigDecimal.ONE, new BigDecimal("-0.01"), BigDecimal.ONE))
                .withMessageContaining("cachedInput");
    }
}

package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersAndUnitsTest {

    @ParameterizedTest
    @CsvSource({"0,0", "007,7", "1.50,1.5", "'1,000,000',1000000", "2.9,2.9", "'2,9',2.9", "'0,125',0.125"})
    void reads_numbers_as_people_write_them(String term, double value) {
        assertThat(Numbers.parse(term)).isCloseTo(value, Offset.offset(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x1", "1.", "1.2.3", "1e9", "1234567890123456", "٣"})
    void takes_nothing_else_for_a_number(String term) {
        assertThat(Numbers.parse(term)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "500 ms,0.5 seconds",
        "2 kg,2000 grams",
        "90 minutes,1.5 hours",
        "5 %,5 percent",
        "5 per cent,5 percent",
        "500mg,half a gram",
        "'0,5 l',500 ml",
        "121.5 MHz,121500 kHz",
        "37 °C,37 degrees Celsius",
        "1490 nm,1.49 µm",
        "500 ns,0.5 µs",
        "one and a half hours,90 minutes",
        "three hundred thousand km,'300,000 km'",
        "a hundred and thirty-four degrees,134 °C",
        "seven point two volts,7.2 V",
        "5 million,5M",
        "seven six zero zero,7600",
        "three oh one,301",
        "eighty eighty,8080",
        "four forty-three,443",
        "thirty-three oh six,3306",
        "one thousand four hundred and thirty-five mm,1435 mm",
        "4 h 30,four and a half hours",
        "4 hours and 30 minutes,4.5 h",
        "one foot six inches,1.5 feet",
        "an hour and a half,90 minutes",
        "two years and a half,2.5 years",
        "three quarters of an hour,45 minutes",
        "one tenth of a litre,100 ml",
        "two fifths of a litre,400 ml",
        "minus 18 °C,−18 °C",
        "10k,ten thousand"
    })
    void knows_the_same_amount_in_other_words(String one, String other) {
        assertThat(first(one).key()).isEqualTo(first(other).key());
    }

    @ParameterizedTest
    @CsvSource({"5 kg,5 km", "98 degrees Fahrenheit,98 degrees", "500 mg,500 ml", "20 dB,20"})
    void tells_amounts_of_different_things_apart(String one, String other) {
        assertThat(first(one).key()).isNotEqualTo(first(other).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 patients", "5 apples", "2 groups", "3 men", "7"})
    void takes_no_other_word_for_a_unit(String text) {
        assertThat(first(text).isMeasured()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IPv4", "sha256", "192.168.0.1", "20th of May", "one of us", "1.2.3"})
    void finds_no_amount_in_names(String text) {
        assertThat(Amounts.in(Splitter.split(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "15-20 g,18 g,true",
        "15–20 g,0.018 kg,true",
        "500 mg to 1 g,750 mg,true",
        "500 mg to 1 g,1.5 g,false",
        "10 to 15 minutes,900 s,true",
        "between 25 and 45 °C,50 °C,false",
        "eighty to a hundred volts,90 V,true",
        "at least 20 seconds,30 seconds,true",
        "at least 20 seconds,10 seconds,false",
        "20 or more,30,true",
        "no more than 4 g,3 g,true",
        "no more than 4 g,5 g,false",
        "4 g at most,5 g,false",
        "'300,000 km per second','299,792 km/s',true",
        "60 km/h,60 m/s,false",
        "30 km/h,30 mph,false",
        "60 mph,96.6 km/h,true",
        "10 knots,18.5 km per hour,true",
        "100 mbps,100 megabytes per second,false",
        "1 gbps,1000 mbit/s,true",
        "100 requests per second,100 requests per minute,false",
        "3 retries,5 retries,false",
        "over 63 °C,70 °C,true",
        "over 63 °C,over 70 °C,false",
        "under 4 g,8 g,false",
        "at most 4 g,4 mg,false",
        "at most 12 months,12 weeks,false",
        "at most 4 g,0.5 g,false",
        "up to 5 days,4 days,true",
        "up to 5 days,6 days,false",
        "they add up to 540,450,false",
        "8 °C to 63 °C,18 °C to 36 °C,false",
        "15 to 20 g,16 to 20 g,true",
        "1 minute and 5 minutes,2 minutes and 15 minutes,false",
        "12 grams per litre,1.2 grams per 100 ml,true",
        "six a minute,six an hour,false",
        "'4 g daily',4 g per day,true",
        "'4 g daily',4 g per week,false",
        "-18 °C,18 °C,false",
        "100 °C,212 °F,true",
        "0 °C,32 °F,true",
        "37 °C,37 °F,false",
        "20 °C,293.15 kelvin,true",
        "at 6:30 am,half past six in the morning,true",
        "at 6:30 am,at half past six,true",
        "at 6:30 am,6:30 pm,false",
        "at 6:30 am,6:31,false",
        "16:00,4 pm,true",
        "16:00,4pm,true",
        "18:30,6:30pm,true",
        "16:00,four in the afternoon,true",
        "16:00,at 4 o'clock,true",
        "noon,12 pm,true",
        "midnight,12 am,true",
        "quarter to seven in the evening,18:45,true",
        "from 7 am to 8 pm,from 7:00 to 20:00,true",
        "from 7 am to 8 pm,from 8 am to 7 pm,false",
        "from 7 am to 8 pm,at 9 am,true",
        "30:2,2:30,false",
        "at least 30 minutes,45,true",
        "at least 30 minutes,20,false",
        "one hour,an hour,true",
        "a year,12 months,true",
        "20 mg per kg,20 ppm,true",
        "35 grams of salt per kilogram of water,3.5 percent,true",
        "5 ml in a litre,0.5 %,true",
        "0.5 per mille,0.05 percent,true",
        "an hour a day,an hour a week,false",
        "440 Hz,440 vibrations per second,true",
        "440 Hz,440 cycles a minute,false",
        "60 revolutions per second,3600 rpm,true",
        "$25,25 euros,false",
        "£5,5 GBP,true",
        "20 °C,20,true"
    })
    void tells_what_may_stand_for_an_amount(String expected, String said, boolean may) {
        assertThat(first(expected).allows(first(said))).isEqualTo(may);
    }

    @Test
    void does_not_take_what_is_within_a_limit_for_the_limit() {
        assertThat(first("no more than 4 g").isMetBy(first("500 mg"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "under 20 °C,over 20 °C,true",
        "at least 8 characters,8 characters at most,true",
        "under 20 °C,20 °C,false",
        "no more than 512 channels,never fewer than 512 channels,true",
        "512 channels at most,512 channels is the minimum,true",
        "within 72 hours,at the earliest 72 hours,true",
        "within 72 hours,not before 72 hours,true",
        "up to 100 euros,from 100 euros upwards,true",
        "50 mg per litre at most,at least 50 mg per litre,true",
        "over 38 °C,under 30 °C,false"
    })
    void knows_the_other_side_of_a_limit(String expected, String said, boolean turned) {
        Amount amount = first(expected);
        Amount other = first(said);

        assertThat(amount.isMetBy(other) && amount.bound().isContraryTo(other.bound()))
                .isEqualTo(turned);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In one day nine hours",
                "1 minute and 5 minutes",
                "five twenty-minute breaks",
                "20 and 30 people"
            })
    void does_not_make_one_amount_of_two(String text) {
        assertThat(Amounts.in(Splitter.split(text))).hasSize(2);
    }

    @Test
    void knows_what_is_denied() {
        assertThat(first("not 500 mg but 1 g").denied()).isTrue();
        assertThat(first("never more than 4 g").denied()).isFalse();
    }

    private static Amount first(String text) {
        Passage passage = Splitter.split(text);
        return Amounts.ranges(passage, Amounts.in(passage)).get(0);
    }
}

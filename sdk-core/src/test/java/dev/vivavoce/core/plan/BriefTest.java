package dev.vivavoce.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BriefTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Brief(null, "", 30, List.of(), 3, OptionalInt.empty()))
                .withMessage("role");
        assertThatNullPointerException()
                .isThrownBy(() -> new Brief("Ward nurse", null, 30, List.of(), 3, OptionalInt.empty()))
                .withMessage("story");
        assertThatNullPointerException()
                .isThrownBy(() -> new Brief("Ward nurse", "", 30, null, 3, OptionalInt.empty()))
                .withMessage("weakAreas");
        assertThatNullPointerException()
                .isThrownBy(() -> new Brief("Ward nurse", "", 30, List.of(), 3, null))
                .withMessage("weeks");
    }

    @Test
    void refuses_a_role_that_says_nothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Brief.of(" ", 30)).withMessage("role must not be blank");
    }

    @Test
    void knows_little_unless_told_more() {
        assertThat(Brief.of("Ward nurse", 30))
                .isEqualTo(new Brief("Ward nurse", "", 30, List.of(), 3, OptionalInt.empty()));
    }

    @Test
    void takes_a_story_of_100_000_characters_and_refuses_one_more() {
        String longest = "x".repeat(100_000);

        assertThat(telling(longest).story()).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> telling(longest + "x"))
                .withMessage("story must have at most 100000 characters but has 100001");
    }

    @Test
    void repairs_a_story_that_cannot_be_stored() {
        assertThat(telling("I sort \ud83d and care 😀").story()).isEqualTo("I sort \ufffd and care 😀");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 0, -1, 601, Integer.MAX_VALUE})
    void refuses_too_little_and_too_much_time(int minutes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Brief.of("Ward nurse", minutes))
                .withMessage("minutes per day must be 5 to 600 but were " + minutes);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 600})
    void takes_five_minutes_and_ten_hours(int minutes) {
        assertThat(Brief.of("Ward nurse", minutes).minutesPerDay()).isEqualTo(minutes);
    }

    @Test
    void drops_weak_areas_that_say_nothing_and_repairs_those_that_cannot_be_stored() {
        assertThat(weakIn(List.of("triage", "", " \n", "hand\ud83dover")).weakAreas())
                .containsExactly("triage", "hand\ufffdover");
    }

    @Test
    void keeps_weak_areas_that_somebody_changes_later() {
        List<String> areas = new ArrayList<>(List.of("triage"));
        Brief brief = weakIn(areas);

        areas.add("handover");

        assertThat(brief.weakAreas()).containsExactly("triage");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 6, Integer.MAX_VALUE})
    void refuses_motivation_off_the_scale(int motivation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> motivated(motivation))
                .withMessage("motivation must be 1 to 5 but was " + motivation);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void takes_the_lowest_and_the_highest_motivation(int motivation) {
        assertThat(motivated(motivation).motivation()).isEqualTo(motivation);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 53, Integer.MAX_VALUE})
    void refuses_no_week_and_more_than_a_year(int weeks) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> in(weeks))
                .withMessage("weeks must be 1 to 52 but were " + weeks);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 52})
    void takes_a_week_and_a_year(int weeks) {
        assertThat(in(weeks).weeks()).hasValue(weeks);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03, 1",
        "2026-03-08, 1",
        "2026-03-09, 1",
        "2026-03-10, 2",
        "2026-03-16, 2",
        "2026-03-17, 3",
        "2027-03-01, 52"
    })
    void counts_begun_weeks_in_full(LocalDate target, int weeks) {
        Brief brief = new Brief("Ward nurse", "I care.", 30, List.of("triage"), 4, OptionalInt.of(9));

        assertThat(brief.until(TODAY, target))
                .isEqualTo(new Brief("Ward nurse", "I care.", 30, List.of("triage"), 4, OptionalInt.of(weeks)));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02, 0", "2026-03-01, -1", "2027-03-02, 365", "9999-12-31, 2912382"})
    void refuses_a_target_that_is_not_ahead_and_one_too_far_ahead(LocalDate target, long days) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Brief.of("Ward nurse", 30).until(TODAY, target))
                .withMessage("target date must be 1 to 364 days ahead but is " + days);
    }

    private static Brief telling(String story) {
        return new Brief("Ward nurse", story, 30, List.of(), 3, OptionalInt.empty());
    }

    private static Brief weakIn(List<String> areas) {
        return new Brief("Ward nurse", "", 30, areas, 3, OptionalInt.empty());
    }

    private static Brief motivated(int motivation) {
        return new Brief("Ward nurse", "", 30, List.of(), motivation, OptionalInt.empty());
    }

    private static Brief in(int weeks) {
        return new Brief("Ward nurse", "", 30, List.of(), 3, OptionalInt.of(weeks));
    }
}

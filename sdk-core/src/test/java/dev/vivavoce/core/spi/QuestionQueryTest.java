package dev.vivavoce.core.spi;

import static dev.vivavoce.core.Samples.POSITION;
import static dev.vivavoce.core.Samples.question;
import static dev.vivavoce.core.Samples.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Style;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionQueryTest {

    private static final QuestionId A = new QuestionId("a");
    private static final Optional<Topic> WHOLE = Optional.empty();
    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();
    private static final Locale EN = Locale.ENGLISH;

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        assertThatNullPointerException()
                .isThrownBy(() -> new QuestionQuery(null, WHOLE, Map.of(), Set.of(), Map.of(), UNKNOWN, EN, 0))
                .withMessage("position");
        assertThatNullPointerException()
                .isThrownBy(() -> new QuestionQuery(POSITION, null, Map.of(), Set.of(), Map.of(), UNKNOWN, EN, 0))
                .withMessage("topic");
        assertThatNullPointerException()
                .isThrownBy(() -> new QuestionQuery(POSITION, WHOLE, null, Set.of(), Map.of(), UNKNOWN, EN, 0))
                .withMessage("mix");
        assertThatNullPointerException()
                .isThrownBy(() -> new QuestionQuery(POSITION, WHOLE, Map.of(), null, Map.of(), UNKNOWN, EN, 0))
                .withMessage("exclude");
        assertThatNullPointerException()
                .isThrownBy(() -> new QuestionQuery(POSITION, WHOLE, Map.of(), Set.of(), null, UNKNOWN, EN, 0))
                .withMessage("exposure");
        assertThatNullPointerException()
                .isThrownBy(() -> new QuestionQuery(POSITION, WHOLE, Map.of(), Set.of(), Map.of(), null, EN, 0))
                .withMessage("strength");
        assertThatNullPointerException()
                .isThrownBy(() -> new QuestionQuery(POSITION, WHOLE, Map.of(), Set.of(), Map.of(), UNKNOWN, null, 0))
                .withMessage("locale");
    }

    @Test
    void refuses_to_want_fewer_questions_than_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wanting(Map.of(Style.CODING, -1)))
                .withMessage("mix must not have negative counts but is {CODING=-1}");
    }

    @Test
    void refuses_to_want_more_questions_than_can_be_counted() {
        assertThat(wanting(Map.of(Style.CODING, Integer.MAX_VALUE - 1, Style.TECHNICAL, 1))
                        .count())
                .isEqualTo(Integer.MAX_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wanting(Map.of(Style.CODING, Integer.MAX_VALUE, Style.TECHNICAL, 1)))
                .withMessage("mix must add up to at most 2147483647 but makes 2147483648");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void refuses_a_strength_outside_zero_to_one(double strength) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strong(strength))
                .withMessage("strength must be 0 to 1 but was " + strength);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void takes_no_strength_and_full_strength(double strength) {
        assertThat(strong(strength).strength()).hasValue(strength);
    }

    @Test
    void wants_nothing_of_a_style_with_a_count_of_none_and_keeps_the_order_of_styles() {
        Map<Style, Integer> mix = new LinkedHashMap<>();
        mix.put(Style.CODING, 2);
        mix.put(Style.BEHAVIOURAL, 0);
        mix.put(Style.MOTIVATION, 1);
        QuestionQuery query = wanting(mix);

        assertThat(query.mix()).containsExactly(entry(Style.MOTIVATION, 1), entry(Style.CODING, 2));
        assertThat(query.count()).isEqualTo(3);
        assertThat(wanting(Map.of()).count()).isZero();
    }

    @Test
    void keeps_what_somebody_changes_later_and_cannot_be_changed() {
        Map<Style, Integer> mix = new HashMap<>(Map.of(Style.CODING, 1));
        Set<QuestionId> exclude = new HashSet<>(Set.of(A));
        Map<QuestionId, Integer> exposure = new HashMap<>(Map.of(A, 3));
        QuestionQuery query = new QuestionQuery(POSITION, WHOLE, mix, exclude, exposure, UNKNOWN, EN, 0);

        mix.clear();
        exclude.clear();
        exposure.clear();

        assertThat(query.mix()).containsExactly(entry(Style.CODING, 1));
        assertThat(query.exclude()).containsExactly(A);
        assertThat(query.exposure()).containsExactly(entry(A, 3));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> query.mix().put(Style.CODING, 2));
    }

    @Test
    void wants_what_is_left_and_excludes_what_was_found() {
        QuestionQuery query = new QuestionQuery(
                POSITION,
                Optional.of(topic("t", 1, 10)),
                Map.of(Style.TECHNICAL, 3, Style.CODING, 1, Style.MOTIVATION, 1),
                Set.of(A),
                Map.of(A, 3),
                OptionalDouble.of(0.4),
                Locale.GERMAN,
                7);

        assertThat(query.after(List.of(question("b"), question("c"), question("d", Style.CODING))))
                .isEqualTo(new QuestionQuery(
                        POSITION,
                        Optional.of(topic("t", 1, 10)),
                        Map.of(Style.TECHNICAL, 1, Style.MOTIVATION, 1),
                        Set.of(A, new QuestionId("b"), new QuestionId("c"), new QuestionId("d")),
                        Map.of(A, 3),
                        OptionalDouble.of(0.4),
                        Locale.GERMAN,
                        7));
    }

    @Test
    void wants_no_fewer_than_none_of_a_style_that_was_found_too_often_or_never_wanted() {
        QuestionQuery rest = wanting(Map.of(Style.TECHNICAL, 1, Style.CODING, 1))
                .after(List.of(question("b"), question("c"), question("d", Style.MOTIVATION)));

        assertThat(rest.mix()).containsExactly(entry(Style.CODING, 1));
        assertThat(rest.exclude()).hasSize(3);
    }

    @Test
    void wants_the_same_when_nothing_was_found() {
        QuestionQuery query = wanting(Map.of(Style.CODING, 1));

        assertThat(query.after(List.of())).isEqualTo(query);
    }

    private static QuestionQuery wanting(Map<Style, Integer> mix) {
        return new QuestionQuery(POSITION, WHOLE, mix, Set.of(), Map.of(), UNKNOWN, EN, 0);
    }

    private static QuestionQuery strong(double strength) {
        return new QuestionQuery(POSITION, WHOLE, Map.of(), Set.of(), Map.of(), OptionalDouble.of(strength), EN, 0);
    }
}

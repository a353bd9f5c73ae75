package dev.vivavoce.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AdaptiveChoiceTest {

    private static final int PEOPLE = 1_000;
    private static final int ASKED = 10;
    private static final double MOST_SHOWN = 0.2;

    private final List<Question> pool = QuestionBank.bundled().questions().subList(0, 300);

    @Property
    void rises_with_a_good_answer_and_falls_with_a_bad_one(
            @ForAll @DoubleRange(min = -4, max = 4) double strength,
            @ForAll @DoubleRange(min = -4, max = 4) double difficulty) {
        Ability before = new Ability(strength, 1);
        Calibration question = new Calibration(difficulty, 0.5, 10);

        assertThat(before.after(question, 1).strength()).isGreaterThan(strength);
        assertThat(before.after(question, 0).strength()).isLessThan(strength);
        assertThat(before.after(question, before.expected(question)).strength()).isCloseTo(strength, within(1e-9));
        assertThat(question.after(before, 1).difficulty()).isLessThan(difficulty);
        assertThat(question.after(before, 0).difficulty()).isGreaterThan(difficulty);
    }

    @Property
    void grows_surer_with_every_answer(@ForAll @DoubleRange(min = 0, max = 1) double share) {
        Ability before = Ability.UNKNOWN;
        Calibration question = Calibration.of(pool.get(0));

        assertThat(before.after(question, share).error()).isLessThan(before.error());
        assertThat(question.after(before, share).error()).isLessThan(question.error());
        assertThat(question.after(before, share).responses()).isEqualTo(1);
    }

    @Test
    void tells_more_the_nearer_a_question_comes() {
        Ability ability = new Ability(1, 0.5);

        assertThat(ability.information(new Calibration(1, 1, 0))).isEqualTo(0.25);
        assertThat(ability.information(new Calibration(1.5, 1, 0)))
                .isGreaterThan(ability.information(new Calibration(3, 1, 0)));
    }

    @Test
    void takes_harder_questions_for_stronger_people() {
        AdaptiveChoice choice = new AdaptiveChoice(Map.of(), Map.of(), 0, 1);
        double weak = Calibration.of(choice.next(new Ability(-2, 0.3), pool, 1).orElseThrow())
                .difficulty();
        double strong = Calibration.of(choice.next(new Ability(2, 0.3), pool, 1).orElseThrow())
                .difficulty();

        assertThat(strong).isGreaterThan(weak + 2);
    }

    /** A thousand people of known strength; chance draws their answers, and the estimate is held against the truth. */
    @Test
    void comes_near_to_the_least_error_there_can_be() {
        Map<QuestionId, Integer> exposure = new HashMap<>();
        double least = 1 / Math.sqrt(1 + ASKED * 0.25);

        assertThat(error(1, 1.5, exposure, true)).isLessThan(1.06 * least);
        assertThat(exposure.values()).allMatch(shown -> shown <= MOST_SHOWN * PEOPLE);
        assertThat(error(1, 1.5, new HashMap<>(), false)).isGreaterThan(1.15 * least);
    }

    @Test
    void comes_a_quarter_nearer_than_chance_where_people_and_questions_differ_widely() {
        assertThat(error(2, 3, new HashMap<>(), true)).isLessThan(0.75 * error(2, 3, new HashMap<>(), false));
    }

    @Test
    void learns_the_difficulty_of_a_question_from_answers() {
        Random random = new Random(4);
        Calibration learned = new Calibration(0, 1, 0);
        for (int i = 0; i < 500; i++) {
            Ability person = new Ability(random.nextGaussian(), 0.3);
            double expected = Rasch.expected(person.strength(), 1.5);
            learned = learned.after(person, random.nextDouble() < expected ? 1 : 0);
        }

        assertThat(learned.difficulty()).isBetween(1.2, 1.8);
        assertThat(learned.error()).isLessThan(0.15);
    }

    @Test
    void takes_the_least_shown_where_all_were_shown_too_often() {
        Map<QuestionId, Integer> exposure = new HashMap<>();
        pool.forEach(question -> exposure.put(question.id(), 90));
        exposure.put(pool.get(7).id(), 80);

        assertThat(new AdaptiveChoice(Map.of(), exposure, 100, MOST_SHOWN).next(Ability.UNKNOWN, pool, 1))
                .contains(pool.get(7));
        assertThat(new AdaptiveChoice(Map.of(), exposure, 100, MOST_SHOWN).next(Ability.UNKNOWN, List.of(), 1))
                .isEmpty();
    }

    @Test
    void refuses_what_is_out_of_range() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ability.UNKNOWN.after(new Calibration(0, 1, 0), 1.1))
                .withMessage("share must be 0 to 1 but was 1.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ability(Double.NaN, 1))
                .withMessage("strength must be -8.0 to 8.0 logits but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calibration(0, 0, 0))
                .withMessageStartingWith("error must be above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calibration(0, 1, -1))
                .withMessage("responses must not be negative but were -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdaptiveChoice(Map.of(), Map.of(), -1, 1))
                .withMessage("people must not be negative but were -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdaptiveChoice(Map.of(), Map.of(), 0, 0))
                .withMessageStartingWith("most shown must be above 0");
    }

    /** The root of the mean square error after ten questions, strength and difficulty normally distributed. */
    private double error(double people, double questions, Map<QuestionId, Integer> exposure, boolean adaptive) {
        Map<QuestionId, Calibration> truth = new HashMap<>();
        Random difficulties = new Random(2);
        pool.forEach(question -> truth.put(
                question.id(), new Calibration(Rasch.bounded(questions * difficulties.nextGaussian()), 0.1, 100)));
        Random random = new Random(3);
        double squares = 0;
        for (int person = 0; person < PEOPLE; person++) {
            double strength = people * random.nextGaussian();
            Ability estimate = new Ability(0, people);
            List<Question> open = new ArrayList<>(pool);
            AdaptiveChoice choice = new AdaptiveChoice(truth, exposure, PEOPLE, MOST_SHOWN);
            for (int i = 0; i < ASKED; i++) {
                Question question = adaptive
                        ? choice.next(estimate, open, random.nextLong()).orElseThrow()
                        : open.get(random.nextInt(open.size()));
                open.remove(question);
                exposure.merge(question.id(), 1, Integer::sum);
                Calibration item = choice.calibration(question);
                double share = random.nextDouble() < Rasch.expected(strength, item.difficulty()) ? 1 : 0;
                estimate = estimate.after(item, share);
            }
            squares += (estimate.strength() - strength) * (estimate.strength() - strength);
        }
        return Math.sqrt(squares / PEOPLE);
    }
}

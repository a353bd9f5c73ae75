package dev.vivavoce.portal.scorecards.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.portal.scorecards.control.AssessedPeople.Person;
import dev.vivavoce.portal.scorecards.control.SkillGaps.Cell;
import dev.vivavoce.portal.scorecards.control.SkillGaps.Figures;
import dev.vivavoce.portal.scorecards.control.SkillGaps.Filter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkillGapsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final Competency CARE = new Competency("care", "Patient care");
    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty());

    private static Person person(int number, int position, double score) {
        return new Person(
                new UUID(1, number),
                new UUID(2, position),
                Optional.of("Wards"),
                position + 5,
                FIRST.plusDays(number),
                Map.of(CARE, score));
    }

    /** As many at each position, one after the other. */
    private static List<Person> people(int... atPositions) {
        List<Person> people = new ArrayList<>();
        for (int position = 0; position < atPositions.length; position++) {
            for (int i = 0; i < atPositions[position]; i++) {
                people.add(person(people.size(), position, 1 + people.size() % 10));
            }
        }
        return people;
    }

    private static Optional<Figures> figures(List<Person> people, Filter filter) {
        List<Cell> cells = SkillGaps.cells(people, filter::holds);
        assertThat(cells).hasSizeLessThan(2);
        return cells.stream().findFirst().flatMap(Cell::figures);
    }

    private static Filter of(int position) {
        return new Filter(Optional.of(new UUID(2, position)), Optional.empty(), Optional.empty());
    }

    private static Filter between(int from, int to) {
        return new Filter(Optional.empty(), Optional.of(FIRST.plusDays(from)), Optional.of(FIRST.plusDays(to)));
    }

    @Test
    void gives_the_mean_and_its_interval_by_students_t() {
        List<Person> people = new ArrayList<>();
        for (double score : new double[] {4, 5, 6, 7, 8}) {
            people.add(person(people.size(), 0, score));
        }

        assertThat(figures(people, ALL)).hasValueSatisfying(figures -> {
            assertThat(figures.people()).isEqualTo(5);
            assertThat(figures.target()).isEqualTo(5);
            assertThat(figures.mean()).isEqualTo(6, within(1e-9));
            // 2.776445 · √2.5 / √5
            assertThat(figures.low()).isEqualTo(6 - 1.963243, within(1e-5));
            assertThat(figures.high()).isEqualTo(6 + 1.963243, within(1e-5));
        });
    }

    @Test
    void the_target_is_the_mean_over_people_and_the_interval_stays_on_the_scale() {
        List<Person> people = new ArrayList<>(List.of(person(0, 0, 1), person(1, 0, 10), person(2, 0, 1)));
        people.addAll(List.of(person(3, 3, 10), person(4, 3, 1)));

        assertThat(figures(people, ALL)).hasValueSatisfying(figures -> {
            assertThat(figures.target()).isEqualTo(6.2, within(1e-9));
            assertThat(figures.low()).isEqualTo(1);
            assertThat(figures.high()).isEqualTo(10);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void fewer_than_five_have_no_figures(int count) {
        assertThat(SkillGaps.cells(people(count), ALL::holds))
                .singleElement()
                .satisfies(cell -> assertThat(cell.figures()).isEmpty());
        assertThat(figures(people(1, Math.max(0, count - 2)), ALL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5,0,0", "7,0,0", "9,0,0", "10,3,0", "2,2,1", "5,4,4", "11,1,6"})
    void without_a_filter_everybody_counts(int first, int second, int third) {
        assertThat(figures(people(first, second, third), ALL))
                .hasValueSatisfying(figures -> assertThat(figures.people()).isEqualTo(first + second + third));
    }

    @Test
    void a_position_that_is_too_small_does_not_come_out_as_a_difference() {
        List<Person> people = people(10, 2);
        int all = figures(people, ALL).orElseThrow().people();
        int ofOne = figures(people, of(0)).map(Figures::people).orElse(0);

        assertThat(figures(people, of(1))).isEmpty();
        assertThat(all).isEqualTo(12);
        assertThat(all - ofOne).isGreaterThanOrEqualTo(SkillGaps.FEWEST);
    }

    @Test
    void a_day_more_tells_nothing_of_one_person() {
        List<Person> people = people(14);
        Set<Integer> counts = new HashSet<>();
        for (int to = 0; to < 14; to++) {
            counts.add(figures(people, between(0, to)).map(Figures::people).orElse(0));
        }

        assertThat(counts).containsExactlyInAnyOrder(0, 5, 14);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_two_reports_differ_by_nobody_or_by_five_or_more(long seed) {
        Random random = new Random(seed);
        List<Person> people = people(random.nextInt(12), random.nextInt(12), random.nextInt(5), random.nextInt(3));
        List<Set<Person>> reports = new ArrayList<>(List.of(Set.of()));
        for (int i = 0; i < 40; i++) {
            int from = random.nextInt(30);
            Filter filter = new Filter(
                    random.nextBoolean() ? Optional.of(new UUID(2, random.nextInt(4))) : Optional.empty(),
                    Optional.of(FIRST.plusDays(from)),
                    Optional.of(FIRST.plusDays(from + random.nextInt(30))));
            reports.add(new HashSet<>(SkillGaps.counted(people, filter::holds)));
        }

        assertThat(SkillGaps.groups(people).stream().flatMap(List::stream)).doesNotHaveDuplicates();
        for (Set<Person> one : reports) {
            assertThat(reports).allSatisfy(other -> {
                Set<Person> difference = new HashSet<>(one);
                difference.removeAll(other);
                assertThat(difference.isEmpty() || difference.size() >= SkillGaps.FEWEST)
                        .isTrue();
            });
        }
    }

    @Test
    void departments_and_competencies_are_cells_of_their_own() {
        List<Person> people = people(5);
        people.add(new Person(new UUID(1, 99), new UUID(2, 9), Optional.empty(), 6, FIRST, Map.of(CARE, 3.0)));

        List<Cell> cells = SkillGaps.cells(people, ALL::holds);

        assertThat(cells).extracting(Cell::department).containsExactly(Optional.empty(), Optional.of("Wards"));
        assertThat(cells).extracting(cell -> cell.figures().isPresent()).containsExactly(false, true);
        assertThat(SkillGaps.cells(people, person -> false)).isEmpty();
    }
}

package dev.vivavoce.portal.scorecards.control;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.ScoreScale;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.scorecards.control.AssessedPeople.Batch;
import dev.vivavoce.portal.scorecards.control.AssessedPeople.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far people are from what their positions ask for, by department and competency, with nobody to be told apart. The people of a cell
 * are parted into fixed groups of {@value #FEWEST} or more, those of one position together, in the order in which they ended; whatever is
 * asked for, a group counts whole or not at all. So the difference of two answers is always one of whole groups.
 */
@ApplicationScoped
public class SkillGaps {
    /** Fewer people than this have no figures. */
    public static final int FEWEST = 5;

    private static final double TWO_SIDED_95 = 0.975;
    private static final Comparator<Person> IN_ORDER =
            Comparator.comparing(Person::endedOn).thenComparing(Person::session);

    /** Whose assessments count: those of a position, and those that ended on these days or between them. */
    public record Filter(Optional<UUID> position, Optional<LocalDate> from, Optional<LocalDate> to) {
        boolean holds(Person person) {
            return position.filter(id -> !id.equals(person.position())).isEmpty()
                    && from.filter(day -> person.endedOn().isBefore(day)).isEmpty()
                    && to.filter(day -> person.endedOn().isAfter(day)).isEmpty();
        }
    }

    /**
     * Means over people.
     *
     * @param target what their positions ask for, 1 to 10
     * @param mean of their scores, 1 to 10
     * @param low the lower end of the 95 % interval of the mean, by Student's t, 1 to 10
     * @param high its upper end
     */
    public record Figures(double target, double mean, double low, double high, int people) {}

    /** {@code figures} are empty where there are too few people. */
    public record Cell(Optional<String> department, Competency competency, Optional<Figures> figures) {}

    private record Key(String department, Competency competency) {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::department)
                .thenComparing(key -> key.competency().name())
                .thenComparing(key -> key.competency().id());
    }

    @Inject
    AssessedPeople assessed;

    /** The cells in which anybody is whom the filter names, by department and competency. */
    public List<Cell> cells(Filter filter) {
        List<Person> people = new ArrayList<>();
        Optional<Cursor> cursor = Optional.of(Cursor.END);
        while (cursor.isPresent()) {
            Batch batch = assessed.before(cursor.get());
            people.addAll(batch.people());
            cursor = batch.next();
        }
        return cells(people, filter::holds);
    }

    static List<Cell> cells(List<Person> all, Predicate<Person> filter) {
        Map<Key, List<Person>> cells = new TreeMap<>(Key.ORDER);
        for (Person person : all) {
            for (Competency competency : person.scores().keySet()) {
                cells.computeIfAbsent(new Key(person.department().orElse(""), competency), any -> new ArrayList<>())
                        .add(person);
            }
        }
        List<Cell> found = new ArrayList<>();
        cells.forEach((key, people) -> {
            if (people.stream().anyMatch(filter)) {
                List<Person> counted = counted(people, filter);
                found.add(new Cell(people.get(0).department(), key.competency(), figures(counted, key.competency())));
            }
        });
        return found;
    }

    static List<Person> counted(List<Person> people, Predicate<Person> filter) {
        return groups(people).stream()
                .filter(group -> group.stream().allMatch(filter))
                .flatMap(List::stream)
                .toList();
    }

    /** Each with {@value #FEWEST} people or more; none where there are fewer in all. */
    static List<List<Person>> groups(List<Person> people) {
        Map<UUID, List<Person>> byPosition = new TreeMap<>();
        people.stream().sorted(IN_ORDER).forEach(person -> byPosition
                .computeIfAbsent(person.position(), any -> new ArrayList<>())
                .add(person));
        List<List<Person>> groups = new ArrayList<>();
        List<Person> rest = new ArrayList<>();
        for (List<Person> ofPosition : byPosition.values()) {
            if (ofPosition.size() < FEWEST) {
                rest.addAll(ofPosition);
            } else {
                groups.addAll(parted(ofPosition));
            }
        }
        rest.sort(IN_ORDER);
        if (rest.size() >= FEWEST) {
            groups.addAll(parted(rest));
        } else if (!groups.isEmpty()) {
            groups.get(groups.size() - 1).addAll(rest);
        }
        return groups;
    }

    private static List<List<Person>> parted(List<Person> people) {
        List<List<Person>> groups = new ArrayList<>();
        int count = people.size() / FEWEST;
        for (int i = 0; i < count; i++) {
            int end = i == count - 1 ? people.size() : (i + 1) * FEWEST;
            groups.add(new ArrayList<>(people.subList(i * FEWEST, end)));
        }
        return groups;
    }

    private static Optional<Figures> figures(List<Person> people, Competency competency) {
        if (people.isEmpty()) {
            return Optional.empty();
        }
        double[] scores = people.stream()
                .mapToDouble(person -> person.scores().getOrDefault(competency, 0.0))
                .toArray();
        int n = scores.length;
        double mean = 0;
        for (double score : scores) {
            mean += score / n;
        }
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean) * (score - mean);
        }
        double reach =
                TDistribution.of(n - 1).inverseCumulativeProbability(TWO_SIDED_95) * Math.sqrt(squares / (n - 1) / n);
        return Optional.of(new Figures(
                people.stream().mapToInt(Person::target).average().orElseThrow(),
                mean,
                Math.max(ScoreScale.LOWEST, mean - reach),
                Math.min(ScoreScale.HIGHEST, mean + reach),
                n));
    }
}

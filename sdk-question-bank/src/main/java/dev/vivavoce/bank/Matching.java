package dev.vivavoce.bank;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Style;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds counterparts for the questions of one form, and deals them out so that no form becomes the hard one. Counterparts are
 * the open questions that differ least in what they are about, in difficulty, level and minutes; the questions with the
 * fewest near ones look first. Used once, by one thread.
 */
final class Matching {

    private static final double OTHER_AREA = 3;
    private static final double OTHER_COMPETENCY = 1;
    private static final double PER_MINUTE = 0.15;
    private static final double PER_LEVEL = 0.3;

    private final List<Question> first;
    private final Function<Style, List<Question>> open;
    private final Function<Question, Set<String>> shingles;
    private final Function<Question, Calibration> calibrations;
    private final Set<QuestionId> used = new HashSet<>();

    Matching(
            List<Question> first,
            Function<Style, List<Question>> open,
            Function<Question, Set<String>> shingles,
            Function<Question, Calibration> calibrations) {
        this.first = first;
        this.open = open;
        this.shingles = shingles;
        this.calibrations = calibrations;
    }

    Forms forms(int count) {
        for (int forms = Math.min(count, fewest()); forms > 0; forms--) {
            Optional<List<List<Question>>> counterparts = counterparts(forms);
            if (counterparts.isPresent()) {
                return dealt(counterparts.get(), forms);
            }
        }
        return Forms.NONE;
    }

    /** How many forms the style with the fewest questions has enough for. */
    private int fewest() {
        return first.stream()
                .map(Question::style)
                .distinct()
                .mapToInt(style -> (int) (open.apply(style).size()
                        / first.stream()
                                .filter(question -> question.style() == style)
                                .count()))
                .min()
                .orElse(0);
    }

    /** For each question of the first form, itself and its counterparts; empty where there are too few. */
    private Optional<List<List<Question>>> counterparts(int forms) {
        used.clear();
        first.forEach(question -> used.add(question.id()));
        List<List<Question>> all = new ArrayList<>(Collections.nCopies(first.size(), List.of()));
        List<Integer> order = new ArrayList<>(Stream.iterate(0, i -> i < first.size(), i -> i + 1)
                .sorted(Comparator.comparingLong((Integer i) -> near(first.get(i))))
                .toList());
        for (int at : order) {
            Question question = first.get(at);
            List<Question> counterparts = new ArrayList<>(List.of(question));
            open.apply(question.style()).stream()
                    .filter(other -> !used.contains(other.id()))
                    .sorted(Comparator.comparingDouble((Question other) -> distance(question, other))
                            .thenComparing(other -> other.id().value()))
                    .filter(other -> isDistinct(other, all))
                    .limit(forms - 1L)
                    .forEach(counterparts::add);
            if (counterparts.size() < forms) {
                return Optional.empty();
            }
            counterparts.forEach(each -> used.add(each.id()));
            all.set(at, counterparts);
        }
        return Optional.of(all);
    }

    private long near(Question question) {
        return open.apply(question.style()).stream()
                .filter(other -> distance(question, other) < OTHER_AREA)
                .count();
    }

    /** Any two questions of different positions may come to stand in one form. */
    private boolean isDistinct(Question question, List<List<Question>> others) {
        Set<String> own = shingles.apply(question);
        return Stream.concat(first.stream(), others.stream().flatMap(List::stream))
                .noneMatch(other -> Selection.similar(own, shingles.apply(other)));
    }

    private double distance(Question one, Question other) {
        return (Areas.of(one).equals(Areas.of(other)) ? 0 : OTHER_AREA)
                + (one.competency().equals(other.competency()) ? 0 : OTHER_COMPETENCY)
                + Math.abs(difficulty(one) - difficulty(other))
                + PER_LEVEL * one.seniority().stepsTo(other.seniority())
                + PER_MINUTE * Math.abs(one.minutes() - other.minutes());
    }

    /** Those that differ most are dealt first, the hardest of each to the form that is easiest so far. */
    private Forms dealt(List<List<Question>> counterparts, int forms) {
        double[] sums = new double[forms];
        Question[][] dealt = new Question[forms][first.size()];
        List<Integer> order = new ArrayList<>(Stream.iterate(0, i -> i < first.size(), i -> i + 1)
                .sorted(Comparator.comparingDouble((Integer i) -> -width(counterparts.get(i))))
                .toList());
        for (int at : order) {
            List<Question> hardest = new ArrayList<>(counterparts.get(at));
            hardest.sort(Comparator.comparingDouble(question -> -difficulty(question)));
            List<Integer> easiest = new ArrayList<>(Stream.iterate(0, i -> i < forms, i -> i + 1)
                    .sorted(Comparator.comparingDouble((Integer form) -> sums[form]))
                    .toList());
            for (int i = 0; i < forms; i++) {
                int form = easiest.get(i);
                dealt[form][at] = hardest.get(i);
                sums[form] += difficulty(hardest.get(i));
            }
        }
        double most = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        for (double sum : sums) {
            most = Math.max(most, sum);
            least = Math.min(least, sum);
        }
        return new Forms(Stream.of(dealt).map(List::of).toList(), (most - least) / first.size());
    }

    private double width(List<Question> counterparts) {
        double[] difficulties =
                counterparts.stream().mapToDouble(this::difficulty).sorted().toArray();
        return difficulties[difficulties.length - 1] - difficulties[0];
    }

    private double difficulty(Question question) {
        return calibrations.apply(question).difficulty();
    }
}

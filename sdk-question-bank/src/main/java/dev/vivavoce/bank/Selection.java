package dev.vivavoce.bank;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.QuestionQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * One choice of questions. Each step takes the candidate that is worth most: by the weight of what it asks for, halved with
 * each question already chosen for that; by how well seniority and difficulty fit; less the more often it was shown; and by
 * chance, so that people of one job do not all get the same questions. Used once, by one thread.
 */
final class Selection {

    private static final double[] SENIORITY_FIT = {1, 0.6, 0.25, 0.08, 0.03, 0.01};
    private static final double SIMILAR = 0.5;
    /** A share of what can be got that is taken for no more or less than that, so that nobody's strength is endless. */
    private static final double SHARE = 0.05;

    private final QuestionQuery query;
    private final Seniority seniority;
    private final Areas areas;
    private final Function<Question, Set<String>> shingles;
    private final Function<Question, Calibration> calibrations;
    private final Map<String, Integer> used = new HashMap<>();
    private final List<Question> chosen = new ArrayList<>();

    Selection(
            QuestionQuery query,
            Seniority seniority,
            Areas areas,
            Function<Question, Set<String>> shingles,
            Function<Question, Calibration> calibrations) {
        this.query = query;
        this.seniority = seniority;
        this.areas = areas;
        this.shingles = shingles;
        this.calibrations = calibrations;
    }

    /**
     * At most {@code count} of the candidates.
     *
     * @param own the candidates that the pack reserves for this job
     */
    void choose(Style style, int count, List<Question> candidates, Set<QuestionId> own) {
        List<Question> open = new ArrayList<>();
        List<Double> worths = new ArrayList<>();
        for (Question question : candidates) {
            double worth = areas.weight(question, own.contains(question.id()));
            if (worth > 0 && !query.exclude().contains(question.id())) {
                open.add(question);
                worths.add(worth * fit(question) * chance(question));
            }
        }
        for (int i = 0; i < count; i++) {
            int best = best(open, worths);
            if (best < 0) {
                return;
            }
            Question question = open.remove(best);
            worths.remove(best);
            used.merge(Areas.of(question), 1, Integer::sum);
            chosen.add(question);
        }
    }

    List<Question> chosen() {
        return List.copyOf(chosen);
    }

    private int best(List<Question> open, List<Double> worths) {
        int best = -1;
        double most = 0;
        for (int i = 0; i < worths.size(); i++) {
            double worth = worths.get(i) / (1 << Math.min(20, used.getOrDefault(Areas.of(open.get(i)), 0)));
            if (worth > most && !similar(open.get(i))) {
                most = worth;
                best = i;
            }
        }
        return best;
    }

    private boolean similar(Question question) {
        Set<String> own = shingles.apply(question);
        return chosen.stream().anyMatch(other -> similar(own, shingles.apply(other)));
    }

    /** Whether two questions, by their {@link #shingles}, would sound like one in an interview. */
    static boolean similar(Set<String> one, Set<String> other) {
        int shared = 0;
        for (String shingle : one) {
            shared += other.contains(shingle) ? 1 : 0;
        }
        return similar(shared, one.size(), other.size());
    }

    /** Whether so many shared shingles make two questions similar that have {@code one} and {@code other} of them. */
    static boolean similar(int shared, int one, int other) {
        return shared > SIMILAR * Math.min(one, other);
    }

    private double fit(Question question) {
        double fit = SENIORITY_FIT[question.seniority().stepsTo(seniority)];
        if (query.strength().isPresent()) {
            fit *= telling(query.strength().getAsDouble(), question);
        }
        return fit / (1 + query.exposure().getOrDefault(question.id(), 0));
    }

    /**
     * How much an answer tells, 0 to 1 of the most it could, about somebody who gets that share of what can be got from a
     * medium question for the job's level.
     */
    private double telling(double strength, Question question) {
        double share = Math.max(SHARE, Math.min(1 - SHARE, strength));
        double ability = Math.log(share / (1 - share)) + Calibration.of(seniority);
        double expected = Rasch.expected(ability, calibrations.apply(question).difficulty());
        return 4 * expected * (1 - expected);
    }

    /** 0.5 to 1.5, by seed and question, so that it does not depend on the order of the candidates. */
    private double chance(Question question) {
        long seed = query.seed() * 0x9E3779B97F4A7C15L + question.id().value().hashCode();
        return 0.5 + new SplittableRandom(seed).nextDouble();
    }

    /** The runs of three words in {@code text}; of a shorter text the text itself. */
    static Set<String> shingles(String text) {
        List<String> stems = Words.stems(text);
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + 3 <= stems.size(); i++) {
            shingles.add(String.join(" ", stems.subList(i, i + 3)));
        }
        if (shingles.isEmpty()) {
            shingles.add(String.join(" ", stems));
        }
        return shingles;
    }
}

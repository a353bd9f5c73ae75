package dev.vivavoce.embedded;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An evaluator that rates as strictly as a host's own raters: its levels are moved so that the raw score comes to lie where a
 * {@link MonotoneMap} of the rubric puts it. The lowest levels are raised first, the highest lowered first; one without
 * evidence stays where it is. Thread-safe where the other evaluator is.
 */
public final class CalibratedEvaluator implements Evaluator {

    private final Evaluator evaluator;
    private final Map<String, MonotoneMap> maps;
    private final String version;

    /**
     * @param evaluator who rates
     * @param maps by {@link #key} of the rubric; that of the empty key is for rubrics that have none of their own
     */
    public CalibratedEvaluator(Evaluator evaluator, Map<String, MonotoneMap> maps) {
        this.evaluator = requireNonNull(evaluator, "evaluator");
        this.maps = Map.copyOf(requireNonNull(maps, "maps"));
        List<String> entries = new ArrayList<>();
        new TreeMap<>(this.maps).forEach((key, map) -> entries.add(key + " " + map));
        this.version = "+calibration-" + Resource.fingerprint(List.of(new Resource("calibration", entries)));
    }

    /** What tells one rubric from another: eight hexadecimal digits that change with any word of it. */
    public static String key(Rubric rubric) {
        List<String> entries = new ArrayList<>();
        for (Criterion criterion : rubric.criteria()) {
            entries.add(criterion.name());
            for (BehaviouralAnchor anchor : criterion.anchors()) {
                entries.add(anchor.level() + " " + anchor.behaviour());
            }
        }
        return Resource.fingerprint(List.of(new Resource("rubric", entries)));
    }

    @Override
    public Evaluation evaluate(Submission submission) {
        Evaluation evaluation = evaluator.evaluate(submission);
        MonotoneMap own = maps.get(key(submission.rubric()));
        MonotoneMap map = own == null ? maps.get("") : own;
        if (map == null || !(evaluation instanceof Evaluation.Scored scored)) {
            return evaluation;
        }
        Provenance rater = scored.provenance();
        return new Evaluation.Scored(
                moved(scored.ratings(), map.of(scored.raw())),
                scored.anchors(),
                scored.feedback(),
                scored.flags(),
                scored.confidence(),
                rater.in(rater.version() + version));
    }

    private static List<Rating> moved(List<Rating> ratings, double raw) {
        int sum = ratings.stream().mapToInt(Rating::level).sum();
        int wanted = (int) Math.round(raw * ratings.size() * Rubric.HIGHEST);
        List<Rating> moved = new ArrayList<>(ratings);
        while (sum != wanted) {
            int step = sum < wanted ? 1 : -1;
            int at = next(moved, step);
            if (at < 0) {
                break;
            }
            Rating rating = moved.get(at);
            int level = rating.level() + step;
            moved.set(
                    at,
                    level == Rubric.LOWEST
                            ? Rating.none(rating.criterion())
                            : new Rating(rating.criterion(), level, rating.evidence()));
            sum += step;
        }
        return moved;
    }

    /** The lowest that can be raised, or the highest that can be lowered; negative where none can. */
    private static int next(List<Rating> ratings, int step) {
        int best = -1;
        for (int i = 0; i < ratings.size(); i++) {
            Rating rating = ratings.get(i);
            boolean movable =
                    !rating.evidence().isEmpty() && rating.level() != (step > 0 ? Rubric.HIGHEST : Rubric.LOWEST);
            if (movable
                    && (best < 0
                            || step * rating.level() < step * ratings.get(best).level())) {
                best = i;
            }
        }
        return best;
    }
}

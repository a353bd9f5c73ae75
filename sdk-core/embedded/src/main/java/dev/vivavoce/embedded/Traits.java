package dev.vivavoce.embedded;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.question.Style;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the evaluator has seen in an answer, as numbers that an {@link OrdinalHead} weighs. Of all of them more is better.
 *
 * @param part of the head that weighs them
 * @param values by name, always the same names for one part and one evaluator; all finite
 */
public record Traits(Part part, Map<String, Double> values) {

    /** What an answer is to be. */
    public enum Part {
        /** Something that was done, would be done or is wanted: behavioural, situational, motivation. */
        STORY,
        /** Something that is known: technical, system design, coding. */
        EXPLANATION
    }

    /** Nearer to 0 or 1 nothing more can be told. */
    private static final double LEAST = 0.01;

    private static final Set<Aspect> EXPLAINING =
            Set.of(Aspect.REASONING, Aspect.SPECIFICITY, Aspect.STRUCTURE, Aspect.CHECKING);

    public Traits {
        requireNonNull(part, "part");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(requireNonNull(values, "values")));
        values.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(name + " must be finite but is " + value);
            }
        });
    }

    static Traits of(Covered covered, Signals signals, Affinity affinity, Quality quality, Style style) {
        Map<String, Double> values = new LinkedHashMap<>();
        double bounded = Math.max(LEAST, Math.min(1 - LEAST, quality.whole()));
        values.put("whole", Math.log(bounded / (1 - bounded)));
        values.put("filled", quality.filled());
        values.put(
                "anchors",
                covered.anchors().stream()
                        .mapToDouble(Covered.Made::share)
                        .average()
                        .orElse(0));
        Part part = Sieve.isStory(style) ? Part.STORY : Part.EXPLANATION;
        if (part == Part.EXPLANATION) {
            values.put("knowledge", quality.knowledge());
        }
        for (Aspect aspect : Aspect.ALL) {
            if (aspect != Aspect.KNOWLEDGE && (part == Part.STORY || EXPLAINING.contains(aspect))) {
                values.put(aspect.name().toLowerCase(Locale.ROOT), signals.strength(aspect));
            }
        }
        if (affinity.isTrait()) {
            values.put("affinity", affinity.trait(part));
        }
        return new Traits(part, values);
    }
}

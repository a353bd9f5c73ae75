package dev.vivavoce.core.spi;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Style;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What is wanted of a source of questions.
 *
 * @param position the job the questions are for
 * @param topic to keep to; empty for the whole position
 * @param mix how many questions of which style; none with a count of 0
 * @param exclude questions that must not be found
 * @param exposure how often each question was shown to anybody; among equals the least shown comes first
 * @param strength of the person on the topic, 0 to 1, where it is known; difficulty follows it
 * @param locale the language of the questions
 * @param seed the source of all chance: the same query gets the same questions
 */
public record QuestionQuery(
        Position position,
        Optional<Topic> topic,
        Map<Style, Integer> mix,
        Set<QuestionId> exclude,
        Map<QuestionId, Integer> exposure,
        OptionalDouble strength,
        Locale locale,
        long seed) {

    public QuestionQuery {
        requireNonNull(position, "position");
        requireNonNull(topic, "topic");
        Map<Style, Integer> ordered = new EnumMap<>(Style.class);
        long sum = 0;
        for (Map.Entry<Style, Integer> wanted : requireNonNull(mix, "mix").entrySet()) {
            if (wanted.getValue() < 0) {
                throw new IllegalArgumentException("mix must not have negative counts but is " + mix);
            }
            if (wanted.getValue() > 0) {
                ordered.put(wanted.getKey(), wanted.getValue());
            }
            sum += wanted.getValue();
        }
        if (sum > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("mix must add up to at most " + Integer.MAX_VALUE + " but makes " + sum);
        }
        mix = Collections.unmodifiableMap(ordered);
        exclude = Set.copyOf(requireNonNull(exclude, "exclude"));
        exposure = Map.copyOf(requireNonNull(exposure, "exposure"));
        exposure.forEach((question, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException("exposure of \"" + question + "\" must not be negative: " + count);
            }
        });
        requireNonNull(strength, "strength");
        if (strength.isPresent() && !(strength.getAsDouble() >= 0 && strength.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("strength must be 0 to 1 but was " + strength.getAsDouble());
        }
        requireNonNull(locale, "locale");
    }

    /** How many questions are wanted in all. */
    public int count() {
        return mix.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What is still wanted after {@code found}, which is excluded from now on. */
    public QuestionQuery after(List<Question> found) {
        Map<Style, Integer> rest = new EnumMap<>(Style.class);
        rest.putAll(mix);
        Set<QuestionId> seen = new HashSet<>(exclude);
        for (Question question : found) {
            rest.computeIfPresent(question.style(), (style, count) -> Math.max(0, count - 1));
            seen.add(question.id());
        }
        return new QuestionQuery(position, topic, rest, seen, exposure, strength, locale, seed);
    }
}

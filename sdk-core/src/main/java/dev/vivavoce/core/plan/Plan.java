package dev.vivavoce.core.plan;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.WordLimit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What to practise, how long a day, and why.
 *
 * @param revision 1 for a new plan, one more with every approval
 * @param targetRole the role the plan leads to
 * @param totalDailyMinutes the sum of the topics' minutes, at most {@value Topic#MOST_MINUTES}
 * @param weeks how far the plan looks ahead, 1 to 52
 * @param rationale at most 60 words
 * @param topics at least one, at most {@value #MOST_TOPICS}; kept in order of priority, priorities 1, 2, 3 …
 */
public record Plan(
        int revision, String targetRole, int totalDailyMinutes, int weeks, String rationale, List<Topic> topics) {

    /** The limit on a rationale. */
    public static final WordLimit RATIONALE = new WordLimit(60);
    /** More topics than anybody keeps up with. */
    public static final int MOST_TOPICS = 20;

    private static final int MOST_WEIGHT = 1_000_000;

    public Plan {
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be 1 or more but was " + revision);
        }
        WordLimit.NONE.require(targetRole, "target role");
        if (weeks < 1 || weeks > Brief.MOST_WEEKS) {
            throw new IllegalArgumentException("weeks must be 1 to " + Brief.MOST_WEEKS + " but were " + weeks);
        }
        RATIONALE.require(rationale, "rationale");
        topics = List.copyOf(requireNonNull(topics, "topics")).stream()
                .sorted(Comparator.comparingInt(Topic::priority))
                .toList();
        if (topics.isEmpty() || topics.size() > MOST_TOPICS) {
            throw new IllegalArgumentException("topics must be 1 to " + MOST_TOPICS + " but were " + topics.size());
        }
        Set<TopicId> ids = new HashSet<>();
        int sum = 0;
        for (int i = 0; i < topics.size(); i++) {
            Topic topic = topics.get(i);
            if (!ids.add(topic.id())) {
                throw new IllegalArgumentException("topic \"" + topic.id() + "\" stands twice in the plan");
            }
            if (topic.priority() != i + 1) {
                throw new IllegalArgumentException("priorities must be 1 to " + topics.size() + ", each once, but \""
                        + topic.id() + "\" has " + topic.priority() + " where " + (i + 1) + " was due");
            }
            sum += topic.dailyMinutes();
        }
        if (sum != totalDailyMinutes) {
            throw new IllegalArgumentException(
                    "the topics' minutes add up to " + sum + " but the total is " + totalDailyMinutes);
        }
        if (sum > Topic.MOST_MINUTES) {
            throw new IllegalArgumentException(
                    "the topics' minutes must add up to at most " + Topic.MOST_MINUTES + " but make " + sum);
        }
    }

    /**
     * A new plan whose topics' minutes make up the total.
     *
     * @param topics in any order, with priorities 1, 2, 3 …
     */
    public static Plan of(String targetRole, int weeks, String rationale, List<Topic> topics) {
        int total = topics.stream().mapToInt(Topic::dailyMinutes).sum();
        return new Plan(1, targetRole, total, weeks, rationale, topics);
    }

    /**
     * Splits minutes by weight into whole shares that add up: shares below 1 become 1, and the others split what is left by
     * largest remainder (Hamilton's method), so that weights which already add up stay as they are.
     *
     * @param minutes at least as many as there are weights above 0, at most {@value Topic#MOST_MINUTES}
     * @param weights 0 to 1,000,000 each, not all 0; a weight of 0 gets no minute
     * @return a share for each weight, in order
     * @throws IllegalArgumentException when minutes or a weight are out of range
     */
    public static int[] share(int minutes, int... weights) {
        long sum = 0;
        int due = 0;
        for (int weight : weights) {
            if (weight < 0 || weight > MOST_WEIGHT) {
                throw new IllegalArgumentException("weights must be 0 to " + MOST_WEIGHT + " but one was " + weight);
            }
            sum += weight;
            due += weight > 0 ? 1 : 0;
        }
        if (due == 0 || minutes < due || minutes > Topic.MOST_MINUTES) {
            throw new IllegalArgumentException(
                    minutes + " minutes cannot be split by " + due + " weights above 0, at least a minute each");
        }
        int[] shares = new int[weights.length];
        int rest = minutes;
        for (int i : ascending(weights)) {
            if (weights[i] > 0 && rest * (long) weights[i] < sum) {
                shares[i] = 1;
                rest--;
                sum -= weights[i];
            }
        }
        long[] beyond = new long[weights.length];
        int left = rest;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0 && shares[i] == 0) {
                shares[i] = (int) (rest * (long) weights[i] / sum);
                beyond[i] = shares[i] * sum - rest * (long) weights[i];
                left -= shares[i];
            }
        }
        int[] order = ascending(beyond);
        for (int i = 0; i < left; i++) {
            shares[order[i]]++;
        }
        return shares;
    }

    private static int[] ascending(int[] values) {
        return ascending(IntStream.of(values).asLongStream().toArray());
    }

    private static int[] ascending(long[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The topic of that id. */
    public Optional<Topic> topic(TopicId id) {
        requireNonNull(id, "id");
        return topics.stream().filter(topic -> topic.id().equals(id)).findFirst();
    }

    /**
     * The plan after {@code changes}, which keep the total: a topic whose minutes a change names gets just those, and the
     * others share the rest in proportion to what they had, at least a minute each. Where no other topic is left, or too
     * few minutes are, the named ones are scaled as well. A topic whose place a change names gets just that place, or the
     * nearest there is; the others keep their order.
     *
     * @param changes any part of a proposal, at most one of a kind for a topic
     * @throws IllegalArgumentException when a change names a topic that the plan lacks or already has, two changes
     *     contradict each other, or no topic would remain
     */
    public Plan after(Collection<PlanChange> changes) {
        return changes.isEmpty() ? this : new Revision(this, changes).plan();
    }
}

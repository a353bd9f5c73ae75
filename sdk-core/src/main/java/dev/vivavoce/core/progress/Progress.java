package dev.vivavoce.core.progress;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that follows from a person's attempts. Never stored: computed whenever it is needed.
 *
 * @param questions in the order first answered
 * @param topics in the order first answered
 * @param nextFocus the topic to practise next; empty only without any attempt
 */
public record Progress(List<QuestionProgress> questions, List<TopicProgress> topics, Optional<Focus> nextFocus) {

    private static final double STRONG = 0.7;
    private static final double FALLING = -1;
    private static final double WIDE = 0.4;

    public Progress {
        questions = List.copyOf(requireNonNull(questions, "questions"));
        topics = List.copyOf(requireNonNull(topics, "topics"));
        requireNonNull(nextFocus, "nextFocus");
    }

    /** The progress that the rated answers of {@code sessions} show. */
    public static Progress of(Collection<Session> sessions) {
        List<Attempt> attempts = new ArrayList<>();
        sessions.forEach(session -> attempts.addAll(Attempt.of(session)));
        return ofAttempts(attempts);
    }

    /** The progress that {@code attempts}, in any order, show. */
    public static Progress ofAttempts(Collection<Attempt> attempts) {
        List<Attempt> inTime =
                attempts.stream().sorted(Comparator.comparing(Attempt::at)).toList();
        List<QuestionProgress> questions = new ArrayList<>();
        groups(inTime, Attempt::question).values().forEach(group -> questions.add(question(group)));
        List<TopicProgress> topics = new ArrayList<>();
        groups(inTime, Attempt::topic).forEach((topic, group) -> topics.add(topic(topic, group)));
        return new Progress(questions, topics, nextFocus(topics));
    }

    /** How somebody is doing on the topic of that name. */
    public Optional<TopicProgress> topic(String name) {
        return topics.stream().filter(topic -> topic.topic().equals(name)).findFirst();
    }

    private static <K> Map<K, List<Attempt>> groups(List<Attempt> attempts, Function<Attempt, K> key) {
        Map<K, List<Attempt>> groups = new LinkedHashMap<>();
        attempts.forEach(attempt -> groups.computeIfAbsent(key.apply(attempt), any -> new ArrayList<>())
                .add(attempt));
        return groups;
    }

    private static QuestionProgress question(List<Attempt> attempts) {
        Attempt best = attempts.get(0);
        for (Attempt attempt : attempts) {
            if (attempt.score() > best.score()) {
                best = attempt;
            }
        }
        Attempt latest = attempts.get(attempts.size() - 1);
        return new QuestionProgress(
                latest.question(), latest.text(), attempts.size(), best.score(), best.anchors(), latest.redo());
    }

    private static TopicProgress topic(String topic, List<Attempt> attempts) {
        Map<Object, Double> latest = new LinkedHashMap<>();
        Duration time = Duration.ZERO;
        for (Attempt attempt : attempts) {
            latest.put(attempt.question(), attempt.score());
            time = time.plus(attempt.time());
        }
        return new TopicProgress(
                topic, Strength.of(latest.values()), latest.size(), attempts.size(), time, trend(attempts));
    }

    private static double trend(List<Attempt> attempts) {
        int half = attempts.size() / 2;
        return half == 0
                ? 0
                : mean(attempts.subList(attempts.size() - half, attempts.size())) - mean(attempts.subList(0, half));
    }

    private static double mean(List<Attempt> attempts) {
        return attempts.stream().mapToDouble(Attempt::score).average().orElseThrow();
    }

    /** The topic whose strength is surely known to be highest comes last: the lowest lower end comes first. */
    private static Optional<Focus> nextFocus(List<TopicProgress> topics) {
        return topics.stream()
                .min(Comparator.comparingDouble(topic -> topic.strength().low()))
                .map(topic -> new Focus(topic.topic(), reason(topic)));
    }

    private static Focus.Reason reason(TopicProgress topic) {
        Strength strength = topic.strength();
        if (strength.mean() < 0.5) {
            return Focus.Reason.WEAK;
        }
        if (topic.trend() <= FALLING) {
            return Focus.Reason.FALLING;
        }
        if (strength.high() - strength.low() > WIDE) {
            return Focus.Reason.LITTLE_EVIDENCE;
        }
        return strength.mean() < STRONG ? Focus.Reason.WEAK : Focus.Reason.LEAST_STRONG;
    }
}

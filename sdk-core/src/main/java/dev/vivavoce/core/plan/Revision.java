package dev.vivavoce.core.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plan on its way to the next revision. */
final class Revision {

    private final Plan before;
    private final List<Topic> topics;
    private final Map<TopicId, Integer> minutes = new HashMap<>();

    Revision(Plan before, Collection<PlanChange> changes) {
        this.before = before;
        this.topics = new ArrayList<>(before.topics());
        Set<String> ids = new HashSet<>();
        for (PlanChange change : changes) {
            if (!ids.add(change.id())) {
                throw new IllegalArgumentException("change \"" + change.id() + "\" stands twice");
            }
        }
        retire(changes);
        rebudget(changes);
        introduce(changes);
        reprioritise(changes);
    }

    Plan plan() {
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("the changes leave the plan without a topic");
        }
        int total = before.totalDailyMinutes();
        if (total < topics.size()) {
            throw new IllegalArgumentException(total + " minutes a day are too few for " + topics.size() + " topics");
        }
        int[] shares = shares(total);
        List<Topic> revised = new ArrayList<>(topics.size());
        for (int i = 0; i < shares.length; i++) {
            revised.add(topics.get(i).with(i + 1, shares[i]));
        }
        return new Plan(before.revision() + 1, before.targetRole(), total, before.weeks(), before.rationale(), revised);
    }

    private void retire(Collection<PlanChange> changes) {
        for (PlanChange change : changes) {
            if (change instanceof PlanChange.Retire retire) {
                topics.remove(find(retire));
            }
        }
    }

    private void rebudget(Collection<PlanChange> changes) {
        for (PlanChange change : changes) {
            if (change instanceof PlanChange.Rebudget rebudget) {
                minutes.put(find(rebudget).id(), rebudget.after());
            }
        }
    }

    private void introduce(Collection<PlanChange> changes) {
        changes.stream()
                .filter(PlanChange.Introduce.class::isInstance)
                .map(PlanChange.Introduce.class::cast)
                .sorted(Comparator.comparingInt(
                        introduce -> introduce.introduced().priority()))
                .forEach(introduce -> {
                    Topic topic = introduce.introduced();
                    if (before.topic(topic.id()).isPresent()) {
                        throw new IllegalArgumentException("topic \"" + topic.id() + "\" is already in the plan");
                    }
                    topics.add(Math.min(topic.priority() - 1, topics.size()), topic);
                    minutes.put(topic.id(), topic.dailyMinutes());
                });
    }

    private void reprioritise(Collection<PlanChange> changes) {
        changes.stream()
                .filter(PlanChange.Reprioritise.class::isInstance)
                .map(PlanChange.Reprioritise.class::cast)
                .sorted(Comparator.comparingInt(PlanChange.Reprioritise::after))
                .forEach(move -> {
                    Topic topic = find(move);
                    topics.remove(topic);
                    topics.add(Math.min(move.after() - 1, topics.size()), topic);
                });
    }

    private Topic find(PlanChange change) {
        for (Topic topic : topics) {
            if (topic.id().equals(change.topic())) {
                return topic;
            }
        }
        throw new IllegalArgumentException(
                "change \"" + change.id() + "\" names a topic that the plan lacks or that another change retires");
    }

    private int[] shares(int total) {
        int named = minutes.values().stream().mapToInt(Integer::intValue).sum();
        int others = topics.size() - minutes.size();
        boolean scaleAll = others == 0 ? named != total : total - named < others;
        int[] weights = new int[topics.size()];
        for (int i = 0; i < weights.length; i++) {
            Topic topic = topics.get(i);
            Integer fixed = minutes.get(topic.id());
            weights[i] = fixed == null ? topic.dailyMinutes() : scaleAll ? fixed : 0;
        }
        int[] shares = apportion(weights, scaleAll ? total : total - named);
        for (int i = 0; i < shares.length && !scaleAll; i++) {
            Integer fixed = minutes.get(topics.get(i).id());
            shares[i] = fixed == null ? shares[i] : fixed;
        }
        return shares;
    }

    /** {@code total} in whole shares by largest remainder (Hamilton's method), at least 1 for a weight above 0. */
    private static int[] apportion(int[] weights, int total) {
        long sum = 0;
        int free = total;
        for (int weight : weights) {
            sum += weight;
            free -= weight > 0 ? 1 : 0;
        }
        int[] shares = new int[weights.length];
        Integer[] byRemainder = new Integer[weights.length];
        long[] remainders = new long[weights.length];
        int given = 0;
        for (int i = 0; i < weights.length; i++) {
            byRemainder[i] = i;
            if (weights[i] > 0) {
                long product = (long) free * weights[i];
                shares[i] = 1 + (int) (product / sum);
                remainders[i] = product % sum;
                given += (int) (product / sum);
            }
        }
        Arrays.sort(byRemainder, Comparator.comparingLong((Integer i) -> -remainders[i]));
        for (int i = 0; i < free - given; i++) {
            shares[byRemainder[i]]++;
        }
        return shares;
    }
}

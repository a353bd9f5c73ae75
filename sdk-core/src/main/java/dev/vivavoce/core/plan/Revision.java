package dev.vivavoce.core.plan;

import java.util.ArrayList;
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
        place(changes);
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

    /** Takes out what moves and puts everything where it belongs from the top down, so that no move shifts another. */
    private void place(Collection<PlanChange> changes) {
        List<Topic> placed = new ArrayList<>();
        List<Topic> stay = new ArrayList<>(topics);
        for (PlanChange change : changes) {
            if (change instanceof PlanChange.Introduce introduce) {
                Topic topic = introduce.introduced();
                if (before.topic(topic.id()).isPresent()) {
                    throw new IllegalArgumentException("topic \"" + topic.id() + "\" is already in the plan");
                }
                placed.add(topic);
                minutes.put(topic.id(), topic.dailyMinutes());
            } else if (change instanceof PlanChange.Reprioritise move) {
                Topic topic = find(move);
                stay.remove(topic);
                placed.add(topic.with(move.after(), topic.dailyMinutes()));
            }
        }
        placed.sort(Comparator.comparingInt(Topic::priority));
        topics.clear();
        topics.addAll(stay);
        int next = 0;
        for (Topic topic : placed) {
            int place = Math.min(Math.max(topic.priority() - 1, next), topics.size());
            topics.add(place, topic);
            next = place + 1;
        }
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
        boolean scaleAll = others == 0 || total - named < others;
        int[] weights = new int[topics.size()];
        for (int i = 0; i < weights.length; i++) {
            Topic topic = topics.get(i);
            Integer fixed = minutes.get(topic.id());
            weights[i] = fixed == null ? topic.dailyMinutes() : scaleAll ? fixed : 0;
        }
        int[] shares = Plan.share(scaleAll ? total : total - named, weights);
        for (int i = 0; i < shares.length && !scaleAll; i++) {
            Integer fixed = minutes.get(topics.get(i).id());
            shares[i] = fixed == null ? shares[i] : fixed;
        }
        return shares;
    }
}

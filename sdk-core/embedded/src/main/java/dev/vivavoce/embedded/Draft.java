package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.Topic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A plan on its way: topics are taken in order of what matters until the day is full. */
final class Draft {

    private static final int LEAST_MINUTES = 4;
    private static final int USUAL_MINUTES = 8;
    private static final int MOST_NAMED = 12;
    private static final int MOST_OTHERS = 6;
    private static final WordLimit SHORT = new WordLimit(8);
    private static final WordLimit ROLE_IN_NAME = new WordLimit(5);

    private final Brief brief;
    private final String role;
    private final List<Topic> topics = new ArrayList<>();
    private final List<Integer> weights = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final List<String> named = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int waiting;

    Draft(Brief brief) {
        this.brief = brief;
        String line = Wording.line(brief.role());
        this.role = line.isEmpty() ? "this role" : Wording.clip(line, SHORT);
    }

    Plan plan() {
        int most = Math.min(MOST_NAMED, Math.max(1, brief.minutesPerDay() / LEAST_MINUTES));
        brief.weakAreas().forEach(area -> addNamed(Wording.line(area), most));
        int usual = Math.min(most, Math.max(usual(), topics.size()));
        Story story = Story.of(brief.story());
        story.worries().forEach(area -> {
            if (add(area, 2, usual)) {
                told.add(area.name());
            }
        });
        List<Area> role = new ArrayList<>(Area.of(brief.role()));
        role.addAll(Area.USUAL);
        add(knowledge(), 2, usual);
        add(role.get(0), 1, usual);
        add(Area.MOTIVATION, 1, usual);
        story.mentions().forEach(area -> add(area, 1, usual));
        role.forEach(area -> add(area, 1, usual));
        int[] minutes = Plan.share(
                brief.minutesPerDay(),
                weights.stream().mapToInt(Integer::intValue).toArray());
        List<Topic> timed = new ArrayList<>();
        for (int i = 0; i < minutes.length; i++) {
            Topic topic = topics.get(i);
            timed.add(new Topic(
                    topic.id(), topic.name(), topic.description(), i + 1, minutes[i], topic.expectedOutcome()));
        }
        int weeks = brief.weeks().orElseGet(this::weeks);
        return Plan.of(brief.role(), weeks, rationale(weeks), timed);
    }

    /** A day of few topics is kept up; whoever is keen takes one more, whoever is not begins with less. */
    private int usual() {
        int bent = brief.motivation() <= 2 ? -1 : brief.motivation() == 5 ? 1 : 0;
        return Math.max(1, Math.min(MOST_OTHERS, brief.minutesPerDay() / USUAL_MINUTES) + bent);
    }

    /** How long it takes where no date is set: longer with more to catch up on and with less time a day. */
    private int weeks() {
        int pace = brief.minutesPerDay() < 20 ? 3 : brief.minutesPerDay() < 60 ? 1 : 0;
        return Math.min(12, 3 + pace + Math.min(4, named.size() + waiting));
    }

    private void addNamed(String line, int most) {
        if (line.isEmpty() || !taken.add(line.toLowerCase(Locale.ROOT))) {
            return;
        }
        if (topics.size() == most) {
            waiting++;
            return;
        }
        Topic topic = Wording.topic(line, topics, topics.size() + 1, 1);
        if (!topic.name().equalsIgnoreCase(line) && taken.contains(topic.name().toLowerCase(Locale.ROOT))) {
            return;
        }
        topics.add(topic);
        weights.add(3);
        named.add(topic.name());
        taken.add(topic.name().toLowerCase(Locale.ROOT));
        Area.about(line).ifPresent(area -> taken.add(area.name().toLowerCase(Locale.ROOT)));
    }

    private Area knowledge() {
        Area knowledge = Area.KNOWLEDGE;
        String description =
                "The methods, tools and typical tasks of a " + Wording.clip(role, ROLE_IN_NAME) + ", explained aloud.";
        return new Area(knowledge.name(), description, knowledge.outcome(), knowledge.titles(), knowledge.phrases());
    }

    private boolean add(Area area, int weight, int most) {
        if (topics.size() >= most || !taken.add(area.name().toLowerCase(Locale.ROOT))) {
            return false;
        }
        topics.add(new Topic(
                Wording.id(area.name(), topics),
                area.name(),
                Topic.DESCRIPTION.clip(area.description()),
                topics.size() + 1,
                1,
                area.outcome()));
        weights.add(weight);
        return true;
    }

    private String rationale(int weeks) {
        StringBuilder why = new StringBuilder();
        why.append(String.format(
                Locale.ROOT,
                "For %s: %d minutes a day over %d %s.",
                role,
                brief.minutesPerDay(),
                weeks,
                weeks == 1 ? "week" : "weeks"));
        if (!named.isEmpty()) {
            why.append(" You named ").append(some(named)).append(", so that comes first and gets most time.");
        }
        if (waiting > 0) {
            why.append(String.format(Locale.ROOT, " %d more wait until there is room.", waiting));
        }
        if (!told.isEmpty()) {
            why.append(" Your story worries about ").append(some(told)).append('.');
        }
        if (topics.size() > named.size() + told.size()) {
            why.append(" The rest is what such interviews ask.");
        }
        if (brief.motivation() <= 2) {
            why.append(" Few topics, so that each day is easily done.");
        }
        return Plan.RATIONALE.clip(why.toString());
    }

    private static String some(List<String> names) {
        return names.size() <= 3
                ? Wording.list(names)
                : Wording.list(List.of(names.get(0), names.get(1), names.size() - 2 + " more"));
    }
}

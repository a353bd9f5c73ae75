package dev.vivavoce.llm;

import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a model's reply makes of a brief. */
record PlanDraft(Brief brief) {

    private static final int DEFAULT_WEEKS = 6;
    private static final String OUTCOME = "You can answer without notes.";

    /** A topic that is wished for: without a place, and with minutes that need not add up. */
    private record Wish(String name, String description, String outcome, int minutes) {
        boolean isAbout(String area) {
            String text = (name + " " + description + " " + outcome).toLowerCase(Locale.ROOT);
            return Texts.telling(area).stream().anyMatch(text::contains);
        }
    }

    /**
     * The plan.
     *
     * @throws MalformedReplyException when there is no topic or no rationale
     */
    Plan read(Item reply) {
        int most = Math.min(Plan.MOST_TOPICS, brief.minutesPerDay());
        List<Wish> wishes = withWeakAreas(wishes(reply), most);
        if (wishes.isEmpty()) {
            throw new MalformedReplyException("\"topics\" must hold a topic with a name and a description");
        }
        int[] weights = wishes.stream().mapToInt(Wish::minutes).toArray();
        int[] minutes = Plan.share(brief.minutesPerDay(), weights);
        List<Topic> topics = new ArrayList<>();
        Ids ids = new Ids(List.of());
        for (int i = 0; i < minutes.length; i++) {
            Wish wish = wishes.get(i);
            TopicId id = ids.next(wish.name);
            topics.add(new Topic(id, wish.name, wish.description, i + 1, minutes[i], wish.outcome));
        }
        return Plan.of(brief.role(), weeks(reply), rationale(reply), topics);
    }

    private static List<Wish> wishes(Item reply) {
        List<Wish> wishes = new ArrayList<>();
        for (Item item : reply.items("topics")) {
            String name = Texts.clip(item.text("name"), Topic.NAME);
            String description = Texts.clip(item.text("description"), Topic.DESCRIPTION);
            String outcome = Texts.clip(item.text("outcome"), Topic.OUTCOME);
            boolean isNew = wishes.stream().noneMatch(wish -> wish.name.equalsIgnoreCase(name));
            if (Texts.says(name) && Texts.says(description) && isNew) {
                int minutes = item.integer("minutes", 1, Topic.MOST_MINUTES);
                wishes.add(new Wish(name, description, Texts.says(outcome) ? outcome : OUTCOME, minutes));
            }
        }
        return wishes;
    }

    /** At most {@code most}; what the person calls weak is kept or added before anything else is. */
    private List<Wish> withWeakAreas(List<Wish> wishes, int most) {
        List<Wish> needed = new ArrayList<>();
        int mean = Math.max(1, brief.minutesPerDay() / Math.max(1, wishes.size()));
        for (String area : brief.weakAreas()) {
            if (needed.size() < most && needed.stream().noneMatch(wish -> wish.isAbout(area))) {
                needed.add(wishes.stream()
                        .filter(wish -> wish.isAbout(area))
                        .findFirst()
                        .orElseGet(() -> new Wish(
                                Texts.clip(area, Topic.NAME), Texts.clip(area, Topic.DESCRIPTION), OUTCOME, mean)));
            }
        }
        List<Wish> kept = new ArrayList<>(needed);
        kept.removeAll(wishes);
        int room = most - needed.size();
        for (Wish wish : wishes) {
            if (needed.contains(wish) || room-- > 0) {
                kept.add(wish);
            }
        }
        return kept;
    }

    private int weeks(Item reply) {
        int wished = reply.integers("weeks").stream()
                .filter(weeks -> weeks >= 1 && weeks <= Brief.MOST_WEEKS)
                .findFirst()
                .orElse(DEFAULT_WEEKS);
        return brief.weeks().orElse(wished);
    }

    /** A rationale that speaks of nothing in the brief is led back to it. */
    private String rationale(Item reply) {
        String rationale = reply.text("rationale");
        if (!Texts.says(rationale)) {
            throw new MalformedReplyException("\"rationale\" must say something");
        }
        List<String> said = new ArrayList<>(Texts.telling(brief.role() + " " + brief.weakAreas()));
        said.add(String.valueOf(brief.minutesPerDay()));
        boolean refers = said.stream().anyMatch(rationale.toLowerCase(Locale.ROOT)::contains);
        return Texts.clip(
                refers ? rationale : brief.role() + ", " + brief.minutesPerDay() + " min: " + rationale,
                Plan.RATIONALE);
    }
}

package dev.vivavoce.embedded;

import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.spi.PlanReview;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Changes to a plan on their way to a proposal. What they promise comes true when all are approved. */
final class Changes {

    /** Weights of minutes: as many as before, half as many again, two thirds. */
    private static final int SAME = 6;

    private static final int MORE = 9;
    private static final int LESS = 4;
    /** Fewer topics are never left by strength alone. */
    private static final int FEWEST = 3;
    /** More moves at once would be a new plan. */
    private static final int MOST_MOVES = 2;
    /** A topic for fewer minutes is not worth taking up. */
    private static final int LEAST_MINUTES = 4;

    private final PlanReview review;
    private final Plan plan;
    private final List<Standing> staying = new ArrayList<>();
    private final List<PlanChange> changes = new ArrayList<>();

    Changes(PlanReview review) {
        this.review = review;
        this.plan = review.plan();
        plan.topics().forEach(topic -> staying.add(Standing.of(topic, review)));
    }

    List<PlanChange> proposed() {
        drop();
        retire();
        int places = move();
        Optional<PlanChange.Introduce> newcomer = newcomer(places + 1);
        newcomer.ifPresent(changes::add);
        rebudget(plan.totalDailyMinutes()
                - newcomer.map(change -> change.introduced().dailyMinutes()).orElse(0));
        return List.copyOf(changes);
    }

    /** What the person wants to be rid of goes, lowest first, but for the last topic. */
    private void drop() {
        for (int i = staying.size() - 1; i >= 0 && staying.size() > 1; i--) {
            Standing standing = staying.get(i);
            if (standing.wishes().contains(Wish.DROP)) {
                String shown = standing.shown()
                        .map(what -> " For your decision: " + what + ".")
                        .orElse("");
                retire(standing, "You asked to drop it." + shown);
            }
        }
    }

    private void retire() {
        int fewest = Math.max(FEWEST, staying.size() - (staying.size() + 2) / 3);
        staying.stream()
                .filter(Standing::isMastered)
                .filter(standing -> !standing.wantsMore())
                .sorted(Comparator.comparingDouble(Standing::mean).reversed())
                .limit(Math.max(0, staying.size() - fewest))
                .toList()
                .forEach(standing -> retire(
                        standing,
                        sentence(standing) + " It is surely strong and makes room for what needs the time more."));
    }

    private void retire(Standing standing, String rationale) {
        staying.remove(standing);
        changes.add(new PlanChange.Retire(standing.topic().id(), rationale));
    }

    /** Moves the weakest to the top. Returns how many places at the top are theirs. */
    private int move() {
        List<Standing> needy = staying.stream()
                .filter(standing -> standing.isWeak() || standing.isFalling())
                .sorted(Comparator.comparingDouble(Standing::mean))
                .limit(MOST_MOVES)
                .toList();
        List<Standing> order = new ArrayList<>(staying);
        int place = 0;
        for (Standing standing : needy) {
            place++;
            if (order.indexOf(standing) >= place) {
                order.remove(standing);
                order.add(place - 1, standing);
                changes.add(new PlanChange.Reprioritise(
                        standing.topic().id(),
                        standing.topic().priority(),
                        place,
                        sentence(standing)
                                + (standing.isWeak() ? "" : " The later ones are worse than the earlier ones.")
                                + " It should come sooner."));
            }
        }
        return place;
    }

    /** What shows weak beside the plan, or else what the story worries about, where there is room for it. */
    private Optional<PlanChange.Introduce> newcomer(int place) {
        if (plan.topics().size() == Plan.MOST_TOPICS
                || plan.totalDailyMinutes() < (plan.topics().size() + 1) * LEAST_MINUTES) {
            return Optional.empty();
        }
        return review.progress().topics().stream()
                .filter(shown -> Standing.isWeak(shown) && isNew(shown.topic()))
                .min(Comparator.comparingDouble(shown -> shown.strength().mean()))
                .map(shown ->
                        introduce(Wording.line(shown.topic()), place, Wording.capital(Standing.shown(shown)) + "."))
                .or(() -> Story.of(review.story()).worries().stream()
                        .map(Area::name)
                        .filter(this::isNew)
                        .findFirst()
                        .map(name -> introduce(name, staying.size() + 1, "Your story worries about it.")));
    }

    private boolean isNew(String name) {
        return !Wording.line(name).isEmpty()
                && plan.topics().stream().noneMatch(topic -> topic.name().equalsIgnoreCase(name));
    }

    private PlanChange.Introduce introduce(String line, int place, String reason) {
        int minutes = plan.totalDailyMinutes() / (staying.size() + 1);
        Topic topic = Wording.topic(line, plan.topics(), place, minutes);
        return new PlanChange.Introduce(topic, reason + " The plan has no topic for it yet.");
    }

    /** Splits the minutes among the topics that stay, and proposes what changes for a reason of the topic's own. */
    private void rebudget(int total) {
        int[] weights = staying.stream()
                .mapToInt(standing -> standing.topic().dailyMinutes()
                        * (standing.wantsMore() ? MORE : standing.wantsLess() ? LESS : SAME))
                .toArray();
        int[] minutes = Plan.share(total, weights);
        for (int i = 0; i < minutes.length; i++) {
            Standing standing = staying.get(i);
            int before = standing.topic().dailyMinutes();
            if (standing.wantsMore() ? minutes[i] > before : standing.wantsLess() && minutes[i] < before) {
                changes.add(new PlanChange.Rebudget(
                        standing.topic().id(), before, minutes[i], reason(standing, minutes[i] > before)));
            }
        }
    }

    private static String reason(Standing standing, boolean more) {
        String shown = sentence(standing);
        boolean asked = standing.wishes().stream().anyMatch(wish -> wish != Wish.WORRY);
        String said = asked ? "This follows what you said about it." : "";
        String what = more ? "It needs more of your time." : "It needs less of your time.";
        return String.join(" ", List.of(said, shown, what)).strip().replace("  ", " ");
    }

    /** What the answers show, as a sentence; empty before the first. */
    private static String sentence(Standing standing) {
        return standing.shown().map(shown -> Wording.capital(shown) + ".").orElse("");
    }
}

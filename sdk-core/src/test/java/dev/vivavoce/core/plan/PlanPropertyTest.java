package dev.vivavoce.core.plan;

import static dev.vivavoce.core.Samples.plan;
import static dev.vivavoce.core.Samples.topic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.plan.PlanChange.Introduce;
import dev.vivavoce.core.plan.PlanChange.Rebudget;
import dev.vivavoce.core.plan.PlanChange.Reprioritise;
import dev.vivavoce.core.plan.PlanChange.Retire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PlanPropertyTest {

    /** A plan, and changes that fit it when all are accepted. */
    record Proposed(Plan plan, List<PlanChange> changes) {}

    /** Minutes that go round, and weights. */
    record Split(int minutes, List<Integer> given) {
        int[] weights() {
            return given.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    @Provide
    Arbitrary<Proposed> proposed() {
        Arbitrary<int[]> minutes = Arbitraries.integers()
                .between(1, 100)
                .array(int[].class)
                .ofMinSize(1)
                .ofMaxSize(12);
        return Combinators.combine(minutes, Arbitraries.randomValue(Random::nextLong))
                .as((given, seed) -> proposed(plan(given), new Random(seed)));
    }

    private static Proposed proposed(Plan plan, Random random) {
        List<PlanChange> changes = new ArrayList<>();
        int room = plan.totalDailyMinutes() - plan.topics().size();
        int introduced = Math.min(random.nextInt(4), room);
        for (int i = 0; i < introduced; i++) {
            changes.add(new Introduce(topic("new " + i, 1 + random.nextInt(20), 1 + random.nextInt(200)), "New."));
        }
        int kept = plan.topics().size();
        for (Topic topic : plan.topics()) {
            if (kept > 1 && random.nextInt(4) == 0) {
                changes.add(new Retire(topic.id(), "Done."));
                kept--;
                continue;
            }
            int place = 1 + random.nextInt(20);
            if (place != topic.priority() && random.nextInt(3) == 0) {
                changes.add(new Reprioritise(topic.id(), topic.priority(), place, "Moved."));
            }
            int minutes = 1 + random.nextInt(random.nextBoolean() ? 30 : Topic.MOST_MINUTES);
            if (minutes != topic.dailyMinutes() && random.nextInt(3) == 0) {
                changes.add(new Rebudget(topic.id(), topic.dailyMinutes(), minutes, "Changed."));
            }
        }
        Collections.shuffle(changes, random);
        return new Proposed(plan, changes);
    }

    @Provide
    Arbitrary<Split> splits() {
        Arbitrary<Integer> weight = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 20), Arbitraries.integers().between(0, 1_000_000));
        return weight.list()
                .ofMinSize(1)
                .ofMaxSize(25)
                .filter(weights -> due(weights) > 0)
                .flatMap(weights -> Arbitraries.integers()
                        .between(due(weights), Topic.MOST_MINUTES)
                        .map(minutes -> new Split(minutes, weights)));
    }

    @Property
    void minutes_add_up_and_reach_every_topic_after_any_part_of_a_proposal(
            @ForAll("proposed") Proposed proposed, @ForAll @Size(40) List<Boolean> accept) {
        Plan plan = proposed.plan();
        List<PlanChange> accepted = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < proposed.changes().size(); i++) {
            PlanChange change = proposed.changes().get(i);
            if (accept.get(i)) {
                accepted.add(change);
                ids.add(change.id());
            }
        }

        Plan after = Proposal.of(plan, proposed.changes()).approve(plan, ids);

        assertThat(after.totalDailyMinutes()).isEqualTo(plan.totalDailyMinutes());
        assertThat(after.topics().stream().mapToInt(Topic::dailyMinutes).sum()).isEqualTo(plan.totalDailyMinutes());
        assertThat(after.topics()).allMatch(topic -> topic.dailyMinutes() >= 1);
        assertThat(after.revision()).isEqualTo(plan.revision() + (accepted.isEmpty() ? 0 : 1));
        assertThat(ids(after)).containsExactlyInAnyOrderElementsOf(expected(plan, accepted));
    }

    @Property
    void named_minutes_are_kept_to_the_letter_where_the_others_get_a_minute_each(
            @ForAll("proposed") Proposed proposed) {
        Plan after = proposed.plan().after(proposed.changes());
        int named = 0;
        int count = 0;
        for (PlanChange change : proposed.changes()) {
            int wanted = wanted(change);
            named += wanted;
            count += wanted > 0 ? 1 : 0;
        }
        int others = after.topics().size() - count;
        Assume.that(count > 0 && others > 0 && named + others <= after.totalDailyMinutes());

        for (PlanChange change : proposed.changes()) {
            if (wanted(change) > 0) {
                assertThat(after.topic(change.topic()).orElseThrow().dailyMinutes())
                        .isEqualTo(wanted(change));
            }
        }
    }

    @Property
    void topics_that_no_change_places_keep_their_order(@ForAll("proposed") Proposed proposed) {
        Set<TopicId> placed = new HashSet<>();
        for (PlanChange change : proposed.changes()) {
            if (!(change instanceof Rebudget)) {
                placed.add(change.topic());
            }
        }
        List<TopicId> before = new ArrayList<>(ids(proposed.plan()));
        List<TopicId> after = new ArrayList<>(ids(proposed.plan().after(proposed.changes())));
        before.removeAll(placed);
        after.removeAll(placed);

        assertThat(after).isEqualTo(before);
    }

    @Property
    void topics_get_just_the_places_that_changes_name_when_those_differ(
            @ForAll @IntRange(min = 2, max = 12) int topics, @ForAll long seed) {
        Random random = new Random(seed);
        int[] minutes = new int[topics];
        Arrays.fill(minutes, 5);
        Plan plan = plan(minutes);
        List<Integer> places =
                new ArrayList<>(IntStream.rangeClosed(1, topics).boxed().toList());
        Collections.shuffle(places, random);
        List<PlanChange> changes = new ArrayList<>();
        for (Topic topic : plan.topics()) {
            int place = places.get(topic.priority() - 1);
            if (place != topic.priority() && random.nextBoolean()) {
                changes.add(new Reprioritise(topic.id(), topic.priority(), place, "Moved."));
            }
        }
        Plan after = plan.after(changes);

        for (PlanChange change : changes) {
            assertThat(after.topic(change.topic()).orElseThrow().priority()).isEqualTo(((Reprioritise) change).after());
        }
    }

    @Property
    void the_order_of_changes_that_name_different_places_does_not_matter(
            @ForAll("proposed") Proposed proposed, @ForAll long seed) {
        List<Integer> places = new ArrayList<>();
        for (PlanChange change : proposed.changes()) {
            if (change instanceof Introduce introduce) {
                places.add(introduce.introduced().priority());
            } else if (change instanceof Reprioritise move) {
                places.add(move.after());
            }
        }
        Assume.that(new HashSet<>(places).size() == places.size());
        List<PlanChange> shuffled = new ArrayList<>(proposed.changes());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(proposed.plan().after(shuffled)).isEqualTo(proposed.plan().after(proposed.changes()));
    }

    @Property
    void shares_add_up_and_only_a_weight_of_nothing_gets_nothing(@ForAll("splits") Split split) {
        int[] shares = Plan.share(split.minutes(), split.weights());

        assertThat(shares).hasSameSizeAs(split.weights());
        assertThat(IntStream.of(shares).sum()).isEqualTo(split.minutes());
        for (int i = 0; i < shares.length; i++) {
            assertThat(shares[i] > 0).isEqualTo(split.weights()[i] > 0);
            assertThat(shares[i]).isNotNegative();
        }
    }

    @Property
    void a_greater_weight_never_gets_less(@ForAll("splits") Split split) {
        int[] weights = split.weights();
        int[] shares = Plan.share(split.minutes(), weights);

        for (int i = 0; i < shares.length; i++) {
            for (int j = 0; j < shares.length; j++) {
                assertThat(weights[i] > weights[j] && shares[i] < shares[j])
                        .as("%s gets %s but %s gets %s", weights[i], shares[i], weights[j], shares[j])
                        .isFalse();
                assertThat(weights[i] == weights[j] && Math.abs(shares[i] - shares[j]) > 1)
                        .isFalse();
            }
        }
    }

    @Property
    void weights_that_already_add_up_stay_as_they_are(
            @ForAll @Size(min = 1, max = 14) List<@IntRange(max = 100) Integer> given) {
        int[] weights = given.stream().mapToInt(Integer::intValue).toArray();
        int sum = IntStream.of(weights).sum();
        Assume.that(sum > 0);

        assertThat(Plan.share(sum, weights)).containsExactly(weights);
    }

    @Property
    void shares_lie_less_than_a_minute_beside_the_exact_ones_when_none_is_below_a_minute(
            @ForAll("splits") Split split) {
        long sum = IntStream.of(split.weights()).asLongStream().sum();
        Assume.that(IntStream.of(split.weights()).allMatch(w -> w == 0 || (long) w * split.minutes() >= sum));
        int[] shares = Plan.share(split.minutes(), split.weights());

        for (int i = 0; i < shares.length; i++) {
            assertThat(Math.abs(shares[i] * sum - (long) split.weights()[i] * split.minutes()))
                    .isLessThan(sum);
        }
    }

    private static int due(List<Integer> weights) {
        return (int) weights.stream().filter(weight -> weight > 0).count();
    }

    private static int wanted(PlanChange change) {
        if (change instanceof Rebudget rebudget) {
            return rebudget.after();
        }
        return change instanceof Introduce introduce ? introduce.introduced().dailyMinutes() : 0;
    }

    private static List<TopicId> ids(Plan plan) {
        return plan.topics().stream().map(Topic::id).toList();
    }

    private static List<TopicId> expected(Plan plan, List<PlanChange> accepted) {
        List<TopicId> expected = new ArrayList<>(ids(plan));
        for (PlanChange change : accepted) {
            if (change instanceof Retire) {
                expected.remove(change.topic());
            } else if (change instanceof Introduce) {
                expected.add(change.topic());
            }
        }
        return expected;
    }
}

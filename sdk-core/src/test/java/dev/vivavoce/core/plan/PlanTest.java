package dev.vivavoce.core.plan;

import static dev.vivavoce.core.Samples.plan;
import static dev.vivavoce.core.Samples.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.vivavoce.core.plan.PlanChange.Introduce;
import dev.vivavoce.core.plan.PlanChange.Rebudget;
import dev.vivavoce.core.plan.PlanChange.Reprioritise;
import dev.vivavoce.core.plan.PlanChange.Retire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    private static final Plan PLAN = plan(10, 20, 30);
    private static final String LONGEST = "word ".repeat(60).strip();

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        List<Topic> topics = PLAN.topics();

        assertThatNullPointerException()
                .isThrownBy(() -> new Plan(1, null, 60, 8, "Because.", topics))
                .withMessage("target role");
        assertThatNullPointerException()
                .isThrownBy(() -> new Plan(1, "Ward nurse", 60, 8, null, topics))
                .withMessage("rationale");
        assertThatNullPointerException()
                .isThrownBy(() -> new Plan(1, "Ward nurse", 60, 8, "Because.", null))
                .withMessage("topics");
        assertThatNullPointerException().isThrownBy(() -> PLAN.topic(null)).withMessage("id");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refuses_a_revision_before_the_first(int revision) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan(revision, "Ward nurse", 60, 8, "Because.", PLAN.topics()))
                .withMessage("revision must be 1 or more but was " + revision);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 53, Integer.MAX_VALUE})
    void refuses_no_week_and_more_than_a_year(int weeks) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of("Ward nurse", weeks, "Because.", PLAN.topics()))
                .withMessage("weeks must be 1 to 52 but were " + weeks);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 52})
    void takes_a_week_and_a_year(int weeks) {
        assertThat(Plan.of("Ward nurse", weeks, "Because.", PLAN.topics()).weeks())
                .isEqualTo(weeks);
    }

    @Test
    void refuses_texts_that_say_nothing_or_too_much() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of(" ", 8, "Because.", PLAN.topics()))
                .withMessage("target role must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of("Ward nurse", 8, "", PLAN.topics()))
                .withMessage("rationale must not be blank");
        assertThat(Plan.of("Ward nurse", 8, LONGEST, PLAN.topics()).rationale()).isEqualTo(LONGEST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of("Ward nurse", 8, LONGEST + " more", PLAN.topics()))
                .withMessageStartingWith("rationale must have at most 60 words but has 61");
    }

    @Test
    void refuses_a_plan_without_a_topic_and_one_with_too_many() {
        assertThatIllegalArgumentException().isThrownBy(() -> plan()).withMessage("topics must be 1 to 20 but were 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(ones(21)))
                .withMessage("topics must be 1 to 20 but were 21");
        assertThat(plan(ones(20)).topics()).hasSize(20);
    }

    @Test
    void refuses_a_topic_that_stands_twice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(topic("a", 1, 10), topic("b", 2, 10), topic("a", 3, 10)))
                .withMessage("topic \"a\" stands twice in the plan");
    }

    @Test
    void refuses_priorities_that_leave_a_gap_or_come_twice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(topic("a", 1, 10), topic("b", 3, 10)))
                .withMessage("priorities must be 1 to 2, each once, but \"b\" has 3 where 2 was due");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(topic("a", 2, 10)))
                .withMessage("priorities must be 1 to 1, each once, but \"a\" has 2 where 1 was due");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(topic("a", 1, 10), topic("b", 1, 10)))
                .withMessage("priorities must be 1 to 2, each once, but \"b\" has 1 where 2 was due");
    }

    @Test
    void brings_topics_into_the_order_of_their_priorities() {
        assertThat(of(topic("b", 2, 20), topic("c", 3, 30), topic("a", 1, 10))).isEqualTo(PLAN);
    }

    @ParameterizedTest
    @ValueSource(ints = {59, 61, 0, -1})
    void refuses_a_total_that_the_topics_do_not_make(int total) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan(1, "Ward nurse", total, 8, "Because.", PLAN.topics()))
                .withMessage("the topics' minutes add up to 60 but the total is " + total);
    }

    @Test
    void refuses_a_day_of_more_minutes_than_it_has() {
        assertThat(plan(1_000, 440).totalDailyMinutes()).isEqualTo(1_440);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(1_000, 441))
                .withMessage("the topics' minutes must add up to at most 1440 but make 1441");
    }

    @Test
    void starts_as_the_first_revision_with_the_total_of_its_topics() {
        assertThat(PLAN.revision()).isEqualTo(1);
        assertThat(PLAN.totalDailyMinutes()).isEqualTo(60);
    }

    @Test
    void keeps_topics_that_somebody_changes_later() {
        List<Topic> topics = new ArrayList<>(PLAN.topics());
        Plan plan = Plan.of("Ward nurse", 8, "Because.", topics);

        topics.clear();

        assertThat(plan.topics()).hasSize(3);
    }

    @Test
    void finds_a_topic_by_its_id_alone() {
        assertThat(PLAN.topic(new TopicId("b"))).hasValue(topic("b", 2, 20));
        assertThat(PLAN.topic(new TopicId("B"))).isEmpty();
    }

    @Test
    void stays_as_it_is_without_a_change() {
        assertThat(PLAN.after(List.of())).isSameAs(PLAN);
    }

    @Test
    void becomes_the_next_revision_and_says_what_it_said() {
        Plan second = PLAN.after(List.of(retire("c")));

        assertThat(second)
                .isEqualTo(new Plan(2, "Ward nurse", 60, 8, "Because.", List.of(topic("a", 1, 20), topic("b", 2, 40))));
        assertThat(second.after(List.of(retire("a"))).revision()).isEqualTo(3);
    }

    @Test
    void refuses_two_changes_of_one_kind_for_a_topic() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.after(List.of(rebudget("a", 12), retire("b"), rebudget("a", 14))))
                .withMessage("change \"rebudget:a\" stands twice");
    }

    @Test
    void refuses_changes_to_a_topic_that_it_lacks() {
        String lacks = "\" names a topic that the plan lacks or that another change retires";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.after(List.of(retire("z"))))
                .withMessage("change \"retire:z" + lacks);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.after(List.of(rebudget("z", 5))))
                .withMessage("change \"rebudget:z" + lacks);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.after(List.of(move("z", 1))))
                .withMessage("change \"reprioritise:z" + lacks);
    }

    @Test
    void refuses_to_change_what_another_change_retires_or_introduces_whichever_comes_first() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.after(List.of(rebudget("a", 5), retire("a"))))
                .withMessageStartingWith("change \"rebudget:a\" names a topic");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.after(List.of(retire("a"), move("a", 2))))
                .withMessageStartingWith("change \"reprioritise:a\" names a topic");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.after(List.of(introduce("d", 1, 5), rebudget("d", 6))))
                .withMessageStartingWith("change \"rebudget:d\" names a topic");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.after(List.of(introduce("d", 1, 5), move("d", 2))))
                .withMessageStartingWith("change \"reprioritise:d\" names a topic");
    }

    @Test
    void refuses_to_introduce_what_it_has_even_when_that_retires() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.after(List.of(introduce("a", 1, 5))))
                .withMessage("topic \"a\" is already in the plan");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.after(List.of(retire("a"), introduce("a", 1, 5))))
                .withMessage("topic \"a\" is already in the plan");
    }

    @Test
    void refuses_to_be_left_without_a_topic() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(10, 20).after(List.of(retire("a"), retire("b"))))
                .withMessage("the changes leave the plan without a topic");
    }

    @Test
    void refuses_more_topics_than_there_are_minutes() {
        Plan tight = plan(1, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> tight.after(List.of(introduce("c", 1, 1))))
                .withMessage("2 minutes a day are too few for 3 topics");
        assertThat(minutes(plan(1, 2).after(List.of(introduce("c", 1, 1))))).isEqualTo("c1 a1 b1");
    }

    @Test
    void refuses_to_grow_beyond_the_most_topics() {
        List<PlanChange> changes = List.of(introduce("z", 1, 5));

        assertThat(plan(twos(19)).after(changes).topics()).hasSize(20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(twos(20)).after(changes))
                .withMessage("topics must be 1 to 20 but were 21");
    }

    @Test
    void keeps_the_total_when_a_topic_retires() {
        assertThat(minutes(PLAN.after(List.of(retire("a"))))).isEqualTo("b24 c36");
        assertThat(minutes(PLAN.after(List.of(retire("a"), retire("c"))))).isEqualTo("b60");
    }

    @Test
    void takes_the_minutes_of_a_new_topic_from_the_others() {
        assertThat(minutes(PLAN.after(List.of(introduce("d", 4, 30))))).isEqualTo("a5 b10 c15 d30");
    }

    @ParameterizedTest
    @CsvSource({
        "1, a1 b24 c35",
        "40, a40 b8 c12",
        // The others keep a minute each as long as the named one leaves them that.
        "57, a57 b1 c2",
        "58, a58 b1 c1",
        // Then all are scaled.
        "59, a32 b11 c17",
        "1440, a58 b1 c1"
    })
    void gives_a_topic_just_the_minutes_that_a_change_names_where_it_can(int after, String expected) {
        assertThat(minutes(PLAN.after(List.of(rebudget("a", after))))).isEqualTo(expected);
    }

    @Test
    void scales_the_named_minutes_when_no_other_topic_is_left() {
        assertThat(minutes(plan(30, 30).after(List.of(rebudget("a", 10), rebudget("b", 20)))))
                .isEqualTo("a20 b40");
        assertThat(minutes(plan(60).after(List.of(rebudget("a", 10))))).isEqualTo("a60");
    }

    @Test
    void keeps_all_minutes_when_only_places_change() {
        assertThat(minutes(plan(7, 11, 13, 17).after(List.of(move("a", 4), move("c", 1)))))
                .isEqualTo("c13 b11 d17 a7");
    }

    @ParameterizedTest
    @CsvSource({
        "a, 2, b a c d",
        "a, 4, b c d a",
        "a, 9, b c d a",
        "a, 2147483647, b c d a",
        "d, 1, d a b c",
        "d, 3, a b d c",
        "b, 3, a c b d"
    })
    void moves_a_topic_to_just_the_place_that_a_change_names_or_the_nearest(String id, int place, String order) {
        assertThat(order(plan(5, 5, 5, 5).after(List.of(move(id, place))))).isEqualTo(order);
    }

    @Test
    void puts_several_topics_where_their_changes_say_in_whatever_order_those_come() {
        Plan plan = plan(5, 5, 5, 5);
        List<PlanChange> changes =
                Arrays.asList(move("a", 4), introduce("e", 2, 5), move("b", 3), introduce("f", 9, 5), retire("d"));

        assertThat(order(plan.after(changes))).isEqualTo("c e b a f");
        Collections.reverse(changes);
        assertThat(order(plan.after(changes))).isEqualTo("c e b a f");
    }

    @Test
    void puts_topics_that_want_one_place_one_after_the_other() {
        assertThat(order(plan(5, 5, 5).after(List.of(move("b", 1), move("c", 1)))))
                .isEqualTo("b c a");
        assertThat(order(plan(5, 5, 5).after(List.of(move("c", 1), move("b", 1)))))
                .isEqualTo("c b a");
    }

    @Test
    void numbers_the_priorities_anew() {
        assertThat(PLAN.after(List.of(retire("a"), introduce("d", 2, 10))).topics())
                .extracting(Topic::priority)
                .containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 1 1 1, 4 3 3",
        "3, 5 5 5, 1 1 1",
        "60, 10 20 30, 10 20 30",
        "10, 1 0 1, 5 0 5",
        "10, 0 0 7, 0 0 10",
        "1, 1000000, 1",
        "1440, 1000000 1000000, 720 720",
        // What lies below a minute becomes one, and only the others pay for it.
        "10, 1000000 1 1, 8 1 1",
        "10, 1 1 1000000, 1 1 8",
        "5, 6 4 1, 2 2 1",
        // By largest remainder: 3.5, 3.3 and 3.2 of 10.
        "10, 35 33 32, 4 3 3",
        "10, 32 33 35, 3 3 4",
        "7, 20 30 50, 1 2 4"
    })
    void shares_minutes_by_weight(int minutes, String weights, String shares) {
        assertThat(Plan.share(minutes, numbers(weights))).containsExactly(numbers(shares));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1",
        "-1, 1, 1",
        "1, 1 1, 2",
        "2, 1 1 0 1, 3",
        "1441, 1, 1",
        "2147483647, 1, 1",
        "10, 0, 0",
        "10, '', 0"
    })
    void refuses_to_split_minutes_that_do_not_go_round(int minutes, String weights, int due) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.share(minutes, numbers(weights)))
                .withMessage(
                        minutes + " minutes cannot be split by " + due + " weights above 0, at least a minute each");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 1_000_001, Integer.MAX_VALUE})
    void refuses_a_weight_out_of_range(int weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.share(10, 1, weight))
                .withMessage("weights must be 0 to 1000000 but one was " + weight);
    }

    @Test
    void leaves_the_weights_as_they_are() {
        int[] weights = {3, 1, 2};

        assertThat(Plan.share(12, weights)).containsExactly(6, 2, 4);
        assertThat(weights).containsExactly(3, 1, 2);
    }

    private static Plan of(Topic... topics) {
        return Plan.of("Ward nurse", 8, "Because.", List.of(topics));
    }

    private static PlanChange introduce(String id, int priority, int minutes) {
        return new Introduce(topic(id, priority, minutes), "New.");
    }

    private static PlanChange retire(String id) {
        return new Retire(new TopicId(id), "Done.");
    }

    private static PlanChange move(String id, int place) {
        return new Reprioritise(new TopicId(id), place == 1 ? 2 : 1, place, "Moved.");
    }

    private static PlanChange rebudget(String id, int minutes) {
        return new Rebudget(new TopicId(id), minutes == 1 ? 2 : 1, minutes, "Changed.");
    }

    /** The topics of {@code plan} in order, with their minutes. */
    private static String minutes(Plan plan) {
        return String.join(
                " ",
                plan.topics().stream()
                        .map(topic -> topic.id().value() + topic.dailyMinutes())
                        .toList());
    }

    private static String order(Plan plan) {
        return String.join(
                " ", plan.topics().stream().map(topic -> topic.id().value()).toList());
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(" "))
                .filter(number -> !number.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static int[] ones(int count) {
        return filled(count, 1);
    }

    private static int[] twos(int count) {
        return filled(count, 2);
    }

    private static int[] filled(int count, int value) {
        int[] filled = new int[count];
        Arrays.fill(filled, value);
        return filled;
    }
}

package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.progress.Attempt;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.spi.PlanReview;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RuleBasedPlannerTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    private final RuleBasedPlanner planner = new RuleBasedPlanner();

    @Test
    void puts_named_weak_areas_first_and_gives_them_most_time() {
        Plan plan = planner.draft(brief("Registered nurse", "", 45, "IV lines", "Negotiation"));

        assertThat(names(plan)).startsWith("IV lines", "Negotiation");
        assertThat(minutes(plan, "IV lines")).isGreaterThan(minutes(plan, "Motivation and fit"));
        assertThat(plan.rationale()).contains("Registered nurse", "45 minutes", "IV lines and Negotiation");
    }

    @Test
    void follows_the_role() {
        assertThat(names(planner.draft(Brief.of("Backend developer", 45))))
                .contains("Coding practice", "Technical design");
        assertThat(names(planner.draft(Brief.of("Registered nurse", 45))))
                .contains("Empathy")
                .doesNotContain("Coding practice");
    }

    @Test
    void hears_worries_in_the_story_before_what_it_only_mentions() {
        String story =
                "I have sold shoes to customers for nine years. I get very nervous when I have to do public speaking.";
        Plan plan = planner.draft(brief("Store manager", story, 30));

        assertThat(names(plan)).startsWith("Calm under pressure");
        assertThat(names(plan)).contains("Presenting");
        assertThat(plan.rationale()).contains("Your story worries about").contains("Presenting");
    }

    @Test
    void takes_no_worry_from_a_strength() {
        Plan plan = planner.draft(brief("Cook", "I am good at public speaking.", 30));

        assertThat(plan.topics().get(0).name()).isNotEqualTo("Presenting");
        assertThat(plan.rationale()).doesNotContain("worries");
    }

    @Test
    void keeps_a_long_weak_area_in_its_words() {
        Plan plan = planner.draft(brief("Cook", "", 30, "I always talk too long when I have to explain something"));

        Topic first = plan.topics().get(0);
        assertThat(first.name()).isEqualTo("Spoken communication");
        assertThat(first.description())
                .isEqualTo("In your words: I always talk too long when I have to explain something");
    }

    @Test
    void takes_the_same_area_once() {
        Plan plan = planner.draft(brief("Cook", "", 60, "Sauces", "sauces ", "SAUCES", "\u202eSauces"));

        assertThat(names(plan))
                .filteredOn(name -> name.equalsIgnoreCase("sauces"))
                .hasSize(1);
    }

    @Test
    void tells_apart_what_differs_only_in_signs() {
        Plan plan = planner.draft(brief("Developer", "", 60, "C", "C++", "C#"));

        assertThat(plan.topics()).extracting(topic -> topic.id().value()).startsWith("c", "c-2", "c-3");
    }

    @Test
    void says_how_many_areas_wait() {
        Plan plan = planner.draft(brief("Cook", "", 8, "Sauces", "Pastry", "Fish", "Grill"));

        assertThat(names(plan)).containsExactly("Sauces", "Pastry");
        assertThat(plan.rationale()).contains("2 more wait");
    }

    @Test
    void begins_with_less_where_motivation_is_low() {
        Brief keen = new Brief("Cook", "", 40, List.of(), 5, OptionalInt.empty());
        Brief tired = new Brief("Cook", "", 40, List.of(), 1, OptionalInt.empty());

        assertThat(planner.draft(tired).topics())
                .hasSizeLessThan(planner.draft(keen).topics().size());
        assertThat(planner.draft(tired).rationale()).contains("easily done");
    }

    @Test
    void looks_further_ahead_where_there_is_more_to_do() {
        Plan little = planner.draft(brief("Cook", "", 120));
        Plan much = planner.draft(brief("Cook", "", 15, "Sauces", "Pastry", "Fish", "Grill"));

        assertThat(much.weeks()).isGreaterThan(little.weeks());
    }

    @Test
    void gives_the_weak_more_and_the_strong_less() {
        Plan plan = planner.draft(brief("Cook", "", 40, "Sauces", "Pastry"));
        List<Attempt> attempts = new ArrayList<>();
        answer(attempts, "Sauces", 9, 9, 9, 9);
        answer(attempts, "Pastry", 3, 2, 3, 2);
        Plan after = plan.after(planner.propose(review(plan, attempts, Map.of(), "")));

        assertThat(names(after).get(0)).isEqualTo("Pastry");
        assertThat(minutes(after, "Pastry")).isGreaterThan(minutes(plan, "Pastry"));
        assertThat(minutes(after, "Sauces")).isLessThan(minutes(plan, "Sauces"));
    }

    @Test
    void says_what_the_answers_show() {
        Plan plan = planner.draft(brief("Cook", "", 40, "Sauces", "Pastry"));
        List<Attempt> attempts = new ArrayList<>();
        answer(attempts, "Pastry", 3, 2, 3, 2);

        assertThat(planner.propose(review(plan, attempts, Map.of(), "")))
                .allSatisfy(change -> assertThat(change.rationale())
                        .contains("4 answers to 4 questions show a strength of about 4 of 10."));
    }

    @Test
    void retires_what_is_mastered_but_keeps_three_topics() {
        Plan plan = planner.draft(brief("Cook", "", 40, "Sauces", "Pastry"));
        List<Attempt> attempts = new ArrayList<>();
        for (String name : names(plan)) {
            answer(attempts, name, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10);
        }
        List<PlanChange> changes = planner.propose(review(plan, attempts, Map.of(), ""));

        assertThat(changes).anyMatch(PlanChange.Retire.class::isInstance);
        assertThat(plan.after(changes).topics()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void moves_up_what_gets_worse() {
        Plan plan = planner.draft(brief("Cook", "", 40, "Sauces", "Pastry"));
        List<Attempt> attempts = new ArrayList<>();
        answer(attempts, "Pastry", 9, 9, 7, 7);

        assertThat(planner.propose(review(plan, attempts, Map.of(), "")))
                .filteredOn(PlanChange.Reprioritise.class::isInstance)
                .singleElement()
                .satisfies(change -> assertThat(change.rationale()).contains("worse than the earlier"));
    }

    @Test
    void takes_up_what_shows_weak_beside_the_plan() {
        Plan plan = planner.draft(brief("Cook", "", 40, "Sauces"));
        List<Attempt> attempts = new ArrayList<>();
        answer(attempts, "Food hygiene", 2, 3);

        assertThat(planner.propose(review(plan, attempts, Map.of(), "")))
                .filteredOn(PlanChange.Introduce.class::isInstance)
                .singleElement()
                .satisfies(change -> assertThat(change.topic()).isEqualTo(new TopicId("food-hygiene")));
    }

    @Test
    void takes_up_a_worry_of_the_story() {
        Plan plan = planner.draft(brief("Cook", "", 40, "Sauces"));

        assertThat(planner.propose(review(plan, List.of(), Map.of(), "I dread salary talks and negotiation.")))
                .extracting(PlanChange::id)
                .containsExactly("introduce:negotiation");
    }

    @Test
    void does_what_is_said_of_a_topic() {
        assertThat(said("Please drop it, it is not relevant.")).containsExactly("retire:sauces");
        assertThat(said("This is far too hard, I am lost")).containsExactly("rebudget:sauces");
        assertThat(said("too easy for me")).containsExactly("rebudget:sauces");
        assertThat(said("I need more time for this")).containsExactly("rebudget:sauces");
    }

    @Test
    void hears_a_negation() {
        assertThat(said("Please don't drop it.")).isEmpty();
        assertThat(said("It is not too hard.")).isEmpty();
        assertThat(said("It was fine.")).isEmpty();
    }

    @Test
    void trusts_answers_more_than_the_feeling_that_it_is_easy() {
        Plan plan = planner.draft(brief("Cook", "", 40, "Sauces", "Pastry"));
        List<Attempt> attempts = new ArrayList<>();
        answer(attempts, "Pastry", 2, 2, 2);
        Map<TopicId, String> feedback = Map.of(new TopicId("pastry"), "Too easy.");
        Plan after = plan.after(planner.propose(review(plan, attempts, feedback, "")));

        assertThat(minutes(after, "Pastry")).isGreaterThan(minutes(plan, "Pastry"));
    }

    private List<String> said(String feedback) {
        Plan plan = planner.draft(brief("Cook", "", 40, "Sauces", "Pastry"));
        return planner.propose(review(plan, List.of(), Map.of(new TopicId("sauces"), feedback), "")).stream()
                .map(PlanChange::id)
                .toList();
    }

    private static PlanReview review(Plan plan, List<Attempt> attempts, Map<TopicId, String> feedback, String story) {
        return new PlanReview(plan, Progress.ofAttempts(attempts), feedback, story);
    }

    private static void answer(List<Attempt> attempts, String topic, double... scores) {
        for (double score : scores) {
            attempts.add(Attempt.of(
                    topic + attempts.size(),
                    topic,
                    score,
                    Duration.ofMinutes(2),
                    List.of(),
                    MONDAY.plusSeconds(60L * attempts.size())));
        }
    }

    private static Brief brief(String role, String story, int minutes, String... weakAreas) {
        return new Brief(role, story, minutes, List.of(weakAreas), 3, OptionalInt.empty());
    }

    private static List<String> names(Plan plan) {
        return plan.topics().stream().map(Topic::name).toList();
    }

    private static int minutes(Plan plan, String name) {
        return plan.topics().stream()
                .filter(topic -> topic.name().equals(name))
                .mapToInt(Topic::dailyMinutes)
                .sum();
    }
}

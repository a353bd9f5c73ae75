package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Submission;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelevanceTest {

    private static final String NEWCOMER = "Tell me about a time you helped a new colleague to settle in.";
    private static final String MONEY = "Tell me about a time you saved your employer money.";
    private static final String WELCOME =
            "In May a trainee started in our bakery who knew nobody and hardly dared to ask. I wrote him a list"
                    + " of who does what, took him along on my first three shifts and introduced him to everybody at the ovens. On"
                    + " Friday I asked him what was still unclear and showed him the dough machine again. After two weeks he ran"
                    + " the morning shift alone, and he has trained the next one since.";
    private static final String SAVING =
            "Last winter our gas bill had doubled. I read the meters every evening for a week and found that the"
                    + " boiler heated the empty hall at night. I set the timer, had the two broken valves replaced for 140 euros"
                    + " and compared the bills. We paid 2,100 euros less by spring, and the owner had the other halls done as"
                    + " well.";

    private static final String CUSTOMER = "Tell me about a time you calmed an upset customer.";
    private static final String CALMED =
            "A guest shouted at me at the desk last summer because his room was taken. I let him finish, looked up what had"
                    + " happened, moved another booking and walked him to a better room myself. He was calmed within ten"
                    + " minutes, thanked me, and came back in autumn. I learned to listen before I explain.";
    private static final String DEADLINE = "Describe how you met a tight deadline.";
    private static final String IN_TIME =
            "Last year we had four days for a report that takes two weeks. I cut it into pieces, agreed with the printer on"
                    + " a tight plan, wrote the middle part at night myself and checked each page against the list. We handed"
                    + " it over three hours early, and it has been planned by that list since. I learned to ask first.";

    private final RuleBasedEvaluator evaluator = new RuleBasedEvaluator();

    private Evaluation.Scored scored(String question, List<Anchor> anchors, String answer) {
        return Given.scored(evaluator.evaluate(
                Given.submission(question, Style.BEHAVIOURAL, Given.STORY, anchors, List.of(), answer)));
    }

    @Test
    void a_story_lies_nearest_to_its_own_question_and_is_worth_less_far_from_it() {
        Map<String, String> stories = Map.of(NEWCOMER, WELCOME, MONEY, SAVING, CUSTOMER, CALMED, DEADLINE, IN_TIME);
        stories.forEach((own, story) -> stories.keySet().stream()
                .filter(other -> !other.equals(own))
                .forEach(other -> assertThat(cosine(own, story))
                        .as("%s%n%s%n%s", own, other, story)
                        .isGreaterThan(cosine(other, story))));

        assertThat(scored(NEWCOMER, List.of(), SAVING).raw())
                .isLessThan(0.6 * scored(MONEY, List.of(), SAVING).raw());
        assertThat(scored(NEWCOMER, List.of(), SAVING).feedback().improvements().get(0))
                .startsWith("Answer what was asked, or say what “");
    }

    private static double cosine(String question, String story) {
        Gist asked = new Gist();
        asked.add(Splitter.split(question));
        Passage told = Splitter.split(story);
        double[] worth = new double[told.sentences()];
        Arrays.fill(worth, 1);
        return Relevance.of(asked, told, worth, Style.BEHAVIOURAL, Double.NaN).cosine();
    }

    @Test
    void its_anchors_say_what_a_question_is_about() {
        List<Anchor> anchors = List.of(
                new Anchor("Cost", "Found where money was lost, on heating, waste or repairs."),
                new Anchor("Figures", "Compared the bills and says what was paid less."));
        String vague = "What are you proudest of?";

        assertThat(scored(vague, anchors, WELCOME).raw())
                .isLessThan(scored(vague, anchors, SAVING).raw());
    }

    @Test
    void a_story_far_from_its_question_is_flagged_and_keeps_something() {
        Relevance far = new Relevance(-0.4);

        assertThat(far.isOff()).isTrue();
        assertThat(far.left()).isBetween(0.1, 0.5);
    }

    @Test
    void where_nothing_tells_nothing_is_taken() {
        assertThat(Relevance.UNKNOWN.left()).isEqualTo(1);
        assertThat(Relevance.UNKNOWN.isOff()).isFalse();
        Submission unknown =
                Given.submission("Zzyzx qwrtp?", Style.BEHAVIOURAL, Given.STORY, List.of(), List.of(), WELCOME);

        assertThat(Given.scored(evaluator.evaluate(unknown)).flags()).doesNotContain(Flag.OFF_TOPIC);
    }

    @Test
    void what_repeats_the_question_brings_an_answer_no_nearer_to_it() {
        assertThat(scored(NEWCOMER, List.of(), NEWCOMER + " " + SAVING).raw())
                .isEqualTo(scored(NEWCOMER, List.of(), SAVING).raw());
    }

    @Test
    void a_plan_for_another_case_is_off_the_topic_and_one_for_its_own_is_not() {
        String leak = "Water drips through the ceiling onto the copier while the caretaker is away. What do you do?";
        String late = "A colleague comes late every day and the others begin to grumble. What do you do?";
        String plan =
                "I pull the plug of the copier, push it aside and put a bucket under the drip. Then I look upstairs"
                        + " for a tap or a pipe that is open, turn off the water at the main valve and ring a plumber. I tape off"
                        + " the corner so that nobody slips, and write down what got wet for the insurance.";

        assertThat(planned(leak, plan).flags()).doesNotContain(Flag.OFF_TOPIC);
        assertThat(planned(late, plan).flags()).contains(Flag.OFF_TOPIC);
        assertThat(planned(late, plan).raw())
                .isBetween(0.01, 0.6 * planned(leak, plan).raw());
    }

    private Evaluation.Scored planned(String question, String answer) {
        return Given.scored(evaluator.evaluate(
                Given.submission(question, Style.SITUATIONAL, Given.STORY, List.of(), List.of(), answer)));
    }

    @Test
    void an_explanation_without_points_is_held_against_its_question() {
        String asked = "How does a heat pump warm a house?";
        String other = "What does a unique index in a database do?";
        String explained =
                "A refrigerant evaporates outside because the air is warmer than it is, so it takes up heat even at"
                        + " minus five degrees. The compressor then squeezes the gas, which makes it hot. In the condenser it gives"
                        + " the heat to the water of the radiators, turns liquid and expands again through a valve.";

        assertThat(explained(asked, explained)).isGreaterThan(1.2 * explained(other, explained));
    }

    private double explained(String question, String answer) {
        return Given.scored(evaluator.evaluate(
                        Given.submission(question, Style.TECHNICAL, Given.KNOWLEDGE, List.of(), List.of(), answer)))
                .raw();
    }
}

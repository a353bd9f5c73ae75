package dev.vivavoce.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.vivavoce.bank.Finding.Rule;
import dev.vivavoce.bank.Finding.Severity;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Question;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionLinterTest {

    private static final List<Anchor> ANCHORS = List.of(
            new Anchor("Cause", "Looks for the cause before the remedy."),
            new Anchor("Others", "Involves whoever is affected."),
            new Anchor("Outcome", "Tells how it ended, with a figure."));

    private final QuestionLinter linter = new QuestionLinter();

    @Test
    void finds_no_error_in_the_bundled_pack() {
        List<Finding> findings = linter.lint(QuestionBank.bundled().questions());

        assertThat(findings)
                .filteredOn(finding -> finding.rule().severity() == Severity.ERROR)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How old are you?",
                "What is your religion?",
                "Are you married?",
                "Do you plan to have children in the next years?",
                "Which year did you graduate, or when did you finish school?",
                "Where are you originally from?",
                "Have you ever been arrested?",
                "What is your current salary?",
                "Tell me about your health.",
                "Who did you vote for?",
                "What is your native language?"
            })
    void hears_what_an_employer_may_not_ask(String text) {
        assertThat(rules(text)).contains(Rule.UNLAWFUL_TOPIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How do you make sure that nobody under age buys alcohol at your till?",
                "A patient's religion forbids transfusions. What do you do?",
                "How do you look after the health and safety of your crew?",
                "How would you explain a change in salary bands to your team?",
                "A caller says, \"Are you married?\" How do you go on with the call?",
                "What would you do with an applicant's criminal record that arrives unasked?"
            })
    void lets_work_be_asked_about_that_uses_the_same_words(String text) {
        assertThat(rules(text)).doesNotContain(Rule.UNLAWFUL_TOPIC);
    }

    @ParameterizedTest
    @CsvSource({
        "Do you like teamwork?, YES_OR_NO",
        "Have you ever missed a deadline?, YES_OR_NO",
        "What went wrong and how did you mend it?, DOUBLE_BARRELLED",
        "What went wrong? Whom did you tell?, DOUBLE_BARRELLED",
        "'Safety comes first, right?', LEADING",
        "Wouldn't you say that quality matters?, LEADING",
        "How do you leverage synergies?, JARGON",
        "What should a salesman say to his first customer?, GENDERED_WORDING"
    })
    void hears_how_it_is_asked(String text, Rule rule) {
        assertThat(rules(text)).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Could you tell me about a deadline that you missed?",
                "The count is wrong. How do you put it right?",
                "How do you find out who or what is at fault?",
                "Would you rather work alone or in a team?",
                "Tell me about a mistake and its outcome."
            })
    void lets_good_questions_pass(String text) {
        assertThat(rules(text)).isEmpty();
    }

    @Test
    void says_what_it_found_and_what_to_do() {
        assertThat(linter.lint(List.of(question("q", "What is your religion?", ANCHORS))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.question().value()).isEqualTo("q");
                    assertThat(finding.reason()).isEqualTo("says \"your religion\"");
                    assertThat(finding.suggestion()).isNotBlank();
                });
    }

    @Test
    void finds_questions_that_say_the_same() {
        List<Question> questions = List.of(
                question("a", "Tell me about a time you calmed an angry customer at the counter.", ANCHORS),
                question("b", "How do you read a drawing?", ANCHORS),
                question("c", "Tell me about a time you calmed an angry customer on the phone.", ANCHORS));

        assertThat(linter.lint(questions))
                .extracting(Finding::rule, finding -> finding.question().value())
                .containsExactly(tuple(Rule.NEAR_DUPLICATE, "c"));
    }

    @Test
    void looks_at_the_anchors() {
        List<Anchor> same = List.of(
                new Anchor("One", "Looks for the cause before the remedy."),
                new Anchor("Two", "Looks for the cause, then the remedy."),
                new Anchor("Three", "Gives a good answer."));

        assertThat(rules("How do you mend a pump?", same))
                .containsExactlyInAnyOrder(Rule.OVERLAPPING_ANCHORS, Rule.UNOBSERVABLE_ANCHOR);
        assertThat(rules("How do you mend a pump?", ANCHORS.subList(0, 2))).containsExactly(Rule.FEW_ANCHORS);
        List<Anchor> echo = new ArrayList<>(ANCHORS);
        echo.add(new Anchor("Echo", "Mends the leaking pump."));
        assertThat(rules("How do you mend a leaking pump?", echo)).containsExactly(Rule.ECHOING_ANCHOR);
    }

    @Test
    void looks_at_the_rubric() {
        Rubric sparse = new Rubric(List.of(new Criterion("Depth", List.of(new BehaviouralAnchor(3, "Says it.")))));
        Question question = Question.builder("q", "How do you mend a pump?", new Competency("c", "C"), sparse)
                .anchors(ANCHORS)
                .build();

        assertThat(linter.lint(List.of(question))).extracting(Finding::rule).containsExactly(Rule.SPARSE_RUBRIC);
    }

    @Test
    void warns_of_what_is_hard_to_read() {
        assertThat(
                        rules(
                                "Characterise organisational prerequisites facilitating interdepartmental collaboration initiatives."))
                .containsExactly(Rule.HARD_TO_READ);
    }

    @Test
    void bears_any_question() {
        assertThat(linter.lint(List.of())).isEmpty();
        assertThat(rules("…")).isEmpty();
        assertThat(rules("\u0000 \u202e ???")).isNotNull();
    }

    private List<Rule> rules(String text) {
        return rules(text, ANCHORS);
    }

    private List<Rule> rules(String text, List<Anchor> anchors) {
        return linter.lint(List.of(question("q", text, anchors))).stream()
                .map(Finding::rule)
                .toList();
    }

    private static Question question(String id, String text, List<Anchor> anchors) {
        Rubric rubric = new Rubric(List.of(new Criterion(
                "Depth",
                List.of(
                        new BehaviouralAnchor(1, "Says little."),
                        new BehaviouralAnchor(3, "Says it."),
                        new BehaviouralAnchor(5, "Shows it.")))));
        return Question.builder(id, text, new Competency("c", "C"), rubric)
                .anchors(anchors)
                .build();
    }
}

package dev.vivavoce.core.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralRubricTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tell me about a time you had to say no to your boss.",
                "Tell us about delivering bad news.",
                "Could you describe a situation in which a customer tried to bribe you?",
                "Walk me through a repair your team was proud of.",
                "Have you ever stopped a job? Why?",
                "Give an example of a decision that you had to take back.",
                "Give me an example of an error you caught that others had missed.",
                "When did someone criticise your work?",
                "What is the hardest problem you have solved on your own?",
                "You work in a kitchen. When did you last send a dish back?"
            })
    void asks_for_what_was_done(String question) {
        assertThat(GeneralRubric.styleOf(question)).isEqualTo(Style.BEHAVIOURAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Why do you want to work in a prison?",
                "Why did you apply for the night shift?",
                "What attracts you to night work?",
                "Why hospitality?",
                "You have worked in a laboratory until now. Why a school, and why this post?",
                "Why this company, and why now?"
            })
    void asks_for_what_is_wanted(String question) {
        assertThat(GeneralRubric.styleOf(question)).isEqualTo(Style.MOTIVATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What would you do if a colleague took money from the till?",
                "A guest shouts at the desk. How do you react?",
                "The deal is to be signed tonight, and a page is missing. What now?",
                "Two orders are due and one can be filled. What is your next step?"
            })
    void asks_for_what_would_be_done(String question) {
        assertThat(GeneralRubric.styleOf(question)).isEqualTo(Style.SITUATIONAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "Explain why you got a voltage reading of 1.5 for terminal 1.",
                "Describe what you would observe if you did the acid test on a rock.",
                "You used several methods to separate the rocks. How did you separate the salt from the water?",
                "The bulb does not light. Why not?",
                "What is the difference between a process and a thread?",
                "Describe how you can tell the crystals apart when you observe them.",
                "How do you choose an index?"
            })
    void asks_for_what_is_known(String question) {
        assertThat(GeneralRubric.styleOf(question)).isEqualTo(Style.TECHNICAL);
    }

    /** An expression that recurs for each character overflows the stack here. */
    @ParameterizedTest
    @ValueSource(strings = {"tell me about ", "a, ", "describe the a ", "what would ", "why do you want a "})
    void tells_of_a_question_of_any_length(String words) {
        assertThat(GeneralRubric.styleOf(words.repeat(50_000))).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void has_a_rubric_for_each_style(Style style) {
        assertThat(GeneralRubric.of(style).criteria()).isNotEmpty();
    }
}

package dev.vivavoce.core.session;

import static dev.vivavoce.core.Samples.POSITION;
import static dev.vivavoce.core.Samples.START;
import static dev.vivavoce.core.Samples.abstained;
import static dev.vivavoce.core.Samples.answer;
import static dev.vivavoce.core.Samples.asked;
import static dev.vivavoce.core.Samples.evaluated;
import static dev.vivavoce.core.Samples.question;
import static dev.vivavoce.core.Samples.scored;
import static dev.vivavoce.core.Samples.session;
import static dev.vivavoce.core.Samples.topic;
import static dev.vivavoce.core.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Session EMPTY = Session.builder("s", POSITION).open();

    @Test
    void opens_as_practice_of_the_whole_position_unless_said_otherwise() {
        assertThat(EMPTY)
                .isEqualTo(new Session(
                        "s",
                        POSITION,
                        Optional.empty(),
                        InterviewFormat.SCREENING,
                        Purpose.PRACTICE,
                        Locale.ENGLISH,
                        0,
                        List.of(),
                        false));
    }

    @Test
    void opens_as_said() {
        Session session = Session.builder("s", POSITION)
                .topic(topic("a", 1, 5))
                .format(InterviewFormat.CODING)
                .purpose(Purpose.ASSESSMENT)
                .locale(Locale.GERMAN)
                .seed(42)
                .open();

        assertThat(session)
                .isEqualTo(new Session(
                        "s",
                        POSITION,
                        Optional.of(topic("a", 1, 5)),
                        InterviewFormat.CODING,
                        Purpose.ASSESSMENT,
                        Locale.GERMAN,
                        42,
                        List.of(),
                        false));
    }

    @Test
    void keeps_of_a_locale_what_a_language_tag_can_say() {
        Locale odd = new Locale("en", "GB", "x y");

        assertThat(Session.builder("s", POSITION).locale(odd).open().locale()).isEqualTo(Locale.UK);
    }

    @Test
    @SuppressWarnings("NullAway")
    void needs_an_id_and_a_position() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Session.builder(" ", POSITION).open())
                .withMessage("id must not be blank");
        assertThatNullPointerException()
                .isThrownBy(() -> Session.builder("s", null).open())
                .withMessage("position");
    }

    @Test
    void takes_a_question_after_the_last_one_is_settled() {
        Session session = session(evaluated("one", scored(3, 3, 1))).plus(asked("two"));

        assertThat(session.asked()).containsExactly(question("one"), question("two"));
        assertThat(session.open()).contains(asked("two"));
    }

    @Test
    void refuses_a_question_while_another_is_open() {
        assertThatIllegalStateException()
                .isThrownBy(() -> session(asked("one")).plus(asked("two")))
                .withMessage("question \"one\" is still open");
    }

    @Test
    void refuses_a_question_once_it_is_over() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EMPTY.end().plus(asked("one")))
                .withMessage("session \"s\" is over");
    }

    @Test
    void ends_only_when_nothing_is_open() {
        assertThatIllegalStateException()
                .isThrownBy(() -> session(asked("one")).end())
                .withMessageStartingWith("question \"one\" is still open");
        Session over = session(asked("one").answer(answer())).end();
        assertThat(over.ended()).isTrue();
        assertThat(over.end()).isSameAs(over);
    }

    @Test
    void goes_on_waiting_for_evaluations_after_its_end() {
        Session over = session(
                        asked("one").answer(answer()),
                        evaluated("two", abstained()),
                        asked("three").answer(answer()))
                .end();

        assertThat(over.waiting()).containsExactly(0, 2);
        assertThat(over.replace(0, evaluated("one", scored(1, 1, 1))).ended()).isTrue();
    }

    @Test
    void has_at_most_one_open_turn_and_that_is_the_last() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session(asked("one"), asked("two")))
                .withMessageStartingWith("turn 0 is still open");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Session(
                        "s",
                        POSITION,
                        Optional.empty(),
                        InterviewFormat.SCREENING,
                        Purpose.PRACTICE,
                        Locale.ENGLISH,
                        0,
                        List.of(asked("one")),
                        true))
                .withMessageStartingWith("turn 0 is still open");
    }

    @Test
    void has_at_most_a_thousand_turns() {
        Turn turn = asked("one").skip(START);
        List<Turn> turns = new ArrayList<>(Collections.nCopies(Session.MOST_TURNS, turn));

        assertThat(session(turns.toArray(Turn[]::new)).turns()).hasSize(1_000);
        turns.add(turn);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session(turns.toArray(Turn[]::new)))
                .withMessage("a session has at most 1000 turns but this has 1001");
    }

    @Test
    void lists_each_question_once_in_the_order_asked() {
        Session session = session(
                evaluated("one", scored(1, 1, 1)),
                evaluated("two", scored(1, 1, 1)),
                evaluated("one", scored(2, 2, 1)));

        assertThat(session.asked()).extracting(Question::id).containsExactly(id("one"), id("two"));
    }

    @Test
    void replaces_a_turn_by_one_further_on() {
        Session session = session(asked("one"));
        Session answered = session.replace(0, asked("one").answer(answer()));

        assertThat(answered.waiting()).containsExactly(0);
        assertThat(answered.open()).isEmpty();
        assertThat(session.waiting()).isEmpty();
    }

    @Test
    void refuses_a_turn_for_another_question_or_at_another_place() {
        Session session = session(asked("one").answer(answer()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.replace(0, evaluated("two", abstained())))
                .withMessage("turn 0 is for question \"one\", not \"two\"");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> session.replace(1, evaluated("one", abstained())));
    }

    @Test
    void never_loses_what_was_said() {
        Probe probe = new Probe("Triage", "And then?");
        Turn.Evaluated rated = evaluated("one", scored(1, 1, 0));
        Session session = session(rated.probe(probe));

        for (Turn loss : List.of(
                asked("one"),
                asked("one").skip(START),
                rated,
                asked("one").answer(answer("Something else.")),
                new Turn.Asked(question("one"), START.plusSeconds(1)).answer(answer()))) {
            assertThatIllegalArgumentException()
                    .as("%s", loss)
                    .isThrownBy(() -> session.replace(0, loss))
                    .withMessageContaining("must keep the question, its time, the answer and the probes");
        }
        assertThatCode(() -> session.replace(0, rated.probe(probe).answer(answer("More."))))
                .doesNotThrowAnyException();
    }

    @Test
    void keeps_an_answer_that_is_empty() {
        Session session = session(asked("one").answer(answer("")));

        assertThatIllegalArgumentException().isThrownBy(() -> session.replace(0, asked("one")));
    }

    @Test
    void asks_a_question_once_in_an_assessment_and_never_probes() {
        Session assessment =
                Session.builder("s", POSITION).purpose(Purpose.ASSESSMENT).open();
        Turn.Evaluated rated = evaluated("one", scored(1, 1, 0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(assessment, rated).plus(asked("one")))
                .withMessageContaining("asks a question once, but \"one\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(assessment, rated.probe(new Probe("Triage", "And then?"))))
                .withMessageContaining("no probes, but question \"one\"");
    }

    @Test
    void history_counts_from_zero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new History(List.of(), Map.of(id("q"), -1)))
                .withMessage("exposure of \"q\" must not be negative: -1");
        assertThat(new History(List.of(EMPTY), Map.of(id("q"), 0)).exposure()).hasSize(1);
    }

    private static QuestionId id(String value) {
        return new QuestionId(value);
    }
}

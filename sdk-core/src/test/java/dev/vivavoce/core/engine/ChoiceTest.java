package dev.vivavoce.core.engine;

import static dev.vivavoce.core.Samples.POSITION;
import static dev.vivavoce.core.Samples.START;
import static dev.vivavoce.core.Samples.abstained;
import static dev.vivavoce.core.Samples.answer;
import static dev.vivavoce.core.Samples.asked;
import static dev.vivavoce.core.Samples.evaluated;
import static dev.vivavoce.core.Samples.question;
import static dev.vivavoce.core.Samples.scored;
import static dev.vivavoce.core.Samples.topic;
import static dev.vivavoce.core.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.RedoReason;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.question.Suggestion;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.spi.PlanReview;
import dev.vivavoce.core.spi.Planner;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.core.spi.QuestionSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    private static final InterviewFormat FORMAT =
            new InterviewFormat("test", 30, Map.of(Style.BEHAVIOURAL, 1, Style.TECHNICAL, 2));
    private static final Session EMPTY =
            Session.builder("s", POSITION).format(FORMAT).seed(7).open();

    private final List<QuestionQuery> queries = new ArrayList<>();
    private List<Question> bank = List.of(
            behavioural("b1"), behavioural("b2"), question("t1"), question("t2"), question("t3"), question("t4"));

    @Test
    void fills_the_format_in_order() {
        assertThat(ids(remaining(EMPTY, History.NONE))).containsExactly("b1", "t1", "t2");
        assertThat(queries)
                .containsExactly(new QuestionQuery(
                        POSITION,
                        Optional.empty(),
                        FORMAT.mix(),
                        Set.of(),
                        Map.of(),
                        OptionalDouble.empty(),
                        Locale.ENGLISH,
                        7));
    }

    @Test
    void asks_only_for_what_is_still_missing() {
        Session begun = with(EMPTY, evaluated("t1", scored(1, 1, 1)));

        assertThat(ids(remaining(begun, History.NONE))).containsExactly("b1", "t2");
    }

    @Test
    void counts_a_question_asked_twice_once_and_no_style_below_nothing() {
        Session begun = with(
                EMPTY,
                evaluated("t1", scored(1, 1, 1)),
                evaluated("t1", scored(1, 1, 1)),
                evaluated("t2", scored(1, 1, 1)),
                evaluated("t3", scored(1, 1, 1)));

        assertThat(ids(remaining(begun, History.NONE))).containsExactly("b1");
    }

    @Test
    void leaves_out_what_the_person_was_asked_before() {
        History history = new History(List.of(with(EMPTY, evaluated("t1", scored(1, 1, 1)))), Map.of());

        assertThat(ids(remaining(EMPTY, history))).containsExactly("b1", "t2", "t3");
    }

    @Test
    void asks_again_only_once_nothing_else_is_left() {
        bank = List.of(behavioural("b1"), question("t1"), question("t2"));
        History history = new History(
                List.of(with(
                        EMPTY, evaluated("t1", scored(1, 1, 1)), asked("b1").skip(START))),
                Map.of());

        assertThat(ids(remaining(EMPTY, history))).containsExactly("b1", "t2", "t1");
    }

    @Test
    void never_asks_twice_in_a_session() {
        bank = List.of(question("t1"));
        Session begun = with(EMPTY, evaluated("t1", scored(1, 1, 1)));

        assertThat(remaining(begun, History.NONE)).isEmpty();
    }

    @Test
    void bears_a_source_that_gives_more_than_was_asked_for() {
        QuestionSource careless = query -> List.of(
                question("t1"), question("t1"), behavioural("b1"), question("t2"), question("t3"), behavioural("b2"));
        Session begun = with(EMPTY, evaluated("t1", scored(1, 1, 1)));

        assertThat(ids(engine(careless).remaining(begun, History.NONE))).containsExactly("b1", "t2");
    }

    @Test
    void passes_on_exposure_and_strength_of_the_topic() {
        Session practice = Session.builder("s", POSITION)
                .format(FORMAT)
                .topic(topic("care", 1, 10))
                .open();
        History history =
                new History(List.of(with(practice, evaluated("t1", scored(5, 5, 1)))), Map.of(new QuestionId("t2"), 4));
        remaining(practice, history);

        assertThat(queries.get(0).exposure()).isEqualTo(Map.of(new QuestionId("t2"), 4));
        assertThat(queries.get(0).topic()).contains(topic("care", 1, 10));
        assertThat(queries.get(0).strength().orElseThrow()).isEqualTo(2.0 / 3);
    }

    @Test
    void suggests_a_third_of_what_is_worth_another_try() {
        Session begun = with(EMPTY, evaluated("t1", scored(1, 1, 1)), evaluated("t2", scored(1, 1, 1)));
        now = START.plus(Duration.ofDays(1));
        List<Suggestion> suggested = engine().suggest(begun, History.NONE, 3);

        assertThat(suggested)
                .containsExactly(
                        new Suggestion.New(behavioural("b1")),
                        new Suggestion.New(question("t3")),
                        new Suggestion.Redo(question("t1"), RedoReason.WEAK_ANSWER));
    }

    @Test
    void suggests_new_ones_before_what_was_tried_just_now() {
        Session begun = with(EMPTY, evaluated("t1", scored(1, 1, 1)));

        assertThat(engine().suggest(begun, History.NONE, 3)).first().isInstanceOf(Suggestion.New.class);
        assertThat(engine().suggest(begun, History.NONE, 3))
                .filteredOn(Suggestion.New.class::isInstance)
                .hasSize(3);
    }

    @Test
    void suggests_what_is_due_before_what_is_worse() {
        bank = List.of();
        Session earlier = with(EMPTY, asked("skipped").skip(START));
        now = START.plus(Duration.ofDays(3));
        Session begun = engine().skip(engine().ask(EMPTY, question("weak")));

        assertThat(engine().suggest(begun, new History(List.of(earlier), Map.of()), 9))
                .extracting(suggestion -> suggestion.question().id().value())
                .containsExactly("skipped", "weak");
    }

    @Test
    void suggests_more_to_redo_where_little_is_new() {
        bank = List.of(question("t1"), question("t2"), question("t3"));
        Session begun = with(EMPTY, evaluated("t1", scored(1, 1, 1)), evaluated("t2", scored(1, 1, 1)));

        assertThat(engine().suggest(begun, History.NONE, 3))
                .extracting(suggestion -> suggestion.question().id().value())
                .containsExactly("t3", "t1", "t2");
    }

    @Test
    void suggests_only_new_ones_when_one_is_wanted() {
        Session begun = with(EMPTY, evaluated("t1", scored(1, 1, 1)));

        assertThat(engine().suggest(begun, History.NONE, 1)).hasSize(1).allMatch(Suggestion.New.class::isInstance);
    }

    @Test
    void suggests_the_worst_reason_first_and_what_was_skipped_or_not_rated() {
        bank = List.of();
        Session begun = with(
                EMPTY,
                asked("skipped").skip(START),
                evaluated("unrated", abstained()),
                evaluated("weak", scored(1, 1, 1)),
                evaluated("strong", scored(5, 5, 1)),
                evaluated("missing", scored(4, 4, 0)));

        assertThat(engine().suggest(begun, History.NONE, 9))
                .containsExactly(
                        new Suggestion.Redo(question("weak"), RedoReason.WEAK_ANSWER),
                        new Suggestion.Redo(question("skipped"), RedoReason.INCOMPLETE),
                        new Suggestion.Redo(question("unrated"), RedoReason.INCOMPLETE),
                        new Suggestion.Redo(question("missing"), RedoReason.INCOMPLETE));
    }

    @Test
    void suggests_nothing_again_that_is_open_or_waits() {
        bank = List.of();
        Session begun = with(EMPTY, asked("waits").answer(answer()), asked("open"));

        assertThat(engine().suggest(begun, History.NONE, 9)).isEmpty();
    }

    @Test
    void suggests_nothing_again_in_an_assessment() {
        Session assessment = Session.builder("s", POSITION)
                .format(FORMAT)
                .purpose(Purpose.ASSESSMENT)
                .open();
        Session begun = with(assessment, evaluated("t1", scored(1, 1, 1)));

        assertThat(engine().suggest(begun, History.NONE, 6)).allMatch(Suggestion.New.class::isInstance);
    }

    @Test
    void keeps_to_the_topic_of_the_session() {
        bank = List.of();
        Session care =
                Session.builder("s", POSITION).topic(topic("care", 1, 10)).open();
        Session other =
                Session.builder("s", POSITION).topic(topic("other", 1, 10)).open();
        History history = new History(
                List.of(
                        with(care, evaluated("mine", scored(1, 1, 1))),
                        with(other, evaluated("theirs", scored(1, 1, 1)))),
                Map.of());

        assertThat(engine().suggest(care, history, 9))
                .containsExactly(new Suggestion.Redo(question("mine"), RedoReason.WEAK_ANSWER));
    }

    @Test
    void judges_by_the_latest_try() {
        bank = List.of();
        History history = new History(List.of(with(EMPTY, evaluated("one", scored(1, 1, 1)))), Map.of());
        Session better = with(EMPTY, evaluated("one", scored(5, 5, 1)));

        assertThat(engine().suggest(better, history, 9)).isEmpty();
    }

    @Test
    void suggests_one_to_a_hundred() {
        for (int count : new int[] {0, 101}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> engine().suggest(EMPTY, History.NONE, count))
                    .withMessage("count must be 1 to 100 but was " + count);
        }
        assertThat(engine().suggest(EMPTY, History.NONE, 100)).hasSize(bank.size());
    }

    private Instant now = START;

    private List<Question> remaining(Session session, History history) {
        return engine().remaining(session, history);
    }

    private InterviewEngine engine() {
        return engine(query -> {
            queries.add(query);
            Map<Style, Integer> left = new EnumMap<>(Style.class);
            left.putAll(query.mix());
            List<Question> found = new ArrayList<>();
            for (Question question : bank) {
                if (!query.exclude().contains(question.id()) && left.merge(question.style(), -1, Integer::sum) >= 0) {
                    found.add(question);
                }
            }
            return found;
        });
    }

    private InterviewEngine engine(QuestionSource source) {
        Planner none = new Planner() {
            @Override
            public Plan draft(Brief brief) {
                throw new AssertionError("no plan is needed");
            }

            @Override
            public List<PlanChange> propose(PlanReview review) {
                throw new AssertionError("no plan is needed");
            }
        };
        return InterviewEngine.builder()
                .planner(none)
                .questions(source)
                .evaluator(submission -> abstained())
                .clock(() -> now)
                .build();
    }

    private static Question behavioural(String id) {
        return question(id, Style.BEHAVIOURAL);
    }

    private static List<String> ids(List<Question> questions) {
        return questions.stream().map(question -> question.id().value()).toList();
    }
}

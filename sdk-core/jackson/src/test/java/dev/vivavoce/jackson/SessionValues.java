package dev.vivavoce.jackson;

import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.Proposal;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.progress.Reconciliation;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.StoryStructure;
import dev.vivavoce.core.session.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any values of the packages {@code plan}, {@code session} and {@code progress}. */
final class SessionValues {

    private SessionValues() {}

    static Arbitrary<Instant> instant() {
        return Combinators.combine(
                        Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                        Arbitraries.longs().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    /** Up to the longest that can be added up. */
    static Arbitrary<Duration> duration() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 1_000_000_000_000L),
                        Arbitraries.longs().between(0, 999_999_999))
                .as(Duration::ofSeconds);
    }

    static Arbitrary<Answer> answer() {
        return Combinators.combine(Values.text(), duration(), instant(), Arbitraries.of(Answer.Kind.class))
                .as(Answer::new);
    }

    static Arbitrary<Topic> topic() {
        return Combinators.combine(
                        Values.words().map(TopicId::new),
                        Values.words(),
                        Values.words(),
                        Arbitraries.integers().between(1, Plan.MOST_TOPICS),
                        Arbitraries.integers().between(1, Topic.MOST_MINUTES),
                        Values.words())
                .as(Topic::new);
    }

    static Arbitrary<Plan> plan() {
        return Combinators.combine(
                        topic().list().uniqueElements(Topic::id).ofMinSize(1).ofMaxSize(5),
                        Values.words(),
                        Values.words(),
                        Arbitraries.integers().between(1, Brief.MOST_WEEKS),
                        Arbitraries.integers().between(1, Integer.MAX_VALUE))
                .as((topics, role, rationale, weeks, revision) -> {
                    List<Topic> inOrder = new ArrayList<>();
                    int sum = 0;
                    for (Topic topic : topics) {
                        int minutes = 1 + topic.dailyMinutes() / topics.size() / 2;
                        sum += minutes;
                        inOrder.add(new Topic(
                                topic.id(),
                                topic.name(),
                                topic.description(),
                                inOrder.size() + 1,
                                minutes,
                                topic.expectedOutcome()));
                    }
                    return new Plan(revision, role, sum, weeks, rationale, inOrder);
                });
    }

    static Arbitrary<Brief> brief() {
        return Combinators.combine(
                        Values.words(),
                        Values.text(),
                        Arbitraries.integers().between(5, 600),
                        Values.text().list().ofMaxSize(4),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(0, Brief.MOST_WEEKS))
                .as((role, story, minutes, areas, motivation, weeks) -> new Brief(
                        role,
                        story,
                        minutes,
                        areas,
                        motivation,
                        weeks == 0 ? OptionalInt.empty() : OptionalInt.of(weeks)));
    }

    static Arbitrary<PlanChange> change() {
        Arbitrary<Integer> small = Arbitraries.integers().between(1, 700);
        Arbitrary<Integer> large = Arbitraries.integers().between(701, Topic.MOST_MINUTES);
        Arbitrary<TopicId> id = Values.words().map(TopicId::new);
        return Arbitraries.oneOf(
                Combinators.combine(topic(), Values.words()).as(PlanChange.Introduce::new),
                Combinators.combine(id, Values.words()).as(PlanChange.Retire::new),
                Combinators.combine(id, small, large, Values.words()).as(PlanChange.Reprioritise::new),
                Combinators.combine(id, large, small, Values.words()).as(PlanChange.Rebudget::new));
    }

    static Arbitrary<Proposal> proposal() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, Integer.MAX_VALUE),
                        change().list().uniqueElements(PlanChange::id).ofMaxSize(4))
                .as(Proposal::new);
    }

    static Arbitrary<InterviewFormat> format() {
        return Combinators.combine(
                        Values.words(),
                        Arbitraries.integers().between(1, 480),
                        Arbitraries.maps(
                                        Arbitraries.of(Style.class),
                                        Arbitraries.integers().between(1, 16))
                                .ofMinSize(1))
                .as(InterviewFormat::new);
    }

    static Arbitrary<StoryStructure> story() {
        Arbitrary<StoryStructure.Part> part = Combinators.combine(
                        line(), Values.text().filter(notes -> notes.indexOf('#') < 0))
                .as(StoryStructure.Part::new);
        return Combinators.combine(
                        Values.question().map(question -> question.id()),
                        line(),
                        part.list().ofMinSize(1).ofMaxSize(4))
                .as(StoryStructure::new);
    }

    private static Arbitrary<String> line() {
        return Values.words()
                .map(text -> "A" + text.codePoints().filter(Character::isLetter).count());
    }

    static Arbitrary<Turn.Evaluated> evaluated(int mostProbes) {
        return Combinators.combine(
                        Values.question(),
                        instant(),
                        answer(),
                        Values.probe().list().uniqueElements(Probe::anchor).ofMaxSize(mostProbes))
                .flatAs((question, at, answer, probes) -> Values.evaluation(question, answer.text())
                        .map(evaluation -> new Turn.Evaluated(question, at, answer, probes, evaluation)));
    }

    /** A turn that waits for nothing but an evaluation. */
    static Arbitrary<Turn> past() {
        return Arbitraries.oneOf(
                evaluated(Probe.MOST).map(turn -> turn),
                evaluated(Probe.MOST)
                        .map(turn -> new Turn.Answered(turn.question(), turn.askedAt(), turn.answer(), turn.probes())),
                Combinators.combine(Values.question(), instant(), instant()).as(Turn.Skipped::new));
    }

    /** A turn that waits for the person. */
    static Arbitrary<Turn> open() {
        return Arbitraries.oneOf(
                Combinators.combine(Values.question(), instant()).as(Turn.Asked::new),
                evaluated(Probe.MOST - 1)
                        .map(turn -> turn.probe(new Probe("a point that no other probe has", "What about it?"))));
    }

    static Arbitrary<Session> session() {
        Arbitrary<List<Turn>> ended = past().list().ofMaxSize(3);
        Arbitrary<List<Turn>> running = Combinators.combine(ended, open())
                .as((before, last) ->
                        Stream.concat(before.stream(), Stream.of(last)).toList());
        return Combinators.combine(
                        Values.words(),
                        Values.position(),
                        topic().optional(),
                        format(),
                        Arbitraries.of(Locale.getAvailableLocales()),
                        Arbitraries.longs(),
                        Arbitraries.oneOf(ended, running),
                        Arbitraries.of(true, false))
                .as((id, position, topic, format, locale, seed, turns, over) -> new Session(
                        id,
                        position,
                        topic,
                        format,
                        Purpose.PRACTICE,
                        locale,
                        seed,
                        turns,
                        over && (turns.isEmpty() || !(turns.get(turns.size() - 1) instanceof Turn.Open))));
    }

    static Arbitrary<Reconciliation> reconciliation() {
        return Combinators.combine(session().list().ofMaxSize(2).map(Progress::of), proposal())
                .as(Reconciliation::new);
    }
}

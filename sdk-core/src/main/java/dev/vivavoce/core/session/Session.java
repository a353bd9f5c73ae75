package dev.vivavoce.core.session;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One interview, from the first question to the end. Immutable: each step gives a new session, which the host stores
 * where it likes.
 *
 * @param id the host's name for it
 * @param position the job it is for
 * @param topic the topic that is practised; empty for an interview over the whole position
 * @param format its outline
 * @param purpose practice or assessment
 * @param locale the language it is held in; what a BCP 47 language tag cannot say of it is dropped
 * @param seed the source of all chance: one seed and one bank give one interview
 * @param turns in the order asked; only the last may be open
 * @param ended whether it is over; then no turn is open
 */
public record Session(
        String id,
        Position position,
        Optional<Topic> topic,
        InterviewFormat format,
        Purpose purpose,
        Locale locale,
        long seed,
        List<Turn> turns,
        boolean ended) {

    /** The most turns: an end to sessions that a host forgot to end. */
    public static final int MOST_TURNS = 1_000;

    public Session {
        WordLimit.NONE.require(id, "id");
        requireNonNull(position, "position");
        requireNonNull(topic, "topic");
        requireNonNull(format, "format");
        requireNonNull(purpose, "purpose");
        locale = Locale.forLanguageTag(requireNonNull(locale, "locale").toLanguageTag());
        turns = List.copyOf(requireNonNull(turns, "turns"));
        if (turns.size() > MOST_TURNS) {
            throw new IllegalArgumentException(
                    "a session has at most " + MOST_TURNS + " turns but this has " + turns.size());
        }
        for (int i = 0; i < turns.size() - (ended ? 0 : 1); i++) {
            if (turns.get(i) instanceof Turn.Open) {
                throw new IllegalArgumentException(
                        "turn " + i + " is still open, and is not the last of a running session");
            }
        }
        if (purpose == Purpose.ASSESSMENT) {
            requireOnce(turns);
            requireNoProbes(turns);
        }
    }

    /** Starts a session: practice of the whole position, screening, English, seed 0, unless said otherwise. */
    public static Builder builder(String id, Position position) {
        return new Builder(id, position);
    }

    /** The turn that waits for the person. */
    public Optional<Turn.Open> open() {
        return turns.isEmpty() || !(turns.get(turns.size() - 1) instanceof Turn.Open open)
                ? Optional.empty()
                : Optional.of(open);
    }

    /** The indexes of the turns whose answer waits for an evaluation. */
    public List<Integer> waiting() {
        List<Integer> waiting = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            if (turns.get(i) instanceof Turn.Answered) {
                waiting.add(i);
            }
        }
        return waiting;
    }

    /** The questions asked so far, each once, in order. */
    public List<Question> asked() {
        List<Question> asked = new ArrayList<>(turns.size());
        Set<QuestionId> seen = new HashSet<>();
        for (Turn turn : turns) {
            if (seen.add(turn.question().id())) {
                asked.add(turn.question());
            }
        }
        return asked;
    }

    /**
     * This session with one more question.
     *
     * @throws IllegalStateException when the session is over or a question is still open
     * @throws IllegalArgumentException when an assessment has asked that question before
     */
    public Session plus(Turn.Asked turn) {
        if (ended) {
            throw new IllegalStateException("session \"" + id + "\" is over");
        }
        if (open().isPresent()) {
            throw new IllegalStateException(
                    "question \"" + open().get().question().id() + "\" is still open");
        }
        List<Turn> more = new ArrayList<>(turns.size() + 1);
        more.addAll(turns);
        more.add(turn);
        return with(more, false);
    }

    /**
     * This session with a turn further on. What the person has said stays: a turn that lacks an answer, or the beginning of
     * it, or a probe, cannot take the place of one that has it.
     *
     * @param index 0 for the first turn
     * @throws IllegalArgumentException when {@code turn} is for another question than the one at {@code index}, or drops
     *     something of it
     * @throws IndexOutOfBoundsException when there is no such turn
     */
    public Session replace(int index, Turn turn) {
        Turn before = turns.get(index);
        QuestionId there = before.question().id();
        if (!there.equals(turn.question().id())) {
            throw new IllegalArgumentException("turn " + index + " is for question \"" + there + "\", not \""
                    + turn.question().id() + "\"");
        }
        if (!Said.in(turn).keeps(Said.in(before))) {
            throw new IllegalArgumentException("turn " + index + ", for question \"" + there
                    + "\", must keep the question, its time, the answer and the probes that it has");
        }
        List<Turn> replaced = new ArrayList<>(turns);
        replaced.set(index, turn);
        return with(replaced, ended);
    }

    /**
     * This session, over. Answers may still wait for an evaluation.
     *
     * @throws IllegalStateException when a question is still open
     */
    public Session end() {
        if (open().isPresent()) {
            throw new IllegalStateException(
                    "question \"" + open().get().question().id() + "\" is still open: answer or skip it first");
        }
        return ended ? this : with(turns, true);
    }

    private Session with(List<Turn> turns, boolean ended) {
        return new Session(id, position, topic, format, purpose, locale, seed, turns, ended);
    }

    private static void requireOnce(List<Turn> turns) {
        Set<QuestionId> seen = new HashSet<>();
        for (Turn turn : turns) {
            if (!seen.add(turn.question().id())) {
                throw new IllegalArgumentException("an assessment asks a question once, but \""
                        + turn.question().id() + "\" stands twice");
            }
        }
    }

    private static void requireNoProbes(List<Turn> turns) {
        for (Turn turn : turns) {
            if (!Said.in(turn).probes().isEmpty()) {
                throw new IllegalArgumentException("an assessment has no probes, but question \""
                        + turn.question().id() + "\" has");
            }
        }
    }

    /** A session in the making. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Position position;
        private Optional<Topic> topic = Optional.empty();
        private InterviewFormat format = InterviewFormat.SCREENING;
        private Purpose purpose = Purpose.PRACTICE;
        private Locale locale = Locale.ENGLISH;
        private long seed;

        private Builder(String id, Position position) {
            this.id = id;
            this.position = position;
        }

        public Builder topic(Topic topic) {
            this.topic = Optional.of(topic);
            return this;
        }

        public Builder format(InterviewFormat format) {
            this.format = format;
            return this;
        }

        public Builder purpose(Purpose purpose) {
            this.purpose = purpose;
            return this;
        }

        public Builder locale(Locale locale) {
            this.locale = locale;
            return this;
        }

        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** The session before its first question. */
        public Session open() {
            return new Session(id, position, topic, format, purpose, locale, seed, List.of(), false);
        }
    }
}

package dev.vivavoce.cli.interview;

import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.progress.Attempt;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.RedoReason;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds an interview to its end, or to where the candidate stops. What to do next follows from the session alone, and the
 * session is on disk after each step: whoever starts again with the same file goes on at the same place.
 */
final class Conversation {

    private final InterviewEngine engine;
    private final SessionFile file;
    private final Candidate candidate;
    private final Screen screen;
    private final FeedbackView feedback;
    private final InstantSource clock;
    private final int total;

    Conversation(InterviewEngine engine, SessionFile file, Candidate candidate, Screen screen, InstantSource clock) {
        this.engine = engine;
        this.file = file;
        this.candidate = candidate;
        this.screen = screen;
        this.feedback = new FeedbackView(screen);
        this.clock = clock;
        this.total = file.session().asked().size() + remaining().size();
    }

    /** How many questions there are, those asked before included. */
    int total() {
        return total;
    }

    /**
     * Goes on until the interview is over.
     *
     * @return why it stopped before that, if it did
     */
    Optional<Reply.Reason> hold() {
        while (!session().ended()) {
            Optional<Turn.Open> open = session().open();
            Optional<Reply.Reason> stop = Optional.empty();
            if (!session().waiting().isEmpty()) {
                evaluate();
            } else if (open.isPresent()) {
                stop = put(open.get());
            } else if (!probe()) {
                stop = advance(session());
            }
            if (stop.isPresent()) {
                return stop;
            }
        }
        return Optional.empty();
    }

    private void evaluate() {
        for (int index : session().waiting()) {
            file.save(engine.evaluate(session(), index));
            if (session().turns().get(index) instanceof Turn.Evaluated turn) {
                feedback.show(turn.evaluation());
                suggestRedo();
            }
        }
    }

    private void suggestRedo() {
        List<Attempt> attempts = Attempt.of(session());
        if (!attempts.isEmpty()) {
            attempts.get(attempts.size() - 1)
                    .redo()
                    .ifPresent(reason ->
                            screen.row("Again?", Palette.FAINT, "Worth another try: " + reason(reason) + "."));
        }
    }

    /** Opens a follow-up where one is due. */
    private boolean probe() {
        Session probed = engine.probe(session());
        boolean opened = !probed.equals(session());
        file.save(probed);
        return opened;
    }

    private Optional<Reply.Reason> put(Turn.Open open) {
        int probe = 0;
        if (open instanceof Turn.Probed probed) {
            probe = probed.probes().size();
            Probe last = probed.probes().get(probe - 1);
            screen.blank();
            screen.text(Palette.QUESTION, "Follow-up: " + last.text());
        } else {
            ask(open.question());
        }
        int turn = session().turns().size() - 1;
        Duration planned = Duration.ofMinutes(session().format().minutes());
        Reply reply = candidate.reply(new Candidate.Prompt(turn, open.question(), probe, spent(), planned));
        if (reply instanceof Reply.Said said) {
            file.save(engine.answer(session(), Answer.typed(said.text(), said.time(), clock.instant())));
            candidate.taken();
            screen.row("Saved", saved(turn, probe, said, open.question()));
            screen.flush();
            return Optional.empty();
        }
        if (reply instanceof Reply.Stop stop) {
            return Optional.of(stop.reason());
        }
        Session skipped = engine.skip(session());
        if (open instanceof Turn.Asked) {
            file.save(skipped);
            candidate.taken();
            screen.row("Skipped", "question " + number(open.question()));
            return Optional.empty();
        }
        // A declined follow-up is saved with the question after it: on its own it would look as if another were due.
        return advance(skipped);
    }

    private void ask(Question question) {
        screen.blank();
        screen.rule();
        screen.text(
                Palette.ACCENT,
                "Question " + number(question) + " of " + total + " · "
                        + question.style().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " · about "
                        + question.minutes() + " min · interview " + Timer.clock(spent()) + " of "
                        + session().format().minutes() + ":00");
        screen.blank();
        screen.text(Palette.QUESTION, question.text());
        screen.blank();
    }

    private Optional<Reply.Reason> advance(Session settled) {
        Optional<Turn> last = settled.turns().isEmpty()
                ? Optional.empty()
                : Optional.of(settled.turns().get(settled.turns().size() - 1));
        if (last.isPresent() && last.get() instanceof Turn.Evaluated turn) {
            feedback.missing(turn.evaluation());
            Reply reply = candidate.afterwards();
            if (reply instanceof Reply.Stop stop) {
                return Optional.of(stop.reason());
            }
            if (reply instanceof Reply.Again) {
                file.save(engine.ask(settled, turn.question()));
                return Optional.empty();
            }
        }
        List<Question> remaining = engine.remaining(settled, History.NONE);
        file.save(remaining.isEmpty() ? settled.end() : engine.ask(settled, remaining.get(0)));
        return Optional.empty();
    }

    private List<Question> remaining() {
        return engine.remaining(session(), History.NONE);
    }

    private Session session() {
        return file.session();
    }

    private int number(Question question) {
        List<Question> asked = session().asked();
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i).id().equals(question.id())) {
                return i + 1;
            }
        }
        return asked.size() + 1;
    }

    private Duration spent() {
        Duration spent = Duration.ZERO;
        for (Turn turn : session().turns()) {
            if (turn instanceof Turn.Spoken spoken) {
                spent = spent.plus(spoken.answer().time());
            } else if (turn instanceof Turn.Probed probed) {
                spent = spent.plus(probed.before().answer().time());
            }
        }
        return spent;
    }

    private static String saved(int turn, int probe, Reply.Said said, Question question) {
        String what = probe == 0 ? "answer " + (turn + 1) : "reply " + probe + " to answer " + (turn + 1);
        return what + " · " + WordLimit.count(said.text()) + " words in " + Timer.clock(said.time()) + " (planned "
                + question.minutes() + ":00)";
    }

    static String reason(RedoReason reason) {
        return switch (reason) {
            case WEAK_ANSWER -> "the answer was weak";
            case INCOMPLETE -> "half of the points or more were missing";
            case TIME_PRESSURE -> "it took longer than planned";
            case HIGH_VALUE -> "a hard question, and not yet at its best";
        };
    }
}

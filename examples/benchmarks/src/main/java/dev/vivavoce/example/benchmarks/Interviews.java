package dev.vivavoce.example.benchmarks;

import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import dev.vivavoce.embedded.RuleBasedPlanner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What the benchmarks measure with: an interview of ten questions on a nurse's position. */
final class Interviews {

    /** 120 words, as somebody would type them. */
    static final String ANSWER =
            "Last winter our ward ran two nurses short for three weeks, and notes from the night shift were often missing when "
                    + "I came in at six. I was responsible for the handover of twelve patients, so I looked at fifty handovers and "
                    + "counted what was left out: allergies in nine, pending results in fourteen. I drew up a one-page sheet with "
                    + "four headings, tried it with two colleagues for a week and changed it after their comments. Then I showed the "
                    + "figures to the ward sister, who let us use it everywhere. After a month missing notes had fallen by half and "
                    + "the handover took eight minutes instead of fifteen. I learned to count first and to let others change my idea.";

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private Interviews() {}

    static InterviewEngine engine(Evaluator evaluator) {
        return InterviewEngine.builder()
                .planner(new RuleBasedPlanner())
                .questions(QuestionBank.bundled())
                .evaluator(evaluator)
                .clock(InstantSource.fixed(START))
                .build();
    }

    static Session open() {
        return Session.builder("benchmark", Position.of("Registered nurse"))
                .format(InterviewFormat.CUSTOM)
                .seed(7)
                .open();
    }

    static Answer answer() {
        return Answer.typed(ANSWER, Duration.ofSeconds(150), START.plusSeconds(150));
    }

    /** A session of ten evaluated turns. */
    static Session finished() {
        InterviewEngine engine = engine(new RuleBasedEvaluator());
        Session session = open();
        for (Question question : engine.remaining(session, History.NONE)) {
            session = engine.evaluate(engine.answer(engine.ask(session, question), answer()));
        }
        if (session.turns().size() != 10) {
            throw new IllegalStateException(
                    "10 turns were expected but there are " + session.turns().size());
        }
        return session;
    }
}

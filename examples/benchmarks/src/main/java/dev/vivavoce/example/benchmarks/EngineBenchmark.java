package dev.vivavoce.example.benchmarks;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.session.Session;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One step of the engine in the tenth turn, with an evaluator that costs nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EngineBenchmark {

    private final Evaluation nothing =
            new Evaluation.Abstained("Nothing to rate.", Set.of(), Provenance.of("none", "1"));
    private final InterviewEngine engine = Interviews.engine(submission -> nothing);
    private final Answer answer = Interviews.answer();
    private final Question tenth;
    private final Session nine;
    private final Session asked;
    private final Session answered;

    public EngineBenchmark() {
        Session session = Interviews.open();
        List<Question> questions = engine.remaining(session, History.NONE);
        for (Question question : questions.subList(0, 9)) {
            session = engine.evaluate(engine.answer(engine.ask(session, question), answer));
        }
        tenth = questions.get(9);
        nine = session;
        asked = engine.ask(nine, tenth);
        answered = engine.answer(asked, answer);
    }

    @Benchmark
    public Session ask() {
        return engine.ask(nine, tenth);
    }

    @Benchmark
    public Session answer() {
        return engine.answer(asked, answer);
    }

    @Benchmark
    public Session evaluate() {
        return engine.evaluate(answered);
    }

    @Benchmark
    public Session skip() {
        return engine.skip(asked);
    }
}

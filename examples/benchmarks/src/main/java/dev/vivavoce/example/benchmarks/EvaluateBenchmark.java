package dev.vivavoce.example.benchmarks;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import java.util.Locale;
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

/** One answer of 120 words by the embedded evaluator, over the questions of an interview in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EvaluateBenchmark {

    private final Evaluator evaluator = new RuleBasedEvaluator();
    private final Submission[] submissions;
    private int next;

    public EvaluateBenchmark() {
        InterviewEngine engine = Interviews.engine(evaluator);
        submissions = engine.remaining(Interviews.open(), History.NONE).stream()
                .map((Question question) -> Submission.of(question, Interviews.answer(), Locale.ENGLISH))
                .toArray(Submission[]::new);
    }

    @Benchmark
    public Evaluation evaluate() {
        next = (next + 1) % submissions.length;
        return evaluator.evaluate(submissions[next]);
    }
}

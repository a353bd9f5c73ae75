package dev.vivavoce.example.benchmarks;

import dev.vivavoce.bank.Classification;
import dev.vivavoce.bank.Hit;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.spi.QuestionQuery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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

/** The bundled bank, loaded: tell a job from its posting, choose eight questions for it, search. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class BankBenchmark {

    private static final String TITLE = "Senior staff nurse (surgical ward)";
    private static final String POSTING = """
            We are looking for an experienced nurse for our 24-bed surgical ward. You will plan and give care before and after
            operations, administer medication, keep the records, teach students on placement and take charge of shifts.
            You bring a nursing registration, at least four years on a hospital ward, sound knowledge of wound care and
            infection control, and a calm way with worried families. We offer fair rosters and paid study days.
            """;

    private final QuestionBank bank = QuestionBank.bundled();
    private long seed;

    @Benchmark
    public Classification classify() {
        return bank.classify(TITLE, POSTING);
    }

    @Benchmark
    public List<Question> select() {
        QuestionQuery query = new QuestionQuery(
                new Position(TITLE, POSTING, Optional.empty()),
                Optional.empty(),
                InterviewFormat.TECHNICAL.mix(),
                Set.of(),
                Map.of(),
                OptionalDouble.empty(),
                Locale.ENGLISH,
                seed++);
        return bank.find(query);
    }

    @Benchmark
    public List<Hit> search() {
        return bank.search("wound infection after surgery", 5);
    }
}

package dev.vivavoce.example.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.jackson.VivavoceModule;
import java.io.IOException;
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

/** A session of ten evaluated turns to JSON and back. {@code parse} is the ratio's other side: the bare parser on the same bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class JsonBenchmark {

    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new VivavoceModule()).build();
    private final ObjectWriter writer = mapper.writerFor(Session.class);
    private final ObjectReader reader = mapper.readerFor(Session.class);
    private final Session session = Interviews.finished();
    private final byte[] bytes;

    public JsonBenchmark() {
        try {
            bytes = writer.writeValueAsBytes(session);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Benchmark
    public Session roundTrip() throws IOException {
        return reader.readValue(writer.writeValueAsBytes(session));
    }

    @Benchmark
    public byte[] write() throws IOException {
        return writer.writeValueAsBytes(session);
    }

    @Benchmark
    public Session read() throws IOException {
        return reader.readValue(bytes);
    }

    @Benchmark
    public int parse() throws IOException {
        int tokens = 0;
        try (var parser = mapper.createParser(bytes)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }
}

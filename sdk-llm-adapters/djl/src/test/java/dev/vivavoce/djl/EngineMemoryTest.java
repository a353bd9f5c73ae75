package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What an engine does with memory, in a process whose heap has taken all its memory before. */
class EngineMemoryTest {
    private static final int WORDS = 20_000;
    private static final int WIDTH = 256;
    private static final long WEIGHTS = 2L * WORDS * WIDTH * Float.BYTES;

    @Test
    void memory_stays_as_it_is_over_many_passes_and_comes_back_when_closed() throws Exception {
        String printed = Child.run(
                Watched.class,
                jar -> false,
                Map.of(),
                "-Xms256m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+AlwaysPreTouch");

        assertThat(printed).matches("(?s).*grown -?\\d+ back -?\\d+\\s+");
        String[] words = printed.strip().split(" ", -1);
        // Were the logits of each round kept, it would be twice as much.
        assertThat(Long.parseLong(words[words.length - 3])).as(printed).isLessThan(16 << 20);
        assertThat(Long.parseLong(words[words.length - 1])).as(printed).isGreaterThan(WEIGHTS / 4 * 3);
    }

    static final class Watched {
        private Watched() {}

        public static void main(String[] arguments) throws IOException {
            Path folder = Files.createTempDirectory("watched");
            TinyModel.write(folder, TinyModel.config().put("vocab_size", WORDS).put("hidden_size", WIDTH), 1);
            Engine engine = Engines.load(folder, WeightType.F32, 4);
            rounds(engine);
            long before = Child.resident();
            rounds(engine);
            long after = Child.resident();
            engine.close();
            System.out.println("grown " + (after - before) + " back " + (after - Child.resident()));
        }

        private static void rounds(Engine engine) {
            int[] words = new Random(1).ints(300, 0, WORDS).toArray();
            for (int i = 0; i < 100; i++) {
                engine.append(List.of(
                        new Engine.Step(0, 0, Arrays.copyOfRange(words, i, i + 60)),
                        new Engine.Step(1, 0, Arrays.copyOfRange(words, i + 1, i + 20))));
                engine.copy(0, 2, 50);
                engine.append(List.of(new Engine.Step(0, 60, new int[] {1}), new Engine.Step(2, 50, new int[] {2})));
            }
        }
    }
}

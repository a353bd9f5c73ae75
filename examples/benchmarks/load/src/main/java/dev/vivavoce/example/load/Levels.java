package dev.vivavoce.example.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;

import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Rates of arrival, one after the other, with a rest between them in which what still waits is answered. Thread-safe. */
final class Levels {
    private final List<Level> levels;
    private final int seconds;
    private final int rest;
    private final AtomicLong start = new AtomicLong();

    /**
     * Nothing has come yet.
     *
     * @param rates arrivals a second, parted by commas
     * @param seconds that each of them lasts
     * @param rest seconds after each of them, at least 4
     */
    Levels(String rates, int seconds, int rest) {
        this.levels = Stream.of(rates.split(",", -1))
                .map(rate -> new Level(Integer.parseInt(rate.strip())))
                .toList();
        this.seconds = seconds;
        this.rest = rest;
    }

    /** Arrivals at random moments. */
    OpenInjectionStep[] arrivals() {
        List<OpenInjectionStep> steps = new ArrayList<>();
        for (Level level : levels) {
            steps.add(constantUsersPerSec(level.rate())
                    .during(Duration.ofSeconds(seconds))
                    .randomized());
            steps.add(nothingFor(Duration.ofSeconds(rest)));
        }
        return steps.toArray(OpenInjectionStep[]::new);
    }

    /** In each rest as many as have come before it, evenly, beginning and ending a while from those. */
    OpenInjectionStep[] rests() {
        List<OpenInjectionStep> steps = new ArrayList<>();
        for (Level level : levels) {
            steps.add(nothingFor(Duration.ofSeconds(seconds + 1L)));
            steps.add(constantUsersPerSec(level.rate() * (double) seconds / (rest - 3))
                    .during(Duration.ofSeconds(rest - 3L)));
            steps.add(nothingFor(Duration.ofSeconds(2)));
        }
        return steps.toArray(OpenInjectionStep[]::new);
    }

    /** Somebody comes now. The rest before a level is half its own, since the first to come have come after the start. */
    Level arrive() {
        long now = System.nanoTime();
        start.compareAndSet(0, now);
        double elapsed = (now - start.get()) / 1e9 + rest / 2.0;
        return levels.get((int) Math.min(levels.size() - 1.0, elapsed / (seconds + rest)))
                .arrive();
    }

    /** The highest rate up to which all were sustained. */
    OptionalInt sustained() {
        return levels.stream()
                .takeWhile(Level::isSustained)
                .mapToInt(Level::rate)
                .max();
    }

    String table() {
        StringBuilder table = new StringBuilder(Level.HEADER).append('\n');
        levels.forEach(level -> table.append(level.row()).append('\n'));
        return table.toString();
    }
}

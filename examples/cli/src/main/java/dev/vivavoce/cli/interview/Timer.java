package dev.vivavoce.cli.interview;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** The time of one answer. */
final class Timer {

    private final LongSupplier nanos;
    private final Candidate.Prompt prompt;
    private long start;

    /** @param nanos time that only runs forward */
    Timer(LongSupplier nanos, Candidate.Prompt prompt) {
        this.nanos = nanos;
        this.prompt = prompt;
        this.start = nanos.getAsLong();
    }

    void restart() {
        start = nanos.getAsLong();
    }

    Duration elapsed() {
        return Duration.ofNanos(Math.max(0, nanos.getAsLong() - start));
    }

    /** Such as "0:42 · 2:18 left". */
    String brief() {
        return clock(elapsed()) + " · "
                + rest(Duration.ofMinutes(prompt.question().minutes()), elapsed());
    }

    /** This answer and the interview, elapsed and remaining. */
    String full() {
        Duration all = prompt.spent().plus(elapsed());
        return "this answer " + brief() + "; the interview " + clock(all) + " · " + rest(prompt.planned(), all);
    }

    /** Such as 2:05. */
    static String clock(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    private static String rest(Duration planned, Duration spent) {
        Duration left = planned.minus(spent);
        return left.isNegative() ? clock(left.negated()) + " over" : clock(left) + " left";
    }
}

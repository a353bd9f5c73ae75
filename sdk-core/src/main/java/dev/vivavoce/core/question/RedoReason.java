package dev.vivavoce.core.question;

import java.time.Duration;

/** Why a question is worth asking again. */
public enum RedoReason {
    /** The best answer so far was weak. */
    WEAK_ANSWER(1),
    /** Points that a good answer holds were missing. */
    INCOMPLETE(1),
    /** The answer took longer than planned, or the time ran out. */
    TIME_PRESSURE(2),
    /** A question that matters much for the position, answered well but not yet at its best. */
    HIGH_VALUE(6);

    private static final int MOST_DAYS = 60;
    /** A bit less than a day, so that whoever practises at the same hour every day need not wait for two. */
    private static final Duration DAY = Duration.ofHours(20);

    private final int days;

    RedoReason(int days) {
        this.days = days;
    }

    /**
     * How long to wait after an attempt before the next one: what is recalled after a while is kept longer than what is
     * repeated at once (Cepeda et al., 2006). About a day after a weak or incomplete first attempt, two after one that ran
     * out of time, six after a good one; twice as long with each further attempt; at most {@value #MOST_DAYS} days.
     *
     * @param attempts so far, 1 or more
     */
    public Duration spacing(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be 1 or more but were " + attempts);
        }
        return DAY.multipliedBy(Math.min(MOST_DAYS, (long) days << Math.min(attempts - 1, MOST_DAYS)));
    }
}

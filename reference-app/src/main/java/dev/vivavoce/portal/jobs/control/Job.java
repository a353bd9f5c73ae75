package dev.vivavoce.portal.jobs.control;

import java.time.Duration;
import java.util.Optional;

/**
 * Work in the background. A component that has some has a bean of this kind, and one row in the {@link JobQueue} for each thing to be done.
 * A row is worked off by one node at a time, and again where a node has died over it: doing it twice must be harmless.
 */
public interface Job {
    /** How its rows are called in the queue. */
    String name();

    /**
     * Does what one row stands for, in no transaction and no request.
     *
     * @return how long to wait before it is done again; empty when it is done, and the row goes
     */
    Optional<Duration> work(String instance);
}

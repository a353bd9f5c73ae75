package dev.vivavoce.portal.tenancy.control;

import java.time.Duration;
import java.util.Optional;

/** What is done for each tenant once a day, by {@link DailyChores}. A component that has such work has a bean of this kind. */
public interface DailyChore {
    /**
     * Does a bounded part of it, in transactions of its own, in the name of a tenant that the caller belongs to.
     *
     * @return how long to wait before the next part, zero to go on at once; empty when there is none left today
     */
    Optional<Duration> part();
}

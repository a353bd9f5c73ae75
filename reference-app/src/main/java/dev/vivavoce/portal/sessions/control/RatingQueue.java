package dev.vivavoce.portal.sessions.control;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.jobs.control.Job;
import dev.vivavoce.portal.jobs.control.JobQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The answers that wait for a rating, each a row in the queue. */
@ApplicationScoped
public class RatingQueue implements Job {
    private static final String NAME = "rating";

    /** Which answer it is. */
    record Place(UUID tenant, UUID session, int turn) {
        static Place parse(String text) {
            String[] parts = text.split("/", -1);
            return new Place(UUID.fromString(parts[0]), UUID.fromString(parts[1]), Integer.parseInt(parts[2]));
        }

        @Override
        public String toString() {
            return tenant + "/" + session + "/" + turn;
        }
    }

    @Inject
    JobQueue queue;

    @Inject
    Rating rating;

    @Inject
    Caller caller;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> work(String instance) {
        return rating.rate(Place.parse(instance));
    }

    /** Due after {@code wait}, in which whoever took the answer may have it rated. */
    public void add(UUID session, int turn, Duration wait) {
        queue.add(NAME, place(session, turn), Instant.now().plus(wait));
    }

    void remove(UUID session, int turn) {
        queue.remove(NAME, place(session, turn));
    }

    public void postpone(UUID session, int turn, Duration wait) {
        queue.postpone(NAME, place(session, turn), Instant.now().plus(wait));
    }

    /** How long until the answer is rated, as far as that is known. */
    public Duration due(UUID session, int turn) {
        Instant now = Instant.now();
        return queue.due(NAME, place(session, turn))
                .map(due -> Duration.between(now, due))
                .filter(wait -> wait.compareTo(Duration.ofSeconds(1)) > 0)
                .orElse(Duration.ofSeconds(1));
    }

    private String place(UUID session, int turn) {
        return new Place(caller.tenant().orElseThrow(), session, turn).toString();
    }
}

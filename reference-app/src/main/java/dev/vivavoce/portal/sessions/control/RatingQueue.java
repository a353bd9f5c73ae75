package dev.vivavoce.portal.sessions.control;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.storage.control.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The rows of answers that wait for a rating, written in the transaction of whatever makes them wait. {@link RatingJobs} works them off.
 * Plain SQL on the table of db-scheduler: its own client asks twice before it writes once. A row that a node has picked is left to that node.
 */
@ApplicationScoped
public class RatingQueue {
    static final String TASK = "rating";

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
    Database database;

    @Inject
    Caller caller;

    /** Due after {@code wait}, in which whoever took the answer may have it rated. */
    public void add(UUID session, int turn, Duration wait) {
        database.change(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values (?, ?, ?, false, 1) on conflict do nothing",
                TASK,
                place(session, turn),
                Instant.now().plus(wait));
    }

    void remove(UUID session, int turn) {
        database.change(
                "delete from scheduled_tasks where task_name = ? and task_instance = ? and not picked",
                TASK,
                place(session, turn));
    }

    public void postpone(UUID session, int turn, Duration wait) {
        database.change(
                "update scheduled_tasks set execution_time = ?, version = version + 1"
                        + " where task_name = ? and task_instance = ? and not picked",
                Instant.now().plus(wait),
                TASK,
                place(session, turn));
    }

    /** How long until the answer is rated, as far as that is known. */
    public Duration due(UUID session, int turn) {
        Instant now = Instant.now();
        return database.row(
                        row -> Duration.between(now, Database.instant(row, "execution_time")),
                        "select execution_time from scheduled_tasks where task_name = ? and task_instance = ?",
                        TASK,
                        place(session, turn))
                .filter(wait -> wait.compareTo(Duration.ofSeconds(1)) > 0)
                .orElse(Duration.ofSeconds(1));
    }

    private String place(UUID session, int turn) {
        return new Place(caller.tenant().orElseThrow(), session, turn).toString();
    }
}

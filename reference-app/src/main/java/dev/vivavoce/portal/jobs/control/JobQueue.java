package dev.vivavoce.portal.jobs.control;

import dev.vivavoce.portal.storage.control.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What waits to be done, written in the transaction of whatever makes it wait; it holds ids only. {@link Jobs} works it off. Plain SQL on the
 * table of db-scheduler: its own client asks twice before it writes once. A row that a node has picked is left to that node.
 */
@ApplicationScoped
public class JobQueue {
    @Inject
    Database database;

    /** Unless it is there already. */
    public void add(String job, String instance, Instant due) {
        database.change(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values (?, ?, ?, false, 1) on conflict do nothing",
                job,
                instance,
                due);
    }

    public void remove(String job, String instance) {
        database.change(
                "delete from scheduled_tasks where task_name = ? and task_instance = ? and not picked", job, instance);
    }

    public void postpone(String job, String instance, Instant until) {
        database.change(
                "update scheduled_tasks set execution_time = ?, version = version + 1"
                        + " where task_name = ? and task_instance = ? and not picked",
                until,
                job,
                instance);
    }

    /** When it will be done; empty where it does not wait. */
    public Optional<Instant> due(String job, String instance) {
        return database.row(
                row -> Database.instant(row, "execution_time"),
                "select execution_time from scheduled_tasks where task_name = ? and task_instance = ?",
                job,
                instance);
    }

    /** Instances of a job, those after {@code instance}. */
    public List<String> after(String job, String instance, int most) {
        return database.rows(
                row -> row.getString(1),
                "select task_instance from scheduled_tasks where task_name = ? and task_instance > ?"
                        + " order by task_instance limit ?",
                job,
                instance,
                most);
    }

    /** Whatever waits to be done for a tenant: rows whose instance is its id, or begins with that and a slash. */
    public void removeAll(UUID tenant) {
        database.change(
                "delete from scheduled_tasks where (task_instance = ? or starts_with(task_instance, ?)) and not picked",
                tenant.toString(),
                tenant + "/");
    }
}

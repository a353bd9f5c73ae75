package dev.vivavoce.portal.jobs.control;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.vivavoce.portal.exchange.control.Places;
import dev.vivavoce.portal.storage.control.Migrations;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Works off the queue, on whichever node comes first. A node that dies holds its rows for four heartbeats, eight seconds; then another one
 * has them, or itself after a restart.
 */
@ApplicationScoped
public class Jobs {
    private static final System.Logger LOG = System.getLogger(Jobs.class.getName());
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MISSED = 4;
    private static final int LONGEST_WAIT_MINUTES = 60;

    @Resource(lookup = "jdbc/jobs")
    DataSource source;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    @Any
    Instance<Job> jobs;

    @Inject
    @ConfigProperty(name = "rating.threads")
    int places;

    @Inject
    @ConfigProperty(name = "rating.retry.seconds")
    int retry;

    private @Nullable Scheduler scheduler;

    void begin(@Observes Migrations.Done done) {
        if (scheduler != null) {
            return;
        }
        List<Task<?>> tasks = jobs.stream().<Task<?>>map(this::task).toList();
        Scheduler made = Scheduler.create(source, tasks)
                .executorService(Executors.newFixedThreadPool(places, threads))
                .threads(places)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .failureLogging(LogLevel.OFF, false)
                .build();
        made.start();
        scheduler = made;
    }

    @PreDestroy
    void end() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    private Task<Void> task(Job job) {
        return Tasks.custom(job.name(), Void.class)
                .onFailure(this::later)
                .onDeadExecutionRevive()
                .execute((row, context) -> after(job.work(row.getId())));
    }

    private static CompletionHandler<Void> after(Optional<Duration> wait) {
        return (complete, row) -> {
            if (wait.isPresent()) {
                row.reschedule(complete, complete.getTimeDone().plus(wait.get()));
            } else {
                row.remove();
            }
        };
    }

    /** Nobody expected it, so it is told, without what it says; the row goes on waiting, twice as long each time. */
    private void later(ExecutionComplete complete, ExecutionOperations<Void> row) {
        int failures = Math.min(12, complete.getExecution().consecutiveFailures);
        Duration wait = Duration.ofSeconds(retry).multipliedBy(1L << failures);
        LOG.log(
                System.Logger.Level.ERROR,
                "Job {0} of {1} failed: {2}",
                complete.getExecution().taskInstance.getTaskName(),
                complete.getExecution().taskInstance.getId(),
                complete.getCause().map(Places::of).orElse("unknown"));
        Duration longest = Duration.ofMinutes(LONGEST_WAIT_MINUTES);
        row.reschedule(complete, complete.getTimeDone().plus(wait.compareTo(longest) < 0 ? wait : longest));
    }
}

package dev.vivavoce.portal.sessions.control;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.vivavoce.portal.storage.control.Migrations;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Works off the answers that wait, on whichever node comes first. A node that dies holds its jobs for four heartbeats, eight seconds; then
 * another one has them, or itself after a restart.
 */
@ApplicationScoped
public class RatingJobs {
    private static final System.Logger LOG = System.getLogger(RatingJobs.class.getName());
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MISSED = 4;
    private static final int LONGEST_WAIT_MINUTES = 60;

    @Resource(lookup = "jdbc/jobs")
    DataSource source;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Rating rating;

    @Inject
    @ConfigProperty(name = "rating.threads")
    int places;

    @Inject
    @ConfigProperty(name = "rating.retry.seconds")
    int retry;

    private @Nullable Scheduler scheduler;

    void begin(@Observes Migrations.Done done) {
        CustomTask<Void> task = Tasks.custom(RatingQueue.TASK, Void.class)
                .onFailure(this::later)
                .onDeadExecutionRevive()
                .execute((job, context) -> after(rating.rate(RatingQueue.Place.parse(job.getId()))));
        Scheduler made = Scheduler.create(source, task)
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

    private static CompletionHandler<Void> after(Optional<Duration> wait) {
        return (complete, job) -> {
            if (wait.isPresent()) {
                job.reschedule(complete, complete.getTimeDone().plus(wait.get()));
            } else {
                job.remove();
            }
        };
    }

    /** Nobody expected it, so it is told, without what it says; the answer goes on waiting, twice as long each time. */
    private void later(ExecutionComplete complete, ExecutionOperations<Void> job) {
        int failures = Math.min(12, complete.getExecution().consecutiveFailures);
        Duration wait = Duration.ofSeconds(retry).multipliedBy(1L << failures);
        LOG.log(
                System.Logger.Level.ERROR,
                "Rating {0} failed: {1}",
                complete.getExecution().taskInstance.getId(),
                complete.getCause().map(cause -> cause.getClass().getName()).orElse("unknown"));
        Duration longest = Duration.ofMinutes(LONGEST_WAIT_MINUTES);
        job.reschedule(complete, complete.getTimeDone().plus(wait.compareTo(longest) < 0 ? wait : longest));
    }
}

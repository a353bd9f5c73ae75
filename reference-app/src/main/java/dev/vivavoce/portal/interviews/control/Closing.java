package dev.vivavoce.portal.interviews.control;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.jobs.control.Job;
import dev.vivavoce.portal.jobs.control.JobQueue;
import dev.vivavoce.portal.sessions.entity.StudySession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Ends interviews that nobody has submitted when their time was over: what stands in a draft counts. */
@ApplicationScoped
public class Closing implements Job {
    private static final String NAME = "interview-close";

    @Inject
    JobQueue queue;

    @Inject
    Interviews interviews;

    @Inject
    Caller caller;

    @Override
    public String name() {
        return NAME;
    }

    void add(StudySession session) {
        queue.add(NAME, instance(session.id()), session.answerableUntil());
    }

    void remove(UUID session) {
        queue.remove(NAME, instance(session));
    }

    @Override
    @ActivateRequestContext
    public Optional<Duration> work(String instance) {
        String[] parts = instance.split("/", -1);
        caller.belongsTo(UUID.fromString(parts[0]));
        caller.is(Caller.Kind.SYSTEM, null, null, Set.of());
        return interviews
                .close(UUID.fromString(parts[1]))
                .map(until -> Duration.between(Instant.now(), until))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private String instance(UUID session) {
        return caller.tenant().orElseThrow() + "/" + session;
    }
}

package dev.vivavoce.portal.models.control;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.portal.models.entity.ModelSettings;
import dev.vivavoce.portal.models.entity.Provider;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The models of a tenant, as one revision of its settings has them, with the standing evaluator behind. Thread-safe. */
final class TenantRater {
    /** How many requests wait for a tenant's models at once, on one node; what more there are is left to jobs. */
    static final int IN_REQUESTS = 16;

    private static final Duration BUSY = Duration.ofSeconds(2);
    /** For all that is no call. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final int revision;
    private final ModelSettings settings;
    private final Evaluator chain;
    private final Semaphore requests = new Semaphore(IN_REQUESTS);
    private final Semaphore jobs;

    /**
     * @param chain asks all of them, within {@link #longest}
     * @param mostJobs how many jobs of one node may wait for them at once, so that some are left for other tenants
     */
    TenantRater(int revision, ModelSettings settings, Evaluator chain, int mostJobs) {
        this.revision = revision;
        this.settings = settings;
        this.chain = chain;
        this.jobs = new Semaphore(mostJobs);
    }

    /** How long a rating takes where everything goes wrong slowly. */
    static Duration longest(ModelSettings settings) {
        return settings.providers().stream().map(Provider::longest).reduce(SLACK, Duration::plus);
    }

    int revision() {
        return revision;
    }

    ModelSettings settings() {
        return settings;
    }

    Duration longest() {
        return longest(settings);
    }

    /** Whether there is no model. */
    boolean isEmpty() {
        return settings.providers().isEmpty();
    }

    /** Who should rate. */
    String first() {
        return settings.providers().get(0).model();
    }

    Evaluation evaluate(Submission submission, boolean isJob) {
        Semaphore places = isJob ? jobs : requests;
        if (!places.tryAcquire()) {
            throw new UnavailableException(first(), "as many ratings as there may be are under way", Optional.of(BUSY));
        }
        try {
            return chain.evaluate(submission);
        } finally {
            places.release();
        }
    }
}

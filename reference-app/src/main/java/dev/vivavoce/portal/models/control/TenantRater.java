package dev.vivavoce.portal.models.control;

import dev.langchain4j.model.chat.ChatModel;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.llm.ModelConfigurationException;
import dev.vivavoce.portal.models.entity.ModelSettings;
import dev.vivavoce.portal.models.entity.Provider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;

/** The models of a tenant, as one revision of its settings has them, with the standing evaluator behind those that rate. Thread-safe. */
final class TenantRater {
    private static final System.Logger LOG = System.getLogger(TenantRater.class.getName());

    /** How many requests wait for a tenant's models at once, on one node; what more there are is left to jobs. */
    static final int IN_REQUESTS = 16;

    private static final Duration BUSY = Duration.ofSeconds(2);
    /** For all that is no call. */
    static final Duration SLACK = Duration.ofSeconds(2);

    private final int revision;
    private final ModelSettings settings;
    private final Evaluator chain;
    private final List<Adviser> advisers;
    private final Semaphore requests = new Semaphore(IN_REQUESTS);
    private final Semaphore jobs;

    /**
     * @param chain asks all of them for ratings, within {@link #longest}
     * @param advisers those that give anything else, in the tenant's order
     * @param mostJobs how many jobs of one node may wait for them at once, so that some are left for other tenants
     */
    TenantRater(int revision, ModelSettings settings, Evaluator chain, List<Adviser> advisers, int mostJobs) {
        this.revision = revision;
        this.settings = settings;
        this.chain = chain;
        this.advisers = List.copyOf(advisers);
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

    /**
     * What the first of the models gives that can give it in time.
     *
     * @param question asks a model, which it gets with its name
     */
    <T> Optional<T> advise(Duration within, BiFunction<ChatModel, String, T> question) {
        if (!requests.tryAcquire()) {
            return Optional.empty();
        }
        try {
            InstantSource clock = InstantSource.system();
            Instant end = clock.instant().plus(within);
            return advisers.stream()
                    .map(adviser -> ask(adviser.until(end, clock), adviser.name(), question))
                    .flatMap(Optional::stream)
                    .findFirst();
        } finally {
            requests.release();
        }
    }

    private static <T> Optional<T> ask(ChatModel model, String name, BiFunction<ChatModel, String, T> question) {
        try {
            return Optional.of(question.apply(model, name));
        } catch (UnavailableException away) {
            LOG.log(System.Logger.Level.INFO, "A model gives no advice: {0}", away.getMessage());
        } catch (ModelConfigurationException wrong) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Model {0} cannot be used as it is set up: {1}.",
                    name,
                    wrong.reason());
        }
        return Optional.empty();
    }
}

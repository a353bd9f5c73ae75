package dev.vivavoce.portal.models.control;

import dev.langchain4j.model.chat.ChatModel;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.models.control.StoredModels.Held;
import dev.vivavoce.portal.models.entity.ModelSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The models of the caller's tenant, looked up once in a request or job: so a change counts on every node from the next one on.
 *
 * <p>A request waits for models only where all of them together end in time even when everything goes wrong slowly; otherwise a job asks
 * them, and nobody waits. In a job the standing evaluator stands in where all models fail; so it does where the budget is spent.
 */
@RequestScoped
public class TenantModels {
    private static final System.Logger LOG = System.getLogger(TenantModels.class.getName());
    private static final Duration SOON = Duration.ofSeconds(1);

    @Inject
    Caller caller;

    @Inject
    StoredModels stored;

    @Inject
    Raters raters;

    @Inject
    Spending spending;

    @Inject
    @Standing
    Evaluator standing;

    @Inject
    @ConfigProperty(name = "models.request.seconds")
    int requestSeconds;

    private @Nullable TenantRater seen;

    /** Looks them up; within a transaction it costs no other. */
    public void look() {
        rater();
    }

    /**
     * How long a job leaves a new answer to the request that brought it.
     *
     * @param usual where there are no models
     */
    public Duration patience(Duration usual) {
        TenantRater rater = rater();
        if (rater.isEmpty()) {
            return usual;
        }
        return isLeftToJobs(rater) ? Duration.ZERO : rater.longest();
    }

    /** The models in the tenant's order, before the standing evaluator. */
    public Evaluator evaluator() {
        return this::evaluate;
    }

    /** Which model should serve; none where the tenant has none. */
    public Optional<String> first() {
        return rater().isEmpty() ? Optional.empty() : Optional.of(rater().first());
    }

    /**
     * What a model gives whom somebody waits for, within {@code models.request.seconds}; nothing where there is none, none is available in that
     * time, as many requests as may wait for them already, or the budget is spent. Outside of any transaction.
     *
     * @param question asks a model, which it gets with its name
     */
    public <T> Optional<T> advise(BiFunction<ChatModel, String, T> question) {
        TenantRater rater = rater();
        return rater.isEmpty() || isSpent(rater)
                ? Optional.empty()
                : rater.advise(Duration.ofSeconds(requestSeconds), question);
    }

    private boolean isSpent(TenantRater rater) {
        Optional<String> refusal = spending.refusal(rater.settings().limits());
        refusal.ifPresent(reason ->
                LOG.log(System.Logger.Level.INFO, "Models of tenant {0} are not asked: {1}.", tenant(), reason));
        return refusal.isPresent();
    }

    private Evaluation evaluate(Submission submission) {
        TenantRater rater = rater();
        if (rater.isEmpty()) {
            return standing.evaluate(submission);
        }
        if (isSpent(rater)) {
            Evaluation evaluation = standing.evaluate(submission);
            return evaluation.by(evaluation.provenance().standingInFor(rater.first()));
        }
        boolean isJob = caller.kind() == Caller.Kind.SYSTEM;
        if (!isJob && isLeftToJobs(rater)) {
            throw new UnavailableException(rater.first(), "it is asked by a job", Optional.of(SOON));
        }
        return rater.evaluate(submission, isJob);
    }

    private boolean isLeftToJobs(TenantRater rater) {
        return rater.longest().toSeconds() > requestSeconds;
    }

    private TenantRater rater() {
        TenantRater known = seen;
        if (known == null) {
            int revision = stored.revision();
            known = raters.find(tenant(), revision).orElseGet(() -> raters.make(tenant(), held(revision)));
            seen = known;
        }
        return known;
    }

    private Held held(int revision) {
        return revision == 0 ? new Held(0, ModelSettings.NONE) : stored.find();
    }

    private UUID tenant() {
        return caller.tenant().orElseThrow();
    }
}

package dev.vivavoce.portal.models.control;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Screen;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import dev.vivavoce.embedded.RuleBasedScreen;
import dev.vivavoce.llm.CheckedEvaluator;
import dev.vivavoce.llm.EvaluatorChain;
import dev.vivavoce.llm.ModelConfigurationException;
import dev.vivavoce.llm.ModelEvaluator;
import dev.vivavoce.llm.guard.GuardedModel;
import dev.vivavoce.portal.models.control.StoredModels.Held;
import dev.vivavoce.portal.models.entity.ModelSettings;
import dev.vivavoce.portal.models.entity.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The raters that this node has made of tenants' settings: each provider with limits of its own, so that nobody's failures are another's.
 * Those used lately are kept, with what their breakers know, until there is another revision; few, since each holds connections and threads.
 */
@ApplicationScoped
public class Raters {
    private static final System.Logger LOG = System.getLogger(Raters.class.getName());
    private static final int MOST_TENANTS = 64;

    @Inject
    ChatModels models;

    @Inject
    Spending spending;

    @Inject
    @Standing
    Evaluator standing;

    @Inject
    @ConfigProperty(name = "rating.threads")
    int threads;

    private final Evaluator embedded = new RuleBasedEvaluator();
    private final Screen screen = new RuleBasedScreen();
    private final Map<UUID, TenantRater> recent = new LinkedHashMap<>(16, 0.75f, true);

    Optional<TenantRater> find(UUID tenant, int revision) {
        synchronized (recent) {
            return Optional.ofNullable(recent.get(tenant)).filter(known -> known.revision() == revision);
        }
    }

    /** One for each tenant and revision, whoever comes first. */
    TenantRater make(UUID tenant, Held held) {
        TenantRater made = new TenantRater(
                held.revision(), held.settings(), chain(tenant, held.settings()), Math.max(1, threads / 2));
        synchronized (recent) {
            TenantRater known = recent.get(tenant);
            if (known != null && known.revision() >= held.revision()) {
                return known;
            }
            recent.put(tenant, made);
            if (recent.size() > MOST_TENANTS) {
                recent.remove(recent.keySet().iterator().next());
            }
            return made;
        }
    }

    private Evaluator chain(UUID tenant, ModelSettings settings) {
        EvaluatorChain.Builder chain = EvaluatorChain.within(TenantRater.longest(settings));
        boolean isMoneyCounted = settings.limits().areOfMoney();
        for (Provider provider : settings.providers()) {
            boolean isPriced = models.prices().of(provider.model()).isPresent();
            chain.then(
                    isMoneyCounted && !isPriced ? unpriced(provider) : checked(tenant, provider), provider.longest());
        }
        return chain.orElse(standing);
    }

    /** The operator's prices have lost it since it was chosen. */
    private static Evaluator unpriced(Provider provider) {
        return submission -> {
            throw new UnavailableException(
                    provider.model(),
                    "the budget is one of money and the price of the model is not known",
                    Optional.empty());
        };
    }

    private Evaluator checked(UUID tenant, Provider provider) {
        Function<TokenUsage, Effort> counted = ChatModels.counting(provider.kind());
        ChatModel guarded = GuardedModel.builder()
                .model(models.open(provider, provider.timeout()))
                .modelName(provider.model())
                .mostCalls(TenantRater.IN_REQUESTS + threads)
                .prices(models.prices())
                .metering(counted)
                .onCharge(charge -> spending.add(provider.kind(), charge))
                .build();
        Evaluator model = ModelEvaluator.builder()
                .model(guarded)
                .modelName(provider.model())
                .metering(models.prices().metering(provider.model(), counted))
                .screen(screen)
                .build();
        Evaluator checked =
                CheckedEvaluator.builder().evaluator(model).check(embedded).build();
        return submission -> {
            try {
                return checked.evaluate(submission);
            } catch (ModelConfigurationException wrong) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "A model of tenant {0}, {1}, cannot be used as it is set up: {2}.",
                        tenant,
                        provider.kind().label(),
                        wrong.reason());
                throw new UnavailableException(provider.model(), "it cannot be used as it is set up", Optional.empty());
            }
        };
    }
}

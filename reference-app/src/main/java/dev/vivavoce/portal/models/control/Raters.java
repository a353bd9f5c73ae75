package dev.vivavoce.portal.models.control;

import dev.langchain4j.model.chat.ChatModel;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    @Inject
    @ConfigProperty(name = "models.request.seconds")
    int requestSeconds;

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
        TenantRater made = of(tenant, held);
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

    private TenantRater of(UUID tenant, Held held) {
        ModelSettings settings = held.settings();
        EvaluatorChain.Builder chain = EvaluatorChain.within(TenantRater.longest(settings));
        List<Adviser> advisers = new ArrayList<>();
        boolean isMoneyCounted = settings.limits().areOfMoney();
        for (Provider provider : settings.providers()) {
            if (isMoneyCounted && models.prices().of(provider.model()).isEmpty()) {
                chain.then(unpriced(provider), provider.longest());
                continue;
            }
            ChatModel model = guarded(provider, provider.timeout());
            chain.then(checked(tenant, provider, model), provider.longest());
            adviser(provider, model).ifPresent(advisers::add);
        }
        return new TenantRater(held.revision(), settings, chain.orElse(standing), advisers, Math.max(1, threads / 2));
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

    /** A model of its own where a call of the one that rates may take longer than somebody waits. */
    private Optional<Adviser> adviser(Provider provider, ChatModel model) {
        Duration most = Duration.ofSeconds(requestSeconds).minus(TenantRater.SLACK);
        if (most.toSeconds() < 1) {
            return Optional.empty();
        }
        return Optional.of(
                provider.timeout().compareTo(most) <= 0
                        ? new Adviser(provider.model(), model, provider.timeout())
                        : new Adviser(provider.model(), guarded(provider, most), most));
    }

    private ChatModel guarded(Provider provider, Duration timeout) {
        return GuardedModel.builder()
                .model(models.open(provider, timeout))
                .modelName(provider.model())
                .mostCalls(TenantRater.IN_REQUESTS + threads)
                .prices(models.prices())
                .metering(ChatModels.counting(provider.kind()))
                .onCharge(charge -> spending.add(provider.kind(), charge))
                .build();
    }

    private Evaluator checked(UUID tenant, Provider provider, ChatModel guarded) {
        Evaluator model = ModelEvaluator.builder()
                .model(guarded)
                .modelName(provider.model())
                .metering(models.prices().metering(provider.model(), ChatModels.counting(provider.kind())))
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

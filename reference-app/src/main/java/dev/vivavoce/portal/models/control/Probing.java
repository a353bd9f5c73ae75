package dev.vivavoce.portal.models.control;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.llm.ModelConfigurationException;
import dev.vivavoce.llm.ModelProbe;
import dev.vivavoce.llm.guard.Charge;
import dev.vivavoce.llm.guard.Tokens;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.models.entity.Provider;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks each provider something small, all at once, outside of any transaction; it takes at most a second try longer than {@link #MOST}. */
@ApplicationScoped
public class Probing {
    private static final Duration MOST = Duration.ofSeconds(8);

    /** What came of it. */
    public enum Result {
        OK,
        WRONG_KEY,
        UNKNOWN_MODEL,
        SCHEMA_NOT_BINDING,
        UNREACHABLE;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What is known of a provider.
     *
     * @param effort of a call that got a reply
     */
    public record Found(Provider provider, Result result, String detail, Optional<Effort> effort) {}

    @Resource
    ManagedExecutorService threads;

    @Inject
    ChatModels models;

    @Inject
    Spending spending;

    @Inject
    Caller caller;

    public List<Found> probe(List<Provider> providers) {
        List<CompletableFuture<Found>> asked = providers.stream()
                .map(provider -> CompletableFuture.supplyAsync(() -> ask(provider), threads))
                .toList();
        List<Found> found = asked.stream().map(CompletableFuture::join).toList();
        found.forEach(this::charge);
        return found;
    }

    private Found ask(Provider provider) {
        Duration timeout = provider.timeout().compareTo(MOST) < 0 ? provider.timeout() : MOST;
        try {
            ModelProbe probe = ModelProbe.of(models.open(provider, timeout), provider.model(), InstantSource.system());
            return probe.binding()
                    ? new Found(provider, Result.OK, "It replied as it was asked to.", Optional.of(probe.effort()))
                    : new Found(
                            provider,
                            Result.SCHEMA_NOT_BINDING,
                            "A schema does not bind it: its replies may have to be repaired, which costs a second call.",
                            Optional.of(probe.effort()));
        } catch (ModelConfigurationException wrong) {
            return misconfigured(provider, wrong.reason());
        } catch (UnavailableException away) {
            return new Found(provider, Result.UNREACHABLE, String.valueOf(away.getMessage()), Optional.empty());
        }
    }

    private void charge(Found found) {
        String model = found.provider().model();
        found.effort()
                .map(effort -> new Tokens(effort.input(), effort.cached(), effort.output()))
                .ifPresent(tokens -> spending.add(
                        found.provider().kind(),
                        new Charge(
                                caller.tenant().orElseThrow().toString(),
                                "probe",
                                model,
                                Optional.of(tokens),
                                models.prices().of(model).map(price -> price.of(tokens)))));
    }

    /** In words of the interface: those of the exception are for whoever sets the variables of a process. */
    private static Found misconfigured(Provider provider, ModelConfigurationException.Reason reason) {
        return switch (reason) {
            case KEY ->
                new Found(provider, Result.WRONG_KEY, "It does not accept the key: set another one.", Optional.empty());
            case MODEL ->
                new Found(
                        provider,
                        Result.UNKNOWN_MODEL,
                        "It does not know the model: look at its name, and at baseUrl where there is one.",
                        Optional.empty());
            case ABILITY ->
                new Found(
                        provider,
                        Result.SCHEMA_NOT_BINDING,
                        "It does not take a schema for its reply: choose another model.",
                        Optional.empty());
        };
    }
}

package dev.vivavoce.portal.models.boundary;

import dev.vivavoce.portal.exchange.boundary.Precondition;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.models.control.ChatModels;
import dev.vivavoce.portal.models.control.Destinations;
import dev.vivavoce.portal.models.control.Probing;
import dev.vivavoce.portal.models.control.Spending;
import dev.vivavoce.portal.models.control.StoredModels;
import dev.vivavoce.portal.models.control.StoredModels.Held;
import dev.vivavoce.portal.models.entity.Kind;
import dev.vivavoce.portal.models.entity.ModelSettings;
import dev.vivavoce.portal.models.entity.ModelSettings.Limits;
import dev.vivavoce.portal.models.entity.Provider;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The language models of a tenant. */
@Path("tenant/models")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {
    private static final int USUAL_TIMEOUT = 20;

    /**
     * {@code baseUrl} is that of an openai-compatible server, and of no other; https. {@code key} is never told again: left out, it stays that
     * of the stored provider with the same kind and baseUrl; empty, there is none. {@code timeoutSeconds} holds for one call; 20 if left out.
     */
    public record ProviderChange(
            @NotNull @Pattern(regexp = "gemini|claude|openai-compatible")
            String kind,

            @NotNull @Size(max = 200) @Pattern(regexp = "[A-Za-z0-9]([A-Za-z0-9_:@+/-]|\\.(?!\\.))*")
            String model,

            @Nullable @Size(min = 1, max = 500) String baseUrl,

            @Nullable @Size(max = 1000) @Pattern(regexp = "[!-~]*")
            String key,

            @Nullable @Min(1) @Max(60) Integer timeoutSeconds) {
        /** Without the key. */
        @Override
        public String toString() {
            return kind + " " + model;
        }
    }

    /** US dollars in a month of UTC and for one session, tokens in a day of UTC; no limit where one is left out. */
    public record BudgetView(
            @Nullable @DecimalMin("0") @Digits(integer = 9, fraction = 6)
            BigDecimal usdPerMonth,

            @Nullable @DecimalMin("0") @Digits(integer = 9, fraction = 6)
            BigDecimal usdPerSession,

            @Nullable @Min(0) @Max(1_000_000_000_000L) Long tokensPerDay) {}

    /** {@code providers} in the order in which they are asked; none for the embedded evaluator. */
    public record ModelsChange(
            @NotNull @Size(max = 5) List<@NotNull @Valid ProviderChange> providers,
            @Nullable @Valid BudgetView budget) {}

    /** {@code keyEnding} are the last four characters of a key that is long enough. */
    public record ProviderView(
            String kind,
            String model,
            @Nullable String baseUrl,
            boolean keySet,
            @Nullable String keyEnding,
            int timeoutSeconds) {
        static ProviderView of(Provider provider) {
            return new ProviderView(
                    provider.kind().label(),
                    provider.model(),
                    provider.baseUrl().orElse(null),
                    !provider.key().isEmpty(),
                    provider.keyEnding().orElse(null),
                    provider.timeoutSeconds());
        }
    }

    public record ModelsView(List<ProviderView> providers, BudgetView budget) {
        static ModelsView of(ModelSettings settings) {
            Limits limits = settings.limits();
            return new ModelsView(
                    settings.providers().stream().map(ProviderView::of).toList(),
                    new BudgetView(
                            limits.usdPerMonth().orElse(null),
                            limits.usdPerSession().orElse(null),
                            limits.tokensPerDay().orElse(null)));
        }
    }

    /** {@code result} is ok, wrong-key, unknown-model, schema-not-binding or unreachable. */
    public record ProbeView(String kind, String model, String result, String detail) {
        static ProbeView of(Probing.Found found) {
            return new ProbeView(
                    found.provider().kind().label(),
                    found.provider().model(),
                    found.result().label(),
                    found.detail());
        }
    }

    public record ProbeList(List<ProbeView> items) {}

    /** What a model was used for on a day of UTC; {@code unpricedCalls} cost something that is not in {@code usd}. */
    public record UsageView(
            LocalDate day,
            String provider,
            String model,
            long calls,
            long unpricedCalls,
            long inputTokens,
            long cachedTokens,
            long outputTokens,
            BigDecimal usd) {
        static UsageView of(Spending.Day used) {
            return new UsageView(
                    used.day(),
                    used.provider().label(),
                    used.model(),
                    used.usage().calls(),
                    used.usage().unpriced(),
                    used.usage().input(),
                    used.usage().cached(),
                    used.usage().output(),
                    used.usage().usd());
        }
    }

    public record UsageList(List<UsageView> items) {}

    @Inject
    StoredModels stored;

    @Inject
    Destinations destinations;

    @Inject
    ChatModels models;

    @Inject
    Probing probing;

    @Inject
    Spending spending;

    @GET
    @InTenant
    @RolesAllowed("administrator")
    @APIResponseSchema(ModelsView.class)
    public Response models() {
        return answer(stored.find());
    }

    /** In steps, since hosts are looked up in between. */
    @PUT
    @InSteps
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(ModelsView.class)
    public Response changeModels(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Valid @NotNull ModelsChange body) {
        Held held = stored.find();
        Precondition.holds(ifMatch, held.revision());
        ModelSettings wanted = settings(body, held.settings().providers());
        List<Problem.Fault> faults = new ArrayList<>();
        for (int i = 0; i < wanted.providers().size(); i++) {
            faults.addAll(faults("/providers/" + i, wanted.providers().get(i), wanted.limits()));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return answer(stored.replace(held.revision(), wanted));
    }

    /** One small call to each provider, which costs what it costs. */
    @POST
    @Path("probe")
    @InSteps
    @RolesAllowed("administrator")
    public ProbeList probeModels() {
        return new ProbeList(probing.probe(stored.find().settings().providers()).stream()
                .map(ProbeView::of)
                .toList());
    }

    @GET
    @Path("usage")
    @InTenant
    @RolesAllowed("administrator")
    public UsageList modelUsage(@QueryParam("days") @DefaultValue("31") @Min(1) @Max(400) int days) {
        return new UsageList(spending.last(days).stream().map(UsageView::of).toList());
    }

    private static Response answer(Held held) {
        return Response.ok(ModelsView.of(held.settings()))
                .header(HttpHeaders.ETAG, Precondition.tag(held.revision()))
                .build();
    }

    private static ModelSettings settings(ModelsChange body, List<Provider> before) {
        BudgetView budget = body.budget() == null ? new BudgetView(null, null, null) : body.budget();
        return new ModelSettings(
                body.providers().stream()
                        .map(change -> provider(change, before))
                        .toList(),
                new Limits(
                        Optional.ofNullable(budget.usdPerMonth()),
                        Optional.ofNullable(budget.usdPerSession()),
                        Optional.ofNullable(budget.tokensPerDay())));
    }

    private static Provider provider(ProviderChange change, List<Provider> before) {
        Provider wanted = new Provider(
                Kind.labelled(change.kind()),
                change.model(),
                Optional.ofNullable(change.baseUrl()),
                Optional.ofNullable(change.key()).orElse(""),
                change.timeoutSeconds() == null ? USUAL_TIMEOUT : change.timeoutSeconds());
        return change.key() == null
                ? before.stream()
                        .filter(wanted::isWhere)
                        .min(Comparator.comparing(other -> !other.model().equals(wanted.model())))
                        .map(other -> wanted.with(other.key()))
                        .orElse(wanted)
                : wanted;
    }

    private List<Problem.Fault> faults(String pointer, Provider provider, Limits limits) {
        List<Problem.Fault> faults = new ArrayList<>();
        boolean isAnywhere = provider.kind() == Kind.OPENAI_COMPATIBLE;
        if (isAnywhere != provider.baseUrl().isPresent()) {
            faults.add(new Problem.Fault(
                    pointer + "/baseUrl", isAnywhere ? "must not be missing" : "is only for openai-compatible"));
        } else {
            provider.baseUrl()
                    .flatMap(destinations::objection)
                    .ifPresent(objection -> faults.add(new Problem.Fault(pointer + "/baseUrl", objection)));
        }
        if (!isAnywhere && provider.key().isEmpty()) {
            faults.add(new Problem.Fault(pointer + "/key", "must not be missing"));
        }
        if (limits.areOfMoney() && models.prices().of(provider.model()).isEmpty()) {
            faults.add(new Problem.Fault(
                    pointer + "/model", "has no known price, which a budget of money needs; limit the tokens instead"));
        }
        return faults;
    }
}

package dev.vivavoce.portal.administration.boundary;

import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.models.boundary.ModelsResource;
import dev.vivavoce.portal.models.boundary.ModelsResource.BudgetView;
import dev.vivavoce.portal.models.boundary.ModelsResource.ModelsChange;
import dev.vivavoce.portal.models.boundary.ModelsResource.ModelsView;
import dev.vivavoce.portal.models.boundary.ModelsResource.ProbeView;
import dev.vivavoce.portal.models.boundary.ModelsResource.ProviderChange;
import dev.vivavoce.portal.models.boundary.ModelsResource.ProviderView;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which models rate, in what order, and what they have cost. */
@Path("settings/models")
@RequestScoped
public class ModelPages {
    /** As the interface names them. */
    public static final List<String> KINDS = List.of("gemini", "claude", "openai-compatible");

    /** No more can be asked one after another. */
    public static final int MOST = 5;

    private static final int DAYS = 31;

    /** The page; {@code version} is the state of the settings that it shows, {@code probes} are empty until somebody has asked for them. */
    public record Models(
            List<ProviderView> providers,
            BudgetView budget,
            String version,
            Spent spent,
            List<ProbeView> probes,
            boolean saved) {}

    @Inject
    Pages pages;

    @Inject
    ModelsResource resource;

    @GET
    @InTenant
    @RolesAllowed("administrator")
    public Response models(@QueryParam("saved") @Nullable String saved) {
        return show(saved != null, new Spent(resource.modelUsage(DAYS).items()), List.of());
    }

    /** Asks each provider something small, and shows what came of it. */
    @POST
    @Path("probe")
    @InSteps
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response probe() {
        List<ProbeView> probes = resource.probeModels().items();
        return show(false, new Spent(resource.modelUsage(DAYS).items()), probes);
    }

    @POST
    @Path("add")
    @InSteps
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(
            @FormParam("version") @NotNull @Size(max = 20) String version,
            @FormParam("kind") @DefaultValue("") String kind,
            @FormParam("model") @DefaultValue("") String model,
            @FormParam("baseUrl") @DefaultValue("") String baseUrl,
            @FormParam("key") @DefaultValue("") String key,
            @FormParam("timeoutSeconds") @DefaultValue("20") int timeout) {
        return change(version, providers -> {
            if (providers.size() == MOST) {
                throw Problem.invalid("/model", pages.text("models.full", MOST));
            }
            providers.add(new ProviderChange(kind, model.strip(), some(baseUrl), key.strip(), timeout));
            return providers;
        });
    }

    /** A key that is left empty stays. */
    @POST
    @Path("{place}")
    @InSteps
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response edit(
            @PathParam("place") int place,
            @FormParam("version") @NotNull @Size(max = 20) String version,
            @FormParam("model") @DefaultValue("") String model,
            @FormParam("baseUrl") @DefaultValue("") String baseUrl,
            @FormParam("key") @DefaultValue("") String key,
            @FormParam("timeoutSeconds") @DefaultValue("20") int timeout) {
        return change(version, providers -> {
            ProviderChange before = at(providers, place);
            providers.set(place, new ProviderChange(before.kind(), model.strip(), some(baseUrl), some(key), timeout));
            return providers;
        });
    }

    /** One place earlier. */
    @POST
    @Path("{place}/up")
    @InSteps
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response prefer(
            @PathParam("place") int place, @FormParam("version") @NotNull @Size(max = 20) String version) {
        return change(version, providers -> {
            at(providers, place);
            Collections.swap(providers, place, Math.max(0, place - 1));
            return providers;
        });
    }

    @POST
    @Path("{place}/remove")
    @InSteps
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(
            @PathParam("place") int place, @FormParam("version") @NotNull @Size(max = 20) String version) {
        return change(version, providers -> {
            at(providers, place);
            providers.remove(place);
            return providers;
        });
    }

    @POST
    @Path("budget")
    @InSteps
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response limit(
            @FormParam("version") @NotNull @Size(max = 20) String version,
            @FormParam("usdPerMonth") @DefaultValue("") @Size(max = 20) String usdPerMonth,
            @FormParam("usdPerSession") @DefaultValue("") @Size(max = 20) String usdPerSession,
            @FormParam("tokensPerDay") @DefaultValue("") @Size(max = 20) String tokensPerDay) {
        ModelsView now = view(resource.models());
        BudgetView budget = new BudgetView(
                number("/usdPerMonth", usdPerMonth),
                number("/usdPerSession", usdPerSession),
                Optional.ofNullable(number("/tokensPerDay", tokensPerDay))
                        .map(BigDecimal::longValue)
                        .orElse(null));
        resource.changeModels(version, new ModelsChange(kept(now), budget));
        return Pages.to("/settings/models?saved=1");
    }

    private Response change(String version, UnaryOperator<List<ProviderChange>> how) {
        ModelsView now = view(resource.models());
        resource.changeModels(version, new ModelsChange(how.apply(kept(now)), now.budget()));
        return Pages.to("/settings/models?saved=1");
    }

    private Response show(boolean saved, Spent spent, List<ProbeView> probes) {
        Response now = resource.models();
        ModelsView view = view(now);
        return pages.show(
                "administration/models",
                new Models(
                        view.providers(), view.budget(), now.getHeaderString(HttpHeaders.ETAG), spent, probes, saved));
    }

    /** As they are: without a key each keeps its own. */
    private static List<ProviderChange> kept(ModelsView now) {
        List<ProviderChange> providers = new ArrayList<>();
        now.providers()
                .forEach(one -> providers.add(
                        new ProviderChange(one.kind(), one.model(), one.baseUrl(), null, one.timeoutSeconds())));
        return providers;
    }

    private static ProviderChange at(List<ProviderChange> providers, int place) {
        if (place < 0 || place >= providers.size()) {
            throw Problem.notFound();
        }
        return providers.get(place);
    }

    private static ModelsView view(Response answer) {
        return (ModelsView) answer.getEntity();
    }

    private static @Nullable String some(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private @Nullable BigDecimal number(String pointer, String text) {
        String plain = text.strip().replace(',', '.');
        if (plain.isEmpty()) {
            return null;
        }
        if (!plain.matches("\\d{1,13}(\\.\\d{1,6})?")) {
            throw Problem.invalid(pointer, pages.text("models.odd-number"));
        }
        return new BigDecimal(plain);
    }
}

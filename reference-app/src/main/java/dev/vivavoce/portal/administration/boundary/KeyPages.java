package dev.vivavoce.portal.administration.boundary;

import dev.vivavoce.portal.access.boundary.ApiKeysResource;
import dev.vivavoce.portal.access.boundary.ApiKeysResource.MadeKey;
import dev.vivavoce.portal.access.boundary.ApiKeysResource.NewKey;
import dev.vivavoce.portal.access.entity.Scope;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other programs sign in with. */
@Path("settings/keys")
@RequestScoped
public class KeyPages {
    public static final List<Scope> SCOPES = List.of(Scope.values());

    @Inject
    KeyView view;

    @Inject
    ApiKeysResource resource;

    @GET
    @InTenant
    @RolesAllowed("administrator")
    public Response keys(@QueryParam("cursor") @Nullable String cursor) {
        return view.list(200, cursor, KeyView.Entry.EMPTY, Optional.empty());
    }

    /** The key is in the answer itself: what is told once is nowhere to be asked for again. */
    @POST
    @InSteps
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response make(
            @FormParam("name") @DefaultValue("") @Size(max = 100) String name,
            @FormParam("scopes") List<String> scopes) {
        Set<Scope> wanted = new TreeSet<>();
        SCOPES.stream().filter(scope -> scopes.contains(scope.label())).forEach(wanted::add);
        if (name.isBlank() || wanted.isEmpty()) {
            String fault = name.isBlank() ? "keys.no-name" : "keys.no-scope";
            KeyView.Entry entry = new KeyView.Entry(name, new TreeSet<>(scopes), Optional.of(fault));
            return view.list(422, null, entry, Optional.empty());
        }
        MadeKey made =
                (MadeKey) resource.makeApiKey(new NewKey(name.strip(), wanted)).getEntity();
        return view.list(200, null, KeyView.Entry.EMPTY, Optional.of(made));
    }

    @POST
    @Path("{id}/revoke")
    @InSteps
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revoke(@PathParam("id") UUID id) {
        resource.revokeApiKey(id);
        return Pages.to("/settings/keys");
    }
}

package dev.vivavoce.portal.exchange.control;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sends the current request, and from where. The tenant is set once, from a credential or a host name that belongs to a
 * tenant; no header, path or body of a tenant's own people can name another.
 */
@RequestScoped
public class Caller {

    /** How somebody has shown who they are. */
    public enum Kind {
        ANYONE,
        PERSON,
        API_KEY,
        OPERATOR,
        SYSTEM
    }

    private Kind kind = Kind.ANYONE;
    private @Nullable UUID tenant;
    private @Nullable UUID id;
    private @Nullable UUID signIn;
    private Set<String> roles = Set.of();
    private String address = "local";
    private String requestId = "none";

    /** Called by the first filter, before anything is known of the credential. */
    public void arrived(String fromAddress, String withRequestId) {
        this.address = fromAddress;
        this.requestId = withRequestId;
    }

    /** Binds the request to a tenant; another one afterwards is a defect of ours and refused. */
    public void belongsTo(UUID toTenant) {
        if (tenant != null && !tenant.equals(toTenant)) {
            throw new IllegalStateException("This request belongs to another tenant already.");
        }
        this.tenant = toTenant;
    }

    /** Says who it is, after a credential was verified. */
    public void is(Kind ofKind, @Nullable UUID withId, @Nullable UUID bySignIn, Set<String> withRoles) {
        this.kind = ofKind;
        this.id = withId;
        this.signIn = bySignIn;
        this.roles = Set.copyOf(withRoles);
    }

    public Kind kind() {
        return kind;
    }

    public Optional<UUID> tenant() {
        return Optional.ofNullable(tenant);
    }

    /** The user or API key; only for calls that nobody makes without a credential. */
    public UUID id() {
        if (id == null) {
            throw new IllegalStateException("The caller has no id.");
        }
        return id;
    }

    public UUID signIn() {
        if (signIn == null) {
            throw new IllegalStateException("The caller has not signed in.");
        }
        return signIn;
    }

    /** Roles of a person, scopes of an API key. */
    public Set<String> roles() {
        return roles;
    }

    public String address() {
        return address;
    }

    public String requestId() {
        return requestId;
    }

    /** How logs, audit and stored answers name the caller: its kind and id, never a name. */
    public String label() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + (id == null ? "" : ":" + id);
    }
}

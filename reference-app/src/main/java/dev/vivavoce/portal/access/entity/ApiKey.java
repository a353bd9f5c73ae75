package dev.vivavoce.portal.access.entity;

import dev.vivavoce.portal.tenancy.control.TenantBinding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jspecify.annotations.Nullable;

/** What a machine of a tenant signs in with. Only a hash of the secret is kept. */
@Entity
@Table(name = "api_key")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = TenantBinding.PROPERTY)
public class ApiKey {
    @Id
    private UUID id = UUID.randomUUID();

    private String name;

    @SuppressWarnings("UnusedVariable") // looked for in SQL, by Credentials
    private byte[] hash;

    private String hint;
    private String scopes;

    @Column(name = "created_at")
    private Instant createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected ApiKey() {}

    public ApiKey(String name, OpaqueToken token, Set<Scope> scopes) {
        this.name = name;
        this.hash = token.hash();
        this.hint = token.hint();
        this.scopes = Scope.join(scopes);
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The last characters, to tell keys apart by. */
    public String hint() {
        return hint;
    }

    public Set<Scope> scopes() {
        return Scope.split(scopes);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    public void revoke() {
        if (revokedAt == null) {
            revokedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        }
    }
}

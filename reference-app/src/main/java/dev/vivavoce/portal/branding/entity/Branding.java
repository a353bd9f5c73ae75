package dev.vivavoce.portal.branding.entity;

import dev.vivavoce.portal.tenancy.control.TenantBinding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jspecify.annotations.Nullable;

/** How a tenant's pages look: names, colours, links and languages as JSON, and a logo. A tenant has one. */
@Entity
@Table(name = "branding")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = TenantBinding.PROPERTY)
public class Branding {
    /** A picture of a type that browsers show. */
    @SuppressWarnings("ArrayRecordComponent") // pictures are never compared
    public record Logo(String type, byte[] bytes) {}

    @Id
    private UUID id = UUID.randomUUID();

    private String content;
    private byte @Nullable [] logo;

    @Column(name = "logo_type")
    private @Nullable String logoType;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Branding() {}

    public Branding(String content) {
        this.content = content;
    }

    public String content() {
        return content;
    }

    public Optional<Logo> logo() {
        return logo == null || logoType == null ? Optional.empty() : Optional.of(new Logo(logoType, logo.clone()));
    }

    public int version() {
        return version;
    }

    public void become(String newContent) {
        this.content = newContent;
    }

    public void show(@Nullable Logo newLogo) {
        this.logo = newLogo == null ? null : newLogo.bytes().clone();
        this.logoType = newLogo == null ? null : newLogo.type();
    }
}

package dev.vivavoce.portal.practice.entity;

import dev.vivavoce.portal.tenancy.control.TenantBinding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The plan that a learner has approved; each has one at most. */
@Entity
@Table(name = "plan")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = TenantBinding.PROPERTY)
public class LearningPlan {
    @Id
    private UUID id = UUID.randomUUID();

    @Column(name = "user_id")
    private UUID userId;

    private int revision;
    private byte[] content;

    @Column(name = "approved_at")
    private Instant approvedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected LearningPlan() {}

    /** {@code content} is the engine's plan, sealed. */
    public LearningPlan(UUID userId, int revision, byte[] content) {
        this.userId = userId;
        this.revision = revision;
        this.content = content.clone();
        this.approvedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    public UUID id() {
        return id;
    }

    public int revision() {
        return revision;
    }

    public byte[] content() {
        return content.clone();
    }

    public Instant approvedAt() {
        return approvedAt;
    }

    public void become(int newRevision, byte[] newContent) {
        this.revision = newRevision;
        this.content = newContent.clone();
        this.approvedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}

package dev.vivavoce.portal.practice.entity;

import dev.vivavoce.portal.tenancy.control.TenantBinding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jspecify.annotations.Nullable;

/** What was proposed to a learner, until and after they have decided. */
@Entity
@Table(name = "plan_proposal")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = TenantBinding.PROPERTY)
public class PlanProposal {
    /** A whole plan, or changes to one. */
    public enum Kind {
        PLAN,
        CHANGES
    }

    @Id
    private UUID id = UUID.randomUUID();

    @Column(name = "user_id")
    private UUID userId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "base_revision")
    private int baseRevision;

    private byte[] content;

    @Column(name = "made_at")
    private Instant madeAt = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected PlanProposal() {}

    /**
     * @param baseRevision of the plan that it was made for, 0 where there was none
     * @param content the engine's plan or proposal, sealed
     */
    public PlanProposal(UUID userId, Kind kind, int baseRevision, byte[] content) {
        this.userId = userId;
        this.kind = kind;
        this.baseRevision = baseRevision;
        this.content = content.clone();
    }

    public UUID id() {
        return id;
    }

    public UUID userId() {
        return userId;
    }

    public Kind kind() {
        return kind;
    }

    public int baseRevision() {
        return baseRevision;
    }

    public byte[] content() {
        return content.clone();
    }

    public Instant madeAt() {
        return madeAt;
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    public void decide() {
        this.decidedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}

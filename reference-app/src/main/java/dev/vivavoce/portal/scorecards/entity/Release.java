package dev.vivavoce.portal.scorecards.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vivavoce.portal.tenancy.control.TenantBinding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** What a person decided about a candidate. It stands: a session has one. */
@Entity
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = TenantBinding.PROPERTY)
public class Release {
    /** What follows for the candidate. */
    @Schema(name = "Decision")
    public enum Decision {
        ADVANCE,
        HOLD,
        DECLINE;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    @Column(name = "session_id")
    private UUID sessionId;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private byte[] reason;

    @Column(name = "decided_by")
    private UUID decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @SuppressWarnings("NullAway.Init")
    protected Release() {}

    /** {@code reason} is sealed. */
    public Release(UUID sessionId, Decision decision, byte[] reason, UUID decidedBy) {
        this.sessionId = sessionId;
        this.decision = decision;
        this.reason = reason.clone();
        this.decidedBy = decidedBy;
    }

    public UUID sessionId() {
        return sessionId;
    }

    public Decision decision() {
        return decision;
    }

    public byte[] reason() {
        return reason.clone();
    }

    public UUID decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }
}

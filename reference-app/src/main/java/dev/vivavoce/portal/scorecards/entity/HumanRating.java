package dev.vivavoce.portal.scorecards.entity;

import dev.vivavoce.portal.tenancy.control.TenantBinding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jspecify.annotations.Nullable;

/** The level that a person gives an answer on one criterion. It is never changed: whoever thinks again gives another. */
@Entity
@Table(name = "human_rating")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = TenantBinding.PROPERTY)
public class HumanRating {
    @Id
    private UUID id;

    @Column(name = "session_id")
    private UUID sessionId;

    private int number;
    private int turn;
    private String criterion;
    private int level;
    private byte @Nullable [] reason;

    @Column(name = "reviewer_id")
    private UUID reviewerId;

    @Column(name = "rated_at")
    private Instant ratedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @SuppressWarnings("NullAway.Init")
    protected HumanRating() {}

    /**
     * @param number which of the session's ratings it is, the first one being 1
     * @param reason why, sealed
     */
    public HumanRating(
            UUID id,
            UUID sessionId,
            int number,
            int turn,
            String criterion,
            int level,
            byte @Nullable [] reason,
            UUID reviewerId) {
        this.id = id;
        this.sessionId = sessionId;
        this.number = number;
        this.turn = turn;
        this.criterion = criterion;
        this.level = level;
        this.reason = reason == null ? null : reason.clone();
        this.reviewerId = reviewerId;
    }

    public UUID id() {
        return id;
    }

    public UUID sessionId() {
        return sessionId;
    }

    /** Which of the session's ratings it is, the first one being 1. */
    public int number() {
        return number;
    }

    public int turn() {
        return turn;
    }

    public String criterion() {
        return criterion;
    }

    public int level() {
        return level;
    }

    public Optional<byte[]> reason() {
        return Optional.ofNullable(reason);
    }

    public UUID reviewerId() {
        return reviewerId;
    }

    public Instant ratedAt() {
        return ratedAt;
    }
}

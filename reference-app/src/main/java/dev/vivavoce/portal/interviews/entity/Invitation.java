package dev.vivavoce.portal.interviews.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vivavoce.portal.access.entity.OpaqueToken;
import dev.vivavoce.portal.tenancy.control.TenantBinding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jspecify.annotations.Nullable;

/** A candidate's way into one interview. Its link is good once; a new one leads into the same interview. */
@Entity
@Table(name = "invitation")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = TenantBinding.PROPERTY)
public class Invitation {
    /** What its link is worth. */
    @Schema(name = "InvitationState")
    public enum State {
        OPEN,
        REDEEMED,
        EXPIRED,
        REVOKED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    private UUID id;

    @Column(name = "position_id")
    private UUID positionId;

    private byte @Nullable [] contact;

    @SuppressWarnings("UnusedVariable") // queries look for it
    private byte[] hash;

    @Column(name = "question_set")
    private int questionSet;

    @Column(name = "extra_time")
    private BigDecimal extraTime;

    private String language;

    @Column(name = "created_at")
    private Instant createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    @Column(name = "user_id")
    private @Nullable UUID userId;

    @Column(name = "session_id")
    private @Nullable UUID sessionId;

    @Column(name = "notice_version")
    private @Nullable String noticeVersion;

    @Column(name = "consented_at")
    private @Nullable Instant consentedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Invitation() {}

    /**
     * @param contact name and address, sealed
     * @param questionSet which of the position's
     * @param extraTime the factor by which this candidate has longer, 1 to 3
     */
    public Invitation(
            UUID id,
            UUID positionId,
            byte[] contact,
            OpaqueToken token,
            int questionSet,
            BigDecimal extraTime,
            String language,
            Instant expiresAt) {
        this.id = id;
        this.positionId = positionId;
        this.contact = contact.clone();
        this.hash = token.hash();
        this.questionSet = questionSet;
        this.extraTime = extraTime;
        this.language = language;
        this.expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
    }

    public UUID id() {
        return id;
    }

    public UUID positionId() {
        return positionId;
    }

    /** Name and address, sealed; empty once the candidate was erased. */
    public Optional<byte[]> contact() {
        return Optional.ofNullable(contact);
    }

    public int questionSet() {
        return questionSet;
    }

    public BigDecimal extraTime() {
        return extraTime;
    }

    public String language() {
        return language;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        if (usedAt != null) {
            return State.REDEEMED;
        }
        return now.isBefore(expiresAt) ? State.OPEN : State.EXPIRED;
    }

    /** The candidate as a user, from when the invitation was first redeemed. */
    public Optional<UUID> userId() {
        return Optional.ofNullable(userId);
    }

    public Optional<UUID> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    /** Of the privacy notice that the candidate has accepted. */
    public Optional<String> noticeVersion() {
        return Optional.ofNullable(noticeVersion);
    }

    public Optional<Instant> consentedAt() {
        return Optional.ofNullable(consentedAt);
    }

    public void consent(String toNoticeVersion) {
        this.noticeVersion = toNoticeVersion;
        this.consentedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    public void redeem(UUID user, UUID session) {
        this.usedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        this.userId = user;
        this.sessionId = session;
    }

    public void revoke() {
        this.revokedAt = revokedAt == null ? Instant.now().truncatedTo(ChronoUnit.MICROS) : revokedAt;
    }

    /** Another link in place of the one before. */
    public void renew(OpaqueToken token, Instant newExpiry) {
        this.hash = token.hash();
        this.usedAt = null;
        this.expiresAt = newExpiry.truncatedTo(ChronoUnit.MICROS);
    }

    /** Forgets who it was, for good. */
    public void forget() {
        this.contact = null;
        revoke();
    }
}

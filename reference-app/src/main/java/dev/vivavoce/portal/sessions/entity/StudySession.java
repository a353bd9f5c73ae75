package dev.vivavoce.portal.sessions.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.portal.tenancy.control.TenantBinding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jspecify.annotations.Nullable;

/**
 * A session of a learner or a candidate: when it began and how long it may take. What was asked and said is the engine's session, sealed;
 * so is what will be asked, where that was fixed beforehand.
 */
@Entity
@Table(name = "study_session")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = TenantBinding.PROPERTY)
public class StudySession {
    /** Nobody has more than one open session. */
    @Schema(name = "SessionState")
    public enum State {
        OPEN,
        ENDED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int ON_ITS_WAY_SECONDS = 60;

    @Id
    private UUID id;

    @Column(name = "user_id")
    private UUID userId;

    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Column(name = "planned_minutes")
    private int plannedMinutes;

    @Column(name = "open_turn")
    private @Nullable Integer openTurn;

    private byte[] content;
    private byte @Nullable [] agenda;

    @Column(name = "extra_seconds")
    private int extraSeconds;

    @Column(name = "started_at")
    private Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    @Column(name = "proposal_id")
    private @Nullable UUID proposalId;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected StudySession() {}

    public StudySession(UUID id, UUID userId, Purpose purpose, int plannedMinutes, byte[] content) {
        this.id = id;
        this.userId = userId;
        this.purpose = purpose;
        this.plannedMinutes = plannedMinutes;
        this.content = content.clone();
    }

    public UUID id() {
        return id;
    }

    public UUID userId() {
        return userId;
    }

    public State state() {
        return state;
    }

    public boolean isAssessment() {
        return purpose == Purpose.ASSESSMENT;
    }

    public int plannedMinutes() {
        return plannedMinutes;
    }

    /** The number of the turn that waits for the learner. */
    public OptionalInt openTurn() {
        return openTurn == null ? OptionalInt.empty() : OptionalInt.of(openTurn);
    }

    public byte[] content() {
        return content.clone();
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public int version() {
        return version;
    }

    /** What was proposed when it had ended. */
    public Optional<UUID> proposalId() {
        return Optional.ofNullable(proposalId);
    }

    /** The questions that were fixed beforehand, sealed. */
    public Optional<byte[]> agenda() {
        return Optional.ofNullable(agenda);
    }

    /** Fixes what will be asked, and gives more time than is planned. */
    public void fix(byte[] sealedAgenda, Duration extraTime) {
        this.agenda = sealedAgenda.clone();
        this.extraSeconds = Math.toIntExact(extraTime.toSeconds());
    }

    /** When the time is over. */
    public Instant closesAt() {
        return closesAt(startedAt, plannedMinutes, extraSeconds);
    }

    /** An answer may be on its way for a while after the time is over. */
    public Instant answerableUntil() {
        return answerableUntil(startedAt, plannedMinutes, extraSeconds);
    }

    /** The same of one that is not at hand as a whole. */
    public static Instant answerableUntil(Instant startedAt, int plannedMinutes, int extraSeconds) {
        return closesAt(startedAt, plannedMinutes, extraSeconds).plusSeconds(ON_ITS_WAY_SECONDS);
    }

    private static Instant closesAt(Instant startedAt, int plannedMinutes, int extraSeconds) {
        return startedAt.plus(Duration.ofMinutes(plannedMinutes)).plusSeconds(extraSeconds);
    }

    /** What is left of the time; nothing once it has ended. */
    public Duration remaining(Instant now) {
        Duration left = Duration.between(now, closesAt());
        return state == State.ENDED || left.isNegative() ? Duration.ZERO : left;
    }

    /** Takes what the engine has made of the session. */
    public void become(byte[] newContent, OptionalInt nowOpen) {
        this.content = newContent.clone();
        this.openTurn = nowOpen.isPresent() ? Integer.valueOf(nowOpen.getAsInt()) : null;
    }

    public void end() {
        this.state = State.ENDED;
        this.endedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether it is known what follows for the plan. */
    public boolean settled() {
        return settledAt != null;
    }

    public void settle(Optional<UUID> proposal) {
        this.settledAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        this.proposalId = proposal.orElse(null);
    }
}

package dev.vivavoce.portal.tenancy.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A company with its own people and content, which no other sees. It has no discriminator, because its id is the discriminator; row-level
 * security shows a transaction none but its own.
 */
@Entity
public class Tenant {
    /** A suspended tenant keeps what it has, and nobody of it can do anything. */
    public enum State {
        ACTIVE,
        SUSPENDED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    private UUID id;

    private String slug;
    private String name;

    @Enumerated(EnumType.STRING)
    private State state = State.ACTIVE;

    @Column(name = "sign_up")
    private boolean signUp;

    @Column(name = "requests_per_minute")
    private @Nullable Integer requestsPerMinute;

    @Column(name = "data_key")
    private byte[] dataKey;

    @Column(name = "session_days")
    private @Nullable Integer sessionDays;

    @Column(name = "legal_hold")
    private boolean legalHold;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    @Column(name = "created_at")
    private Instant createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "tenant_host", joinColumns = @JoinColumn(name = "tenant_id"))
    @Column(name = "host")
    private Set<String> hosts = new LinkedHashSet<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Tenant() {}

    /** {@code sealedKey} seals what the tenant's people write. */
    public Tenant(UUID id, String slug, String name, Set<String> hosts, boolean signUp, byte[] sealedKey) {
        this.id = id;
        this.slug = slug;
        this.name = name;
        this.hosts = new LinkedHashSet<>(hosts);
        this.signUp = signUp;
        this.dataKey = sealedKey.clone();
    }

    public UUID id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    public State state() {
        return state;
    }

    public boolean allowsSignUp() {
        return signUp;
    }

    public Set<String> hosts() {
        return Set.copyOf(hosts);
    }

    /** Where the tenant has a limit of its own. */
    public OptionalInt requestsPerMinute() {
        return requestsPerMinute == null ? OptionalInt.empty() : OptionalInt.of(requestsPerMinute);
    }

    public void rename(String newName) {
        this.name = newName;
    }

    public void become(State newState) {
        this.state = newState;
    }

    public void allowSignUp(boolean allowed) {
        this.signUp = allowed;
    }

    public void answerTo(Set<String> newHosts) {
        hosts.clear();
        hosts.addAll(newHosts);
    }

    public void limit(int requests) {
        this.requestsPerMinute = requests;
    }

    /** How many days a session is kept; where that is empty, for good. */
    public OptionalInt sessionDays() {
        return sessionDays == null ? OptionalInt.empty() : OptionalInt.of(sessionDays);
    }

    public void keepSessions(@Nullable Integer days) {
        this.sessionDays = days;
    }

    /** Whether nothing of the tenant may be removed, nor anybody of it. */
    public boolean held() {
        return legalHold;
    }

    public void hold(boolean nowHeld) {
        this.legalHold = nowHeld;
    }

    /** Whether it has lost its key, and for everybody is there no longer. */
    public boolean erased() {
        return erasedAt != null;
    }

    public int version() {
        return version;
    }
}

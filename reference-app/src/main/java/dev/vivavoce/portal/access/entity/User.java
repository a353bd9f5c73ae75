package dev.vivavoce.portal.access.entity;

import dev.vivavoce.portal.tenancy.control.TenantBinding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jspecify.annotations.Nullable;

/** A person of a tenant. */
@Entity
@Table(name = "users")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = TenantBinding.PROPERTY)
public class User {
    @Id
    private UUID id = UUID.randomUUID();

    private String username;

    @Column(name = "username_key")
    private String usernameKey;

    private @Nullable String name;
    private String password;
    private String roles;
    private boolean active = true;
    private boolean invited;

    @Column(name = "legal_hold")
    private boolean legalHold;

    @Column(name = "applied_for")
    private @Nullable String appliedFor;

    private byte @Nullable [] story;

    @Column(name = "created_at")
    private Instant createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected User() {}

    /** {@code passwordHash} holds its own parameters. */
    public User(String username, @Nullable String name, String passwordHash, Set<Role> roles) {
        this.username = Normalizer.normalize(username, Normalizer.Form.NFKC);
        this.usernameKey = key(username);
        this.name = name;
        this.password = passwordHash;
        this.roles = Role.join(roles);
    }

    /** A candidate: what stands for the password is the hash of none. */
    public static User invited(String username) {
        User user = new User(username, null, "none", Set.of(Role.CANDIDATE));
        user.invited = true;
        return user;
    }

    /** Under which a name is found: case and width of letters tell nobody apart. */
    public static String key(String username) {
        return Normalizer.normalize(username, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    public UUID id() {
        return id;
    }

    public String username() {
        return username;
    }

    public @Nullable String name() {
        return name;
    }

    public String passwordHash() {
        return password;
    }

    public Set<Role> roles() {
        return Role.split(roles);
    }

    public boolean active() {
        return active;
    }

    /** Whether this is a candidate who came by an invitation. */
    public boolean isInvited() {
        return invited;
    }

    public @Nullable String appliedFor() {
        return appliedFor;
    }

    /** The person's own story, sealed. */
    public Optional<byte[]> story() {
        return Optional.ofNullable(story);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int version() {
        return version;
    }

    public void rename(String newName) {
        this.name = newName;
    }

    public void applyFor(String role) {
        this.appliedFor = role;
    }

    public void tell(byte[] sealedStory) {
        this.story = sealedStory.clone();
    }

    public void changePassword(String newHash) {
        this.password = newHash;
    }

    public void grant(Set<Role> newRoles) {
        this.roles = Role.join(newRoles);
    }

    public void activate(boolean nowActive) {
        this.active = nowActive;
    }

    /** Whether nothing of this person may be removed. */
    public boolean held() {
        return legalHold;
    }

    public void hold(boolean nowHeld) {
        this.legalHold = nowHeld;
    }
}

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

/** A learner's own outline for a question, sealed. */
@Entity
@Table(name = "story")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = TenantBinding.PROPERTY)
public class Story {
    @Id
    private UUID id = UUID.randomUUID();

    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "question_id")
    private String questionId;

    private byte[] content;

    @Column(name = "created_at")
    private Instant createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Column(name = "saved_at")
    private Instant savedAt = createdAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Story() {}

    public Story(UUID userId, String questionId, byte[] content) {
        this.userId = userId;
        this.questionId = questionId;
        this.content = content.clone();
    }

    public UUID id() {
        return id;
    }

    public String questionId() {
        return questionId;
    }

    public byte[] content() {
        return content.clone();
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant savedAt() {
        return savedAt;
    }

    public int version() {
        return version;
    }

    public void rewrite(byte[] newContent) {
        this.content = newContent.clone();
        this.savedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}

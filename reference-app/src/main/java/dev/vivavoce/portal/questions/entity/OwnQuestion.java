package dev.vivavoce.portal.questions.entity;

import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.core.question.Style;
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
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A question of a tenant's own, as it is now. Imports make them, many at once and by SQL; so nothing here does. */
@Entity
@Table(name = "own_question")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = TenantBinding.PROPERTY)
public class OwnQuestion {
    @Id
    private UUID id;

    @Column(name = "question_id")
    private String questionId;

    @Enumerated(EnumType.STRING)
    private State state;

    /** For queries to narrow down by, as is the text; the content has both. */
    @Enumerated(EnumType.STRING)
    @SuppressWarnings("UnusedVariable")
    private Style style;

    @SuppressWarnings("UnusedVariable")
    private String text;

    private String content;

    @Column(name = "rubric_id")
    private UUID rubricId;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected OwnQuestion() {}

    public UUID id() {
        return id;
    }

    /** As the tenant calls it. */
    public String questionId() {
        return questionId;
    }

    public State state() {
        return state;
    }

    /** The engine's question without its rubric, as JSON. */
    public String content() {
        return content;
    }

    public UUID rubricId() {
        return rubricId;
    }

    public Instant changedAt() {
        return changedAt;
    }

    /** 1 for a new one, one more with every change. */
    public int version() {
        return version;
    }

    public void become(State newState, Style newStyle, String newText, String newContent, UUID newRubricId) {
        this.state = newState;
        this.style = newStyle;
        this.text = newText;
        this.content = newContent;
        this.rubricId = newRubricId;
        this.changedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}

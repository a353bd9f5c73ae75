package dev.vivavoce.portal.positions.entity;

import com.fasterxml.jackson.annotation.JsonValue;
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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jspecify.annotations.Nullable;

/** A job that people are interviewed for, with the questions that all of its candidates get, or equivalent ones. */
@Entity
@Table(name = "position")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = TenantBinding.PROPERTY)
public class StoredPosition {
    /** Only an open position takes candidates. */
    @Schema(name = "PositionState")
    public enum State {
        OPEN,
        CLOSED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same questions for everybody, or one of several equivalent sets for each. */
    @Schema(name = "QuestionChoice")
    public enum Choice {
        FIXED,
        DRAWN;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    private UUID id = UUID.randomUUID();

    private String title;
    private String posting;
    private String format;
    private @Nullable String department;
    private @Nullable String seniority;
    private String language;

    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;

    @Enumerated(EnumType.STRING)
    private Choice choice;

    private int target;
    private String classification;

    @Column(name = "question_sets")
    private String questionSets;

    @Column(name = "created_at")
    private Instant createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected StoredPosition() {}

    /** {@code classification} and {@code questionSets} as JSON. */
    public StoredPosition(
            String title,
            String posting,
            String format,
            @Nullable String seniority,
            String language,
            Choice choice,
            String classification,
            String questionSets) {
        this.title = title;
        this.posting = posting;
        this.format = format;
        this.seniority = seniority;
        this.language = language;
        this.choice = choice;
        this.classification = classification;
        this.questionSets = questionSets;
    }

    public UUID id() {
        return id;
    }

    public String title() {
        return title;
    }

    public String posting() {
        return posting;
    }

    public String format() {
        return format;
    }

    public Optional<String> department() {
        return Optional.ofNullable(department);
    }

    public Optional<String> seniority() {
        return Optional.ofNullable(seniority);
    }

    public String language() {
        return language;
    }

    public State state() {
        return state;
    }

    public Choice choice() {
        return choice;
    }

    /** The score, 1 to 10, that somebody who can do the job should reach in each competency. */
    public int target() {
        return target;
    }

    public String classification() {
        return classification;
    }

    public String questionSets() {
        return questionSets;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int version() {
        return version;
    }

    public void rename(String newTitle) {
        this.title = newTitle;
    }

    public void belongTo(@Nullable String newDepartment) {
        this.department = newDepartment;
    }

    public void aimAt(int newTarget) {
        this.target = newTarget;
    }

    public void become(State newState) {
        this.state = newState;
    }

    /** Other questions for those who are invited from now on. */
    public void ask(Choice newChoice, String newQuestionSets) {
        this.choice = newChoice;
        this.questionSets = newQuestionSets;
    }
}

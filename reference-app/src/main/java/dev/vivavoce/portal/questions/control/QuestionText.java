package dev.vivavoce.portal.questions.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Skill;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said in a question, in the shape of a line of an import: names and ids, no objects of the engine. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuestionText(
        @Nullable @Size(max = Scrutiny.LONGEST_TEXT) String text,
        @Nullable @Size(max = 20) String style,
        @Nullable @Size(max = 100) String competency,
        @Nullable @Size(max = 100) String skill,
        @Nullable @Size(max = 20) String difficulty,
        @Nullable @Size(max = 20) String seniority,
        @Nullable Integer minutes,
        @Nullable @Valid @Size(max = 10) List<@NotNull AnchorText> anchors,
        @Nullable @Valid RubricText rubric) {

    /** A change of nothing. */
    public static final QuestionText SAME = new QuestionText(null, null, null, null, null, null, null, null, null);

    public record AnchorText(
            @NotNull @Size(max = 200) String name,
            @NotNull @Size(max = 1_000) String anchor) {}

    public record RubricText(@NotNull @Valid @Size(max = 12) List<@NotNull CriterionText> criteria) {}

    public record CriterionText(
            @NotNull @Size(max = 200) String name,
            @NotNull @Valid @Size(max = 6) List<@NotNull LevelText> anchors) {}

    public record LevelText(
            @NotNull Integer level,
            @NotNull @Size(max = 1_000) String behaviour) {}

    public static QuestionText of(Question question) {
        return new QuestionText(
                question.text(),
                label(question.style()),
                question.competency().id(),
                question.skill().map(Skill::id).orElse(null),
                label(question.difficulty()),
                label(question.seniority()),
                question.minutes(),
                question.anchors().stream()
                        .map(anchor -> new AnchorText(anchor.name(), anchor.text()))
                        .toList(),
                of(question.rubric()));
    }

    private static RubricText of(Rubric rubric) {
        return new RubricText(rubric.criteria().stream()
                .map(criterion -> new CriterionText(
                        criterion.name(),
                        criterion.anchors().stream()
                                .map(anchor -> new LevelText(anchor.level(), anchor.behaviour()))
                                .toList()))
                .toList());
    }

    /** As files and answers write a constant. */
    public static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

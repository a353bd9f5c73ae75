package dev.vivavoce.portal.positions.boundary;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.portal.positions.control.Positions;
import dev.vivavoce.portal.positions.control.Positions.Held;
import dev.vivavoce.portal.positions.entity.StoredPosition;
import dev.vivavoce.portal.sessions.boundary.SessionsResource.QuestionView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What answers about positions are made of. */
public final class PositionViews {
    private PositionViews() {}

    public record PositionSummary(
            UUID id,
            String title,
            @Nullable String department,
            String format,
            StoredPosition.State state,
            String category,
            Instant createdAt) {
        public static PositionSummary of(Held held) {
            StoredPosition row = held.row();
            return new PositionSummary(
                    row.id(),
                    row.title(),
                    row.department().orElse(null),
                    row.format(),
                    row.state(),
                    held.kind().category(),
                    row.createdAt());
        }
    }

    public record PositionList(List<PositionSummary> items) {}

    /** Confidence from 0 to 1. */
    public record KindView(
            String categoryId, String category, double confidence, String seniority, List<String> skills) {}

    public record LevelView(int level, String behaviour) {}

    public record CriterionView(String name, List<LevelView> levels) {}

    /** A question and what its answer is rated by. */
    public record RatedQuestion(QuestionView question, List<CriterionView> rubric) {
        public static RatedQuestion of(Question question) {
            return new RatedQuestion(
                    QuestionView.of(question),
                    question.rubric().criteria().stream()
                            .map(criterion -> new CriterionView(
                                    criterion.name(),
                                    criterion.anchors().stream()
                                            .map(anchor -> new LevelView(anchor.level(), anchor.behaviour()))
                                            .toList()))
                            .toList());
        }
    }

    /** {@code questionSets} has one list for each equivalent set. */
    public record PositionView(
            UUID id,
            String title,
            String posting,
            String format,
            int minutes,
            @Nullable String department,
            String seniority,
            String language,
            StoredPosition.State state,
            int target,
            KindView kind,
            StoredPosition.Choice questions,
            List<List<RatedQuestion>> questionSets,
            Instant createdAt) {
        public static PositionView of(Held held) {
            StoredPosition row = held.row();
            Positions.Kind kind = held.kind();
            String told = lower(kind.seniority().name());
            return new PositionView(
                    row.id(),
                    row.title(),
                    row.posting(),
                    row.format(),
                    held.format().minutes(),
                    row.department().orElse(null),
                    row.seniority().map(PositionView::lower).orElse(told),
                    row.language(),
                    row.state(),
                    row.target(),
                    new KindView(kind.categoryId(), kind.category(), kind.confidence(), told, kind.skills()),
                    row.choice(),
                    held.sets().stream()
                            .map(set -> set.stream().map(RatedQuestion::of).toList())
                            .toList(),
                    row.createdAt());
        }

        private static String lower(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}

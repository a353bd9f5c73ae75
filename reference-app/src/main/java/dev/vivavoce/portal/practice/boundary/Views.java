package dev.vivavoce.portal.practice.boundary;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.progress.Focus;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.progress.QuestionProgress;
import dev.vivavoce.core.progress.Strength;
import dev.vivavoce.core.progress.TopicProgress;
import dev.vivavoce.portal.practice.control.Plans;
import dev.vivavoce.portal.sessions.boundary.SessionsResource.TopicView;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What several answers of practice are made of. */
public final class Views {
    private Views() {}

    /** {@code before} and {@code after} are priorities or minutes; {@code topic} is one to take up. */
    public record ChangeView(
            String id,
            String kind,
            String topicId,
            String rationale,
            @Nullable Integer before,
            @Nullable Integer after,
            @Nullable TopicView topic) {
        public static ChangeView of(PlanChange change) {
            Integer before = null;
            Integer after = null;
            TopicView topic = null;
            if (change instanceof PlanChange.Introduce introduce) {
                topic = TopicView.of(introduce.introduced());
            } else if (change instanceof PlanChange.Reprioritise move) {
                before = move.before();
                after = move.after();
            } else if (change instanceof PlanChange.Rebudget rebudget) {
                before = rebudget.before();
                after = rebudget.after();
            }
            String kind = change.id().substring(0, change.id().indexOf(':'));
            return new ChangeView(change.id(), kind, change.topic().value(), change.rationale(), before, after, topic);
        }
    }

    public record ChangesView(UUID id, int planRevision, List<ChangeView> changes) {
        public static ChangesView of(Plans.Changed changed) {
            return new ChangesView(
                    changed.row().id(),
                    changed.proposal().planRevision(),
                    changed.proposal().changes().stream().map(ChangeView::of).toList());
        }
    }

    /** From 0 to 1; the interval holds the true value in nine cases of ten. */
    public record StrengthView(double mean, double low, double high) {
        public static StrengthView of(Strength strength) {
            return new StrengthView(strength.mean(), strength.low(), strength.high());
        }
    }

    public record TopicStanding(
            String topic, StrengthView strength, int questions, int attempts, long seconds, double trend) {
        public static TopicStanding of(TopicProgress topic) {
            return new TopicStanding(
                    topic.topic(),
                    StrengthView.of(topic.strength()),
                    topic.questions(),
                    topic.attempts(),
                    topic.time().toSeconds(),
                    topic.trend());
        }

        public static List<TopicStanding> all(Progress progress) {
            return progress.topics().stream().map(TopicStanding::of).toList();
        }
    }

    public record AnchorView(String name, String anchor) {
        public static AnchorView of(Anchor anchor) {
            return new AnchorView(anchor.name(), anchor.text());
        }
    }

    public record QuestionStanding(
            String questionId, String question, int attempts, double bestScore, List<AnchorView> bestAnchors) {
        public static QuestionStanding of(QuestionProgress question) {
            return new QuestionStanding(
                    question.question().value(),
                    question.text(),
                    question.attempts(),
                    question.bestScore(),
                    question.bestAnchors().stream().map(AnchorView::of).toList());
        }

        public static List<QuestionStanding> all(Progress progress) {
            return progress.questions().stream().map(QuestionStanding::of).toList();
        }
    }

    public record FocusView(String topic, String reason) {
        public static @Nullable FocusView of(Progress progress) {
            return progress.nextFocus().map(FocusView::of).orElse(null);
        }

        private static FocusView of(Focus focus) {
            return new FocusView(focus.topic(), focus.reason().name().toLowerCase(Locale.ROOT));
        }
    }
}

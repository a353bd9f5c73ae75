package dev.vivavoce.portal.practice.control;

import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.StoryStructure;
import dev.vivavoce.portal.access.control.PersonalRecords;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.sessions.control.Drafts;
import dev.vivavoce.portal.sessions.control.StudySessions;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All that somebody has practised. It goes with the person's row by itself; a job that waits then finds nothing to rate. */
@ApplicationScoped
public class OwnPractice implements PersonalRecords {
    record Practice(
            Optional<Plan> plan, List<PastSession> sessions, List<StoryStructure> stories, List<Instant> reviews) {}

    record PastSession(
            Instant startedAt,
            Optional<Instant> endedAt,
            int plannedMinutes,
            Session session,
            Map<Integer, String> drafts) {}

    @Inject
    Plans plans;

    @Inject
    StudySessions sessions;

    @Inject
    Drafts drafts;

    @Inject
    Stories stories;

    @Inject
    Reviews reviews;

    @Override
    public String section() {
        return "practice";
    }

    @Override
    public Object export(UUID person) {
        return new Practice(
                plans.find(),
                sessions.all(person).stream()
                        .filter(study -> !study.row().isAssessment())
                        .map(this::past)
                        .toList(),
                stories.after(Cursor.START, Integer.MAX_VALUE).stream()
                        .map(Stories.Saved::structure)
                        .toList(),
                reviews.all(person).stream().map(Reviews.Past::at).toList());
    }

    private PastSession past(Study study) {
        int open = study.row().openTurn().orElse(0);
        Map<Integer, String> draft = drafts.find(study.row().id(), open)
                .map(text -> Map.of(open, text))
                .orElse(Map.of());
        return new PastSession(
                study.row().startedAt(), study.row().endedAt(), study.row().plannedMinutes(), study.session(), draft);
    }
}

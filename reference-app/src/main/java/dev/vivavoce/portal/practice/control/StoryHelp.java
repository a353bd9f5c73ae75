package dev.vivavoce.portal.practice.control;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.StoryStructure;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.llm.ModelStoryCoach;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.models.control.Standing;
import dev.vivavoce.portal.models.control.TenantModels;
import dev.vivavoce.portal.sessions.control.StudySessions;
import dev.vivavoce.portal.sessions.control.Turns;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Helps with a story: puts under its headings what the learner has said before, and tells what is still missing. */
@ApplicationScoped
public class StoryHelp {
    /** In how many sessions an answer is looked for. */
    private static final int LATEST = 100;

    /**
     * What there is to begin with.
     *
     * @param saved nothing where no story was written yet
     * @param lastAnswer what was said to the question last; empty where nothing was
     */
    public record Ground(Question question, Optional<Stories.Saved> saved, String lastAnswer) {
        /** What is saved, or the empty outline that suits the question. */
        public StoryStructure story() {
            return saved.map(Stories.Saved::structure).orElseGet(() -> StoryStructure.outline(question));
        }
    }

    /**
     * What to think about.
     *
     * @param part from 0; none where it is for the whole
     */
    public record Hint(OptionalInt part, String text) {}

    /**
     * What is missing.
     *
     * @param by the model, or the evaluator that held the notes against the rubric
     * @param standsInFor the model that should have helped
     */
    public record Advice(List<Hint> hints, String by, Optional<String> standsInFor) {}

    @Inject
    Turns turns;

    @Inject
    Stories stories;

    @Inject
    StudySessions sessions;

    @Inject
    TenantModels models;

    @Inject
    @Standing
    Evaluator standing;

    @Inject
    @ConfigProperty(name = "rating.retry.seconds")
    int retry;

    @InTenant
    public Ground ground(String questionId) {
        Question question = turns.question(questionId).orElseThrow(Problem::notFound);
        String lastAnswer = said().stream()
                .filter(turn -> turn.question().id().equals(question.id()))
                .findFirst()
                .map(turn -> turn.answer().text())
                .orElse("");
        return new Ground(question, stories.find(questionId), lastAnswer);
    }

    /** What the learner has said in the latest sessions of practice, the latest first, and each question as it was asked then. */
    @InTenant
    public List<Turn.Spoken> said() {
        return sessions.before(Cursor.END, LATEST).stream()
                .filter(study -> !study.row().isAssessment())
                .flatMap(study -> study.session().turns().stream())
                .filter(Turn.Spoken.class::isInstance)
                .map(Turn.Spoken.class::cast)
                .sorted(Comparator.comparing((Turn.Spoken turn) -> turn.answer().at())
                        .reversed())
                .toList();
    }

    /**
     * What is missing in a story, by the tenant's models, else by the standing evaluator; outside of any transaction.
     *
     * @param locale to write in
     */
    public Advice advise(Question question, StoryStructure story, Locale locale) {
        Optional<String> wanted = models.first();
        return models.advise((model, name) -> new Advice(
                        new ModelStoryCoach(model, name)
                                .hints(question, story, locale).stream()
                                        .map(hint -> new Hint(OptionalInt.of(hint.part()), hint.text()))
                                        .toList(),
                        name,
                        wanted.filter(first -> !first.equals(name))))
                .orElseGet(() -> rated(question, story, wanted));
    }

    /** The notes as an answer: what would be missing in it. */
    private Advice rated(Question question, StoryStructure story, Optional<String> standsInFor) {
        String notes = story.parts().stream()
                .map(StoryStructure.Part::notes)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
        try {
            Evaluation evaluation = standing.evaluate(
                    Submission.of(question, Answer.typed(notes, Duration.ZERO, Instant.EPOCH), Locale.ENGLISH));
            Feedback feedback = evaluation instanceof Evaluation.Scored scored ? scored.feedback() : Feedback.NONE;
            return new Advice(
                    feedback.improvements().stream()
                            .map(text -> new Hint(OptionalInt.empty(), text))
                            .toList(),
                    evaluation.provenance().rater(),
                    standsInFor);
        } catch (UnavailableException away) {
            throw Problem.unavailable(away.retryAfter().orElse(Duration.ofSeconds(retry)));
        }
    }
}

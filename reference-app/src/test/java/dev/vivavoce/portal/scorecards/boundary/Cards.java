package dev.vivavoce.portal.scorecards.boundary;

import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.report.Review;
import dev.vivavoce.core.report.ReviewedCard;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.interviews.control.Invitations.Contact;
import dev.vivavoce.portal.scorecards.control.Card;
import dev.vivavoce.portal.scorecards.control.Card.Remark;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Score cards as tests want them: one question, rated on two criteria, for each answer. */
final class Cards {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
    static final UUID REVIEWER = new UUID(7, 7);
    private static final Rubric RUBRIC = new Rubric(List.of(criterion("Clarity"), criterion("-Depth")));

    private Cards() {}

    private static Criterion criterion(String name) {
        return new Criterion(
                name, List.of(new BehaviouralAnchor(0, "Says nothing."), new BehaviouralAnchor(5, "Says it all.")));
    }

    static Card of(String... answers) {
        return of(List.of(), answers);
    }

    /** With a person's level on the first answer for each of the reasons. */
    static Card of(List<String> reasons, String... answers) {
        Session session = Session.builder("s", Position.of("Ward nurse, Łódź")).open();
        for (String answer : answers) {
            int number = session.turns().size();
            Turn.Asked asked = new Turn.Asked(
                    Question.builder("q" + number, "What did you do?", new Competency("care", "Patient care"), RUBRIC)
                            .build(),
                    AT);
            session = session.plus(asked)
                    .replace(
                            number,
                            asked.answer(Answer.typed(answer, Duration.ofMinutes(2), AT))
                                    .evaluated(evaluation(answer)));
        }
        List<Remark> remarks = new ArrayList<>();
        List<Review> reviews = new ArrayList<>();
        for (String reason : reasons) {
            remarks.add(new Remark(1, "Clarity", 4, Optional.of(reason), REVIEWER, AT));
            reviews.add(new Review(1, "Clarity", 4, REVIEWER.toString(), Optional.of(reason)));
        }
        return new Card(
                new UUID(1, 2),
                new UUID(3, 4),
                session.position().title(),
                Optional.of(new Contact("Zoë Müller", "zoe@example.org")),
                remarks,
                Optional.empty(),
                ReviewedCard.of(session, List.of()),
                ReviewedCard.of(session, reviews),
                Optional.of(LocalDate.of(2026, 3, 2)),
                Card.State.TO_REVIEW,
                3);
    }

    private static Evaluation evaluation(String answer) {
        int start = answer.length() - answer.stripLeading().length();
        int end = answer.offsetByCodePoints(start, Math.min(12, answer.codePointCount(start, answer.length())));
        return new Evaluation.Scored(
                List.of(new Rating("Clarity", 3, List.of(Evidence.in(answer, start, end))), Rating.none("-Depth")),
                List.of(),
                Feedback.NONE,
                Set.of(Flag.TOO_SHORT),
                0.7,
                Provenance.of("rules", "1"));
    }
}

package dev.vivavoce.testkit;

import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Answers with all that their rating may rest on. */
final class SampleSubmissions {

    private SampleSubmissions() {}

    /** The answers of a whole interview; and one to be rated by a single criterion, without anchors. */
    static List<Submission> interview() {
        List<Submission> submissions = new ArrayList<>();
        for (Turn turn : Samples.session().turns()) {
            if (turn instanceof Turn.Spoken spoken) {
                submissions.add(Submission.of(turn.question(), spoken.answer(), Locale.ENGLISH));
            }
        }
        Submission plain = Samples.submission();
        Criterion only = new Criterion("Outcome", List.of(new BehaviouralAnchor(3, "Says how it ended.")));
        submissions.add(new Submission(
                plain.question(),
                plain.style(),
                new Rubric(List.of(only)),
                List.of(),
                List.of(),
                plain.answer(),
                plain.locale()));
        return submissions;
    }

    /** Any answer to the first behavioural question. */
    static Submission of(String answer) {
        Submission sample = Samples.submission();
        return new Submission(
                sample.question(),
                sample.style(),
                sample.rubric(),
                sample.anchors(),
                sample.references(),
                answer,
                sample.locale());
    }
}

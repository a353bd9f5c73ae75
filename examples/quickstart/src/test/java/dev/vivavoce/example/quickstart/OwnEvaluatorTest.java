package dev.vivavoce.example.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnEvaluatorTest {

    private static Evaluator wordCount() {
        Evaluator wordCount = submission -> {
            if (submission.answer().isBlank()) {
                return new Evaluation.Abstained("The answer is empty.", Set.of(), Provenance.of("word-count", "1"));
            }
            Evidence all =
                    Evidence.in(submission.answer(), 0, submission.answer().length());
            int level = Math.min(Rubric.HIGHEST, WordLimit.count(submission.answer()) / 40);
            List<Rating> ratings = submission.rubric().criteria().stream()
                    .map(criterion -> new Rating(criterion.name(), level, List.of(all)))
                    .toList();
            List<Coverage> anchors =
                    submission.anchors().stream().map(Coverage::none).toList();
            return new Evaluation.Scored(
                    ratings, anchors, Feedback.NONE, Set.of(), 0.1, Provenance.of("word-count", "1"));
        };
        return wordCount;
    }

    @Test
    void the_evaluator_of_the_readme_counts_words() {
        Evaluation forty = wordCount().evaluate(submission("word ".repeat(40)));
        Evaluation none = wordCount().evaluate(submission(" "));

        assertThat(forty).isInstanceOfSatisfying(Evaluation.Scored.class, scored -> assertThat(scored.score())
                .isEqualTo(3));
        assertThat(none).isInstanceOf(Evaluation.Abstained.class);
    }

    @Test
    void the_readme_shows_these_very_lines() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        int block = readme.indexOf("```java", readme.indexOf("## How to write an evaluator"));
        List<String> shown = words(readme.substring(block + 7, readme.indexOf("```", block + 7)));
        List<String> compiled =
                words(Files.readString(Path.of("src/test/java/dev/vivavoce/example/quickstart/OwnEvaluatorTest.java")));

        assertThat(compiled).containsSequence(shown);
    }

    private static List<String> words(String code) {
        return List.of(code.strip().split("\\s+"));
    }

    private static Submission submission(String answer) {
        Rubric rubric = new Rubric(
                List.of(new Criterion("Substance", List.of(new BehaviouralAnchor(3, "Says something that helps.")))));
        return new Submission(
                "What do you do first?",
                Style.TECHNICAL,
                rubric,
                List.of(new Anchor("Safety", "Makes the place safe.")),
                List.of(),
                answer,
                Locale.ENGLISH);
    }
}

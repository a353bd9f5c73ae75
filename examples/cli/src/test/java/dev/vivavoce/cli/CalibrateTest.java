package dev.vivavoce.cli;

import static dev.vivavoce.cli.Labels.labels;
import static dev.vivavoce.cli.Labels.line;
import static dev.vivavoce.cli.Labels.meanError;
import static dev.vivavoce.cli.Labels.score;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateTest {

    @TempDir
    Path folder;

    @Test
    void moves_scores_to_where_strict_raters_put_them() throws IOException {
        Path labels = folder.resolve("labels.jsonl");
        Path map = folder.resolve("map.json");
        Files.writeString(labels, labels(60));

        Run run = Run.with("", "calibrate", "--labels", labels.toString(), "--out", map.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("before", "after", "1 rubrics with a map of their own, from 60 answers");
        double before = meanError(run.out(), "before");
        assertThat(meanError(run.out(), "after")).isLessThan(before);
        String best = line(4);
        int plain = score(Run.with(best, "evaluate").out());
        assertThat(score(Run.with(best, "evaluate", "--calibration", map.toString())
                        .out()))
                .isLessThan(plain);
        assertThat(Run.with(best, "evaluate", "--calibration", map.toString()).out())
                .contains("+calibration-");
    }

    @Test
    void names_the_lines_that_it_cannot_use_and_learns_from_the_others() throws IOException {
        Path labels = folder.resolve("labels.jsonl");
        Files.writeString(labels, labels(60) + "{\"question\": \"Why?\", \"answer\": \"So.\", \"label\": 11}\n{\n\n");

        Run run = Run.with("", "calibrate", "--labels", labels.toString());

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).contains("line 61: \"label\"", "line 62: ", "from 60 answers");
    }

    @Test
    void wants_enough_labels_and_a_file_of_maps() throws IOException {
        Path labels = folder.resolve("labels.jsonl");
        Files.writeString(labels, labels(10));

        assertThat(Run.with("", "calibrate", "--labels", labels.toString()).err())
                .contains("has 10 labels that can be used; at least 30 are needed");
        assertThat(Run.with("", "calibrate", "--labels", folder.resolve("none").toString())
                        .err())
                .contains("cannot read");
        assertThat(Run.with(line(1), "evaluate", "--calibration", labels.toString())
                        .err())
                .contains("holds no calibration");
    }
}

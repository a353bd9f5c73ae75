package dev.vivavoce.cli;

import static dev.vivavoce.cli.Labels.labels;
import static dev.vivavoce.cli.Labels.line;
import static dev.vivavoce.cli.Labels.meanError;
import static dev.vivavoce.cli.Labels.score;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.embedded.OrdinalHead;
import dev.vivavoce.embedded.Traits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TrainTest {

    @TempDir
    Path folder;

    private Path labels;
    private Path head;

    @BeforeEach
    void name_files() {
        labels = folder.resolve("labels.jsonl");
        head = folder.resolve("head.txt");
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = "amd64",
            disabledReason = "the build brings PyTorch for Linux on x86-64 alone")
    void learns_how_strict_raters_weigh_what_they_read() throws IOException {
        Files.writeString(labels, labels(120));

        Run run = train("--out", head.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(meanError(run.out(), "after")).isLessThan(meanError(run.out(), "before"));
        assertThat(run.out())
                .contains(
                        "stories and plans: as the rules have it, of 0 answers too few to learn from",
                        "explanations: learned from 120 answers");
        String best = line(4);
        Run plain = Run.with(best, "evaluate");
        Run learned = Run.with(best, "evaluate", "--head", head.toString());
        assertThat(learned.status()).as(learned.err()).isZero();
        assertThat(score(learned.out())).isLessThan(score(plain.out())).isBetween(4, 6);
        assertThat(plain.out()).doesNotContain("+head-");
        assertThat(learned.out())
                .contains("+head-" + OrdinalHead.parse(Files.readString(head)).fingerprint());
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = "amd64",
            disabledReason = "the build brings PyTorch for Linux on x86-64 alone")
    void learns_the_same_from_the_same() throws IOException {
        Files.writeString(labels, labels(90));
        Path again = folder.resolve("again.txt");
        Path other = folder.resolve("other.txt");

        assertThat(train("--out", head.toString(), "--seed", "7").out())
                .isEqualTo(train("--out", again.toString(), "--seed", "7").out());
        train("--out", other.toString(), "--seed", "8");

        assertThat(again).hasSameBinaryContentAs(head);
        assertThat(Files.readString(other)).contains("seed 8").isNotEqualTo(Files.readString(head));
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = "amd64",
            disabledReason = "the build brings PyTorch for Linux on x86-64 alone")
    void names_the_lines_that_it_cannot_use_and_learns_from_the_others() throws IOException {
        Files.writeString(labels, labels(60) + "{\"question\": \"Why?\", \"answer\": \"So.\", \"label\": 11}\n{\n\n");

        Run run = train();

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).contains("line 61: \"label\"", "line 62: ", "learned from 60 answers");
    }

    @Test
    void wants_enough_labels() throws IOException {
        Files.writeString(labels, labels(40));

        assertThat(train().err()).contains("has 40 labels that can be used; at least 60 are needed");
        assertThat(Run.with("", "train", "--labels", folder.resolve("none").toString())
                        .err())
                .contains("cannot read");
    }

    @Test
    void takes_no_head_that_was_changed_or_is_none() throws IOException {
        String text = written("1-0a1b2c3d").text();

        assertThat(unusable(text.replace("answers 60", "answers 61"))).contains("was changed or cut off");
        assertThat(unusable(text.substring(0, text.length() / 2))).contains("was changed or cut off");
        assertThat(unusable(text.replace("vivavoce-head 1", "vivavoce-head 2")))
                .contains("is of format 2, but only 1 is known");
        assertThat(unusable("{}")).contains("is no head");
        assertThat(unusable("")).contains("is no head");
    }

    @Test
    void takes_no_head_that_was_learned_for_another_version() throws IOException {
        assertThat(unusable(written("1-0a1b2c3d").text()))
                .contains("the head was learned for version 1-0a1b2c3d of the evaluator", "learn it again");
    }

    @Test
    void has_a_head_for_the_embedded_evaluator_alone() throws IOException {
        Files.writeString(head, written("1-0a1b2c3d").text());

        Run run = Run.with(line(1), "evaluate", "--provider", "vllm", "--model", "m", "--head", head.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--head: only the embedded provider has one");
    }

    private String unusable(String text) throws IOException {
        Files.writeString(head, text);
        Run run = Run.with(line(1), "evaluate", "--head", head.toString());
        assertThat(run.status()).isEqualTo(2);
        return run.err();
    }

    private static OrdinalHead written(String evaluator) {
        List<Double> thresholds = List.of(-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0);
        return new OrdinalHead(
                evaluator,
                60,
                1,
                Map.of(
                        Traits.Part.EXPLANATION,
                        new OrdinalHead.Learned(
                                thresholds, List.of(new OrdinalHead.Weighed("knowledge", 0.5, 0.2, 1)))));
    }

    private Run train(String... more) {
        String[] all = new String[3 + more.length];
        all[0] = "train";
        all[1] = "--labels";
        all[2] = labels.toString();
        System.arraycopy(more, 0, all, 3, more.length);
        return Run.with("", all);
    }
}

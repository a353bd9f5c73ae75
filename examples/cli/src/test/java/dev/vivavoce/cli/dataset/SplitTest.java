package dev.vivavoce.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.dataset.Split.Part;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitTest {

    private static final List<Labelled> GOLDEN = golden();

    private static List<Labelled> golden() {
        Intake intake = new Intake(QuestionBank::bundled, () -> {});
        intake.golden();
        assertThat(intake.findings()).isEmpty();
        return intake.labelled();
    }

    private static Labelled asking(Labelled labelled, String question) {
        Submission one = labelled.submission();
        return labelled.with(
                new Submission(
                        question,
                        one.style(),
                        one.rubric(),
                        one.anchors(),
                        one.references(),
                        one.answer(),
                        one.locale()),
                labelled.evaluation());
    }

    @Test
    void there_are_five_hundred_golden_examples_or_more_and_no_two_are_alike() {
        assertThat(GOLDEN).hasSizeGreaterThanOrEqualTo(500);
        assertThat(GOLDEN).extracting(Labelled::id).doesNotHaveDuplicates();
        assertThat(Doubles.dropped(GOLDEN)).hasSameSizeAs(GOLDEN);
        assertThat(GOLDEN)
                .allSatisfy(labelled -> assertThat(labelled.evaluation().anchors())
                        .extracting(coverage -> coverage.anchor())
                        .containsExactlyElementsOf(labelled.submission().anchors()));
    }

    @Test
    void a_question_lies_in_one_part_whatever_the_order_and_the_seed() {
        for (int seed = 0; seed < 20; seed++) {
            List<Labelled> shuffled = new ArrayList<>(GOLDEN);
            Collections.shuffle(shuffled, new Random(seed));

            Map<String, Part> parts = Split.of(shuffled, 0.1, 0.2, seed);

            assertThat(parts).isEqualTo(Split.of(GOLDEN, 0.1, 0.2, seed));
            assertThat(parts.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            GOLDEN.stream().map(Split::key).distinct().toList());
            assertThat(count(parts, Part.TEST)).isBetween(parts.size() / 6L, parts.size() / 4L);
            assertThat(count(parts, Part.VALIDATION)).isBetween(parts.size() / 12L, parts.size() / 8L);
        }
    }

    @Test
    void questions_that_say_nearly_the_same_lie_in_one_part() {
        List<Labelled> doubled = new ArrayList<>(GOLDEN);
        Map<String, String> alike = new HashMap<>();
        for (Labelled labelled : GOLDEN) {
            Labelled other = asking(
                    labelled, "Please: " + labelled.submission().question().toUpperCase(Locale.ROOT));
            doubled.add(other);
            alike.put(Split.key(labelled), Split.key(other));
        }

        Map<String, Part> parts = Split.of(doubled, 0.1, 0.2, 3);

        alike.forEach((one, other) -> assertThat(parts.get(one)).isEqualTo(parts.get(other)));
        assertThat(parts.values()).contains(Part.TRAIN, Part.VALIDATION, Part.TEST);
    }

    private static long count(Map<String, Part> parts, Part part) {
        return parts.values().stream().filter(one -> one == part).count();
    }

    @Test
    void an_answer_that_is_there_but_for_a_word_is_dropped() {
        Labelled first = GOLDEN.get(0);
        Submission one = first.submission();
        Labelled again = first.with(
                new Submission(
                        "Another question?",
                        one.style(),
                        one.rubric(),
                        List.<Anchor>of(),
                        one.references(),
                        one.answer() + " Yes.",
                        one.locale()),
                first.evaluation());

        assertThat(Doubles.dropped(List.of(first, again, GOLDEN.get(1)))).containsExactly(first, GOLDEN.get(1));
    }
}

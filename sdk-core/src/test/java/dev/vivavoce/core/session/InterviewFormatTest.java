package dev.vivavoce.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vivavoce.core.question.Style;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterviewFormatTest {

    @ParameterizedTest
    @CsvSource({
        "screening, 5, 15",
        "behavioural, 6, 30",
        "technical, 8, 45",
        "system_design, 3, 45",
        "coding, 3, 60",
        "custom, 10, 45"
    })
    void has_the_questions_and_minutes_of_its_kind(String id, int questions, int minutes) {
        InterviewFormat format = InterviewFormat.named(id).orElseThrow();

        assertThat(format.questions()).isEqualTo(questions);
        assertThat(format.minutes()).isEqualTo(minutes);
    }

    @Test
    void is_found_by_its_name_alone() {
        assertThat(InterviewFormat.ALL).hasSize(6);
        assertThat(InterviewFormat.named("Screening")).isEmpty();
    }

    @Test
    void refuses_minutes_and_counts_out_of_range() {
        for (int minutes : new int[] {0, 481}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new InterviewFormat("x", minutes, Map.of(Style.CODING, 1)))
                    .withMessage("minutes must be 1 to 480 but were " + minutes);
        }
        assertThat(new InterviewFormat("x", 480, Map.of(Style.CODING, 100)).questions())
                .isEqualTo(100);
        assertThat(new InterviewFormat("x", 1, Map.of(Style.CODING, 1)).minutes())
                .isEqualTo(1);
        for (int count : new int[] {0, 101}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new InterviewFormat("x", 1, Map.of(Style.CODING, count)))
                    .withMessage("questions must be 1 to 100 but were " + count);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InterviewFormat("x", 1, Map.of(Style.CODING, -1, Style.TECHNICAL, 2)))
                .withMessageStartingWith("mix must not have negative counts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InterviewFormat(" ", 1, Map.of(Style.CODING, 1)))
                .withMessage("id must not be blank");
    }

    @Test
    void leaves_out_styles_with_no_question() {
        assertThat(new InterviewFormat("x", 1, Map.of(Style.CODING, 1, Style.TECHNICAL, 0)).mix())
                .containsOnlyKeys(Style.CODING);
    }

    @Test
    void scales_minutes_and_mix_with_questions() {
        InterviewFormat ten = InterviewFormat.SCREENING.withQuestions(10);

        assertThat(ten.minutes()).isEqualTo(30);
        assertThat(ten.mix()).isEqualTo(Map.of(Style.MOTIVATION, 6, Style.BEHAVIOURAL, 2, Style.SITUATIONAL, 2));
        assertThat(InterviewFormat.CODING.withQuestions(100).minutes()).isEqualTo(480);
        assertThat(new InterviewFormat("x", 1, Map.of(Style.CODING, 10))
                        .withQuestions(1)
                        .minutes())
                .isEqualTo(1);
        assertThat(InterviewFormat.SCREENING.withQuestions(5)).isEqualTo(InterviewFormat.SCREENING);
        for (int count : new int[] {0, 101}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> InterviewFormat.CUSTOM.withQuestions(count))
                    .withMessage("questions must be 1 to 100 but were " + count);
        }
    }

    @Property
    void scales_to_just_that_many_questions(@ForAll @IntRange(min = 1, max = 100) int count) {
        for (InterviewFormat format : InterviewFormat.ALL) {
            InterviewFormat scaled = format.withQuestions(count);
            assertThat(scaled.questions()).isEqualTo(count);
            format.mix().forEach((style, share) -> {
                double fair = share * (double) count / format.questions();
                assertThat((double) scaled.mix().getOrDefault(style, 0)).isBetween(fair - 1, fair + 1);
            });
        }
    }
}

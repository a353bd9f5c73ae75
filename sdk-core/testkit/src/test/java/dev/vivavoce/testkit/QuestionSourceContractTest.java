package dev.vivavoce.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.core.spi.QuestionSource;
import dev.vivavoce.core.spi.UnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each rule bites: it fails, or is aborted where it says SHOULD, for a source that breaks it. */
class QuestionSourceContractTest {

    private static final QuestionSource HONEST = new FixedQuestions(questions());

    /** The samples, and more of the styles that are asked for, with all difficulties. */
    private static List<Question> questions() {
        List<Question> questions = new ArrayList<>(Samples.questions());
        for (Question question : Samples.questions()) {
            for (Difficulty difficulty : Difficulty.values()) {
                questions.add(Question.builder(
                                question.id() + "-" + difficulty,
                                question.text(),
                                question.competency(),
                                question.rubric())
                        .style(question.style())
                        .difficulty(difficulty)
                        .build());
            }
        }
        return questions;
    }

    @Test
    void fixed_questions_keep_every_rule() {
        assertThat(Trial.ofSource(HONEST)).isEqualTo(new Trial(Set.of(), Set.of()));
    }

    @Test
    void s1_fails_a_source_that_finds_too_few() {
        assertThat(after((query, found) -> found.isEmpty() ? found : found.subList(1, found.size()))
                        .failed())
                .containsExactly("S1");
    }

    @Test
    void s2_fails_a_source_that_overlooks_what_is_excluded() {
        assertThat(before(query -> copy(query, query.mix(), Set.of(), query.seed()))
                        .failed())
                .containsExactly("S2");
    }

    @Test
    void s3_fails_a_source_that_fills_up_with_duplicates() {
        Trial trial = after((query, found) -> {
            List<Question> filled = new ArrayList<>(found);
            for (Question question : found) {
                long there = filled.stream()
                        .filter(other -> other.style() == question.style())
                        .count();
                if (there < query.mix().getOrDefault(question.style(), 0)) {
                    filled.add(question);
                }
            }
            filled.sort((a, b) -> a.style().compareTo(b.style()));
            return filled;
        });
        assertThat(trial.failed()).containsExactly("S3");
    }

    @Test
    void s4_fails_a_source_that_fills_up_with_another_style() {
        Trial trial = after((query, found) -> {
            List<Question> filled = new ArrayList<>(found);
            if (found.size() < query.count()) {
                filled.add(Samples.question(Style.CODING));
            }
            return filled;
        });
        assertThat(trial.failed()).contains("S4").doesNotContain("S1");
    }

    @Test
    void s5_fails_a_source_that_finds_in_any_order() {
        Trial trial = after((query, found) -> {
            List<Question> reversed = new ArrayList<>(found);
            Collections.reverse(reversed);
            return reversed;
        });
        assertThat(trial.failed()).containsExactly("S5");
    }

    @Test
    void s6_fails_a_source_with_chance_of_its_own() {
        AtomicInteger calls = new AtomicInteger();
        assertThat(before(query -> copy(query, query.mix(), query.exclude(), calls.incrementAndGet()))
                        .failed())
                .contains("S6");
    }

    @Test
    void s7_aborts_a_source_that_overlooks_the_seed() {
        Trial trial = before(query -> copy(query, query.mix(), query.exclude(), 1));
        assertThat(trial).isEqualTo(new Trial(Set.of(), Set.of("S7")));
    }

    @Test
    void s8_aborts_a_source_that_overlooks_what_was_shown() {
        Trial trial = before(query -> new QuestionQuery(
                query.position(),
                query.topic(),
                query.mix(),
                query.exclude(),
                Map.of(),
                query.strength(),
                query.locale(),
                query.seed()));
        assertThat(trial).isEqualTo(new Trial(Set.of(), Set.of("S8")));
    }

    @Test
    void s9_aborts_a_source_that_overlooks_the_strength() {
        Trial trial = before(query -> new QuestionQuery(
                query.position(),
                query.topic(),
                query.mix(),
                query.exclude(),
                query.exposure(),
                OptionalDouble.empty(),
                query.locale(),
                query.seed()));
        assertThat(trial).isEqualTo(new Trial(Set.of(), Set.of("S9")));
    }

    @Test
    void s10_fails_a_source_that_chokes_on_a_control_character() {
        Trial trial = before(query -> {
            if (query.position().posting().indexOf(0) >= 0) {
                throw new IllegalArgumentException("a NUL");
            }
            return query;
        });
        assertThat(trial.failed()).containsExactly("S10");
    }

    @Test
    void s10_allows_a_source_to_be_unavailable() {
        Trial trial = Trial.ofSource(query -> {
            throw new UnavailableException("test", "always", Optional.empty());
        });
        assertThat(trial.failed()).doesNotContain("S10").contains("S1");
    }

    @Test
    void s11_fails_a_source_that_only_its_own_thread_can_use() {
        Thread own = Thread.currentThread();
        assertThat(before(query -> {
                            if (Thread.currentThread() != own) {
                                throw new IllegalStateException("another thread");
                            }
                            return query;
                        })
                        .failed())
                .containsExactly("S11");
    }

    @Test
    void s12_fails_a_source_that_finds_anything_at_all_in_another_language() {
        Trial trial = after(
                (query, found) -> query.locale().equals(Locale.forLanguageTag("eu")) ? Samples.questions() : found);
        assertThat(trial.failed()).containsExactly("S12");
    }

    private static Trial before(UnaryOperator<QuestionQuery> change) {
        return Trial.ofSource(query -> HONEST.find(change.apply(query)));
    }

    private static Trial after(BiFunction<QuestionQuery, List<Question>, List<Question>> change) {
        return Trial.ofSource(query -> change.apply(query, HONEST.find(query)));
    }

    private static QuestionQuery copy(
            QuestionQuery query, Map<Style, Integer> mix, Set<QuestionId> exclude, long seed) {
        return new QuestionQuery(
                query.position(),
                query.topic(),
                mix,
                exclude,
                query.exposure(),
                query.strength(),
                query.locale(),
                seed);
    }
}

package dev.vivavoce.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Embedder;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.core.spi.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeaningSearchTest {

    private static final QuestionBank BANK = QuestionBank.bundled();
    private static final List<List<String>> CONCEPTS = List.of(
            List.of("wound", "laceration", "gash"),
            List.of("complain", "grievance", "griping"),
            List.of("deadline", "due date"),
            List.of("conflict", "quarrel"));

    /** A text's vector says how often each concept is in it, in whatever word. */
    private static final Embedder BY_CONCEPT = text -> {
        float[] vector = new float[CONCEPTS.size() + 1];
        vector[CONCEPTS.size()] = 0.1f;
        String small = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < CONCEPTS.size(); i++) {
            for (String word : CONCEPTS.get(i)) {
                vector[i] += small.contains(word) ? 1 : 0;
            }
        }
        return vector;
    };

    private final List<String> asked = new ArrayList<>();
    private final Embedder counting = text -> {
        asked.add(text);
        return BY_CONCEPT.embed(text);
    };

    @Test
    void finds_a_question_that_says_it_in_another_word() {
        assertThat(BANK.search("gash", 5)).isEmpty();

        assertThat(BANK.with(BY_CONCEPT).search("gash", 5))
                .hasSize(5)
                // What a question is embedded by: its text, and what it is about.
                .allMatch(hit -> (hit.question().text() + hit.question().skill())
                        .toLowerCase(Locale.ROOT)
                        .contains("wound"));
    }

    @Test
    void puts_first_what_both_words_and_meaning_find() {
        List<Hit> hits = BANK.with(BY_CONCEPT).search("quarrel about a guest complaint", 10);

        assertThat(hits).extracting(Hit::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(hits.get(0).question().text().toLowerCase(Locale.ROOT)).contains("complain");
        // First in both rankings would be 2 / 61.
        assertThat(hits.get(0).score()).isBetween(1.0 / 61, 2.0 / 61);
    }

    @Test
    void keeps_within_a_kind_of_job() {
        Category waiter = BANK.category("waiter").orElseThrow();

        assertThat(BANK.with(BY_CONCEPT).search("griping", waiter, 20))
                .isNotEmpty()
                .extracting(Hit::question)
                .isSubsetOf(BANK.questions(waiter));
    }

    @Test
    void asks_for_the_vectors_of_all_questions_once_and_for_that_of_a_new_one_alone() {
        QuestionBank bank = BANK.with(counting);
        assertThat(asked).isEmpty();
        bank.search("deadline", 3);
        int all = asked.size();
        bank.search("gash", 3);
        assertThat(asked).hasSize(all + 1);

        Question known = BANK.questions().get(0);
        Question own = new Question(
                new QuestionId("own"),
                "What do you do about a laceration in the cold store?",
                known.style(),
                known.competency(),
                Optional.empty(),
                known.difficulty(),
                known.seniority(),
                known.minutes(),
                known.rubric(),
                known.anchors());
        List<Hit> hits = bank.with(List.of(new CustomQuestion(own, 1, CustomQuestion.State.LIVE)))
                .search("gash", 100);

        assertThat(asked).hasSize(all + 3);
        assertThat(hits).extracting(hit -> hit.question().id()).contains(own.id());
    }

    @Test
    void chooses_questions_as_if_it_had_no_embedder() {
        QuestionQuery query = new QuestionQuery(
                Position.of("Registered nurse"),
                Optional.empty(),
                Map.of(Style.BEHAVIOURAL, 3),
                Set.of(),
                Map.of(),
                OptionalDouble.empty(),
                Locale.ENGLISH,
                1);

        assertThat(BANK.with(counting).find(query)).hasSize(3).isEqualTo(BANK.find(query));
        assertThat(asked).isEmpty();
    }

    @Test
    void finds_nothing_for_nothing_and_at_least_one_else() {
        QuestionBank bank = BANK.with(BY_CONCEPT);

        assertThat(bank.search(" ", 3)).isEmpty();
        assertThat(bank.search("the of and", 3)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bank.search("wound", 0))
                .withMessage("k must be 1 or more but was 0");
        assertThat(bank.search("wound", Integer.MAX_VALUE))
                .hasSize(BANK.questions().size());
    }

    @Test
    void goes_on_where_it_was_when_the_embedder_is_back() {
        boolean[] away = {false};
        QuestionBank bank = BANK.with((Embedder) text -> {
            if (away[0] && asked.size() > 1000) {
                throw new UnavailableException("stub", "away", Optional.empty());
            }
            return counting.embed(text);
        });
        away[0] = true;
        assertThatThrownBy(() -> bank.search("gash", 3)).isInstanceOf(UnavailableException.class);
        int before = asked.size();
        away[0] = false;

        assertThat(bank.search("gash", 3)).hasSize(3);
        assertThat(asked.size() - before).isLessThan(BANK.questions().size());
    }
}

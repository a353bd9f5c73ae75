package dev.vivavoce.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.cli.dataset.Labelled.Source;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.question.GeneralRubric;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Submission;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

    private static Labelled labelled(String answer, String quote, String praise) {
        int start = answer.indexOf(quote);
        Submission submission = new Submission(
                "Tell me about a time when you helped somebody.",
                Style.BEHAVIOURAL,
                GeneralRubric.of(Style.BEHAVIOURAL),
                List.of(),
                List.of(),
                answer,
                Locale.ENGLISH);
        List<Rating> ratings = submission.rubric().criteria().stream()
                .map(criterion ->
                        new Rating(criterion.name(), 3, List.of(Evidence.in(answer, start, start + quote.length()))))
                .toList();
        return new Labelled(
                "1",
                Source.REVIEWED,
                "",
                submission,
                new Evaluation.Scored(
                        ratings,
                        List.of(),
                        new Feedback(List.of(praise), List.of()),
                        Set.of(),
                        0.8,
                        Provenance.of("a person", "1")));
    }

    private static String replaced(String answer, String... names) {
        return Pseudonyms.in(labelled(answer, answer, "Good."), List.of(names))
                .submission()
                .answer();
    }

    @Test
    void replaces_addresses_and_long_numbers() {
        assertThat(
                        replaced(
                                "Write to jane.doe@firm.example or call +49 30 1234567, see https://firm.example/jane or @janed."))
                .isEqualTo("Write to an address or call a number, see an address or an address.")
                .doesNotContain("jane", "1234567");
    }

    @Test
    void replaces_names_wherever_they_stand() {
        assertThat(replaced(
                        "Priyanka took the board. Then I gave Priyanka the phone, and Dr Okonkwo came from Wolfsburg."))
                .isEqualTo("Name1 took the board. Then I gave Name1 the phone, and Dr Name2 came from Name3.");
    }

    @Test
    void keeps_what_the_work_is_about() {
        String answer = "I moved the service from Java to Kotlin on Kubernetes last March, and the ICU used Excel.";

        assertThat(replaced(answer)).isEqualTo(answer);
    }

    @Test
    void replaces_what_the_host_names_however_it_is_written() {
        assertThat(replaced("At acme works we say acme for short, and maria knows.", "Acme Works", "Maria"))
                .doesNotContainIgnoringCase("acme")
                .doesNotContainIgnoringCase("maria");
    }

    @Test
    void quotes_move_with_the_text() {
        Labelled moved = Pseudonyms.in(
                labelled(
                        "Priyanka took the board. I called Wolfsburg at once and told them all.",
                        "I called Wolfsburg at once",
                        "You called Wolfsburg at once."),
                List.of());

        String answer = moved.submission().answer();
        assertThat(moved.evaluation().ratings().get(0).evidence())
                .singleElement()
                .satisfies(quote -> {
                    assertThat(quote.standsIn(answer)).isTrue();
                    assertThat(quote.quote()).isEqualTo("I called Name2 at once");
                });
        assertThat(moved.evaluation().feedback().positive()).containsExactly("You called Name2 at once.");
    }

    @Test
    void a_quote_that_cuts_a_name_takes_all_of_it() {
        Labelled moved = Pseudonyms.in(labelled("I called Wolfsburg at once.", "burg at once", "Good."), List.of());

        assertThat(moved.evaluation().ratings().get(0).evidence().get(0).quote())
                .isEqualTo("Name1 at once");
    }
}

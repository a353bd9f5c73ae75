package dev.vivavoce.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.spi.QuestionQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormsTest {

    private static final QuestionBank BANK = QuestionBank.bundled();

    @Test
    void share_no_question_and_have_the_same_outline_for_every_job() {
        int filled = 0;
        for (Category category : BANK.categories()) {
            for (InterviewFormat format : List.of(InterviewFormat.SCREENING, InterviewFormat.TECHNICAL)) {
                Forms forms = BANK.forms(query(category.name(), format, 1), 2);
                filled += forms.forms().size() == 2 ? 1 : 0;
                Set<QuestionId> seen = new HashSet<>();
                for (List<Question> form : forms.forms()) {
                    Map<Style, Integer> mix = new HashMap<>();
                    form.forEach(question -> mix.merge(question.style(), 1, Integer::sum));
                    assertThat(mix).as(category.id()).isEqualTo(format.mix());
                    assertThat(form).as(category.id()).allMatch(question -> seen.add(question.id()));
                    assertNoneAlike(form);
                }
            }
        }

        assertThat(filled).isGreaterThan((int) (1.9 * BANK.categories().size()));
    }

    @Test
    void are_as_hard_as_each_other() {
        List<Double> matched = new ArrayList<>();
        List<Double> drawn = new ArrayList<>();
        for (Category category : BANK.categories()) {
            Forms forms = BANK.forms(query(category.name(), InterviewFormat.TECHNICAL, 4), 2);
            if (forms.forms().size() == 2) {
                matched.add(forms.spread());
                drawn.add(Math.abs(difficulty(BANK.find(query(category.name(), InterviewFormat.TECHNICAL, 5)))
                        - difficulty(BANK.find(query(category.name(), InterviewFormat.TECHNICAL, 6)))));
                assertThat(forms.spread())
                        .isEqualTo(
                                Math.abs(difficulty(forms.forms().get(0))
                                        - difficulty(forms.forms().get(1))),
                                within(1e-9));
            }
        }

        assertThat(mean(matched)).isLessThan(0.12).isLessThan(mean(drawn) / 2);
    }

    @Test
    void ask_for_the_same_position_by_position() {
        Forms forms = BANK.forms(query("Registered nurse", InterviewFormat.BEHAVIOURAL, 1), 3);

        assertThat(forms.forms()).hasSize(3);
        int same = 0;
        for (int i = 0; i < 6; i++) {
            Question first = forms.forms().get(0).get(i);
            same += first.competency().equals(forms.forms().get(1).get(i).competency()) ? 1 : 0;
            assertThat(forms.forms().get(2).get(i).style()).isEqualTo(first.style());
        }
        assertThat(same).isGreaterThanOrEqualTo(4);
    }

    @Test
    void go_by_how_hard_questions_proved() {
        QuestionQuery query = query("Registered nurse", InterviewFormat.TECHNICAL, 1);
        Map<QuestionId, Calibration> proved = new HashMap<>();
        for (Question question : BANK.questions()) {
            proved.put(question.id(), new Calibration(question.id().value().hashCode() % 300 / 100.0, 0.2, 50));
        }

        Forms forms = BANK.calibrated(proved).forms(query, 2);

        assertThat(forms.forms()).hasSize(2);
        assertThat(forms.spread()).isLessThan(0.3);
    }

    @Test
    void are_the_same_for_the_same_seed_and_as_many_as_there_are_questions_for() {
        QuestionQuery query = query("Registered nurse", InterviewFormat.TECHNICAL, 9);

        assertThat(BANK.forms(query, 2)).isEqualTo(BANK.forms(query, 2));
        assertThat(BANK.forms(query, 20).forms()).hasSizeBetween(2, 6);
        assertThat(BANK.forms(query("Cleaner", InterviewFormat.CODING, 9), 2).forms())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BANK.forms(query, 0))
                .withMessage("count must be 1 to 20 but was 0");
    }

    @Test
    void ask_a_strong_person_what_proved_hard() {
        Question easy = BANK.find(query("Registered nurse", InterviewFormat.TECHNICAL, 1))
                .get(0);
        Map<QuestionId, Calibration> proved = new HashMap<>();
        for (Question question : BANK.questions()) {
            proved.put(question.id(), new Calibration(-6, 0.2, 50));
        }
        proved.put(easy.id(), new Calibration(2, 0.2, 50));
        QuestionQuery strong = new QuestionQuery(
                Position.of("Registered nurse"),
                Optional.empty(),
                Map.of(easy.style(), 1),
                Set.of(),
                Map.of(),
                OptionalDouble.of(0.9),
                Locale.ENGLISH,
                77);

        assertThat(BANK.calibrated(proved).find(strong)).containsExactly(easy);
    }

    private static void assertNoneAlike(List<Question> form) {
        for (Question one : form) {
            for (Question other : form) {
                if (!one.id().equals(other.id())) {
                    assertThat(Selection.similar(Selection.shingles(one.text()), Selection.shingles(other.text())))
                            .as(one.text() + " / " + other.text())
                            .isFalse();
                }
            }
        }
    }

    private static double difficulty(List<Question> form) {
        return form.stream()
                .mapToDouble(question -> Calibration.of(question).difficulty())
                .average()
                .orElseThrow();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static QuestionQuery query(String title, InterviewFormat format, long seed) {
        return new QuestionQuery(
                Position.of(title),
                Optional.empty(),
                format.mix(),
                Set.of(),
                Map.of(),
                OptionalDouble.empty(),
                Locale.ENGLISH,
                seed);
    }
}

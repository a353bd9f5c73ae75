package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Submission;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbstentionTest {

    private final RuleBasedEvaluator evaluator = new RuleBasedEvaluator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n\t ",
                "\u0000\u0001\u0007\u001b\u007f",
                "\u200b\u200e\u202e\ufeff",
                "...!?;:,()---",
                "😀😀👍🏽 🎉",
                "👩‍👩‍👧‍👦",
                "\ufffd"
            })
    void abstains_where_there_are_no_words(String answer) {
        assertThat(abstained(Given.medicine(answer)).reason()).isEqualTo("The answer holds no words.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asdf jkl qwer asdf",
                "sdkfjhskdjfh wkejrhwkejrh zxcvmnb qwoeiruty",
                "aaaaaaaaaaaaaa",
                "lololololol hahahahaha",
                "asdfghjkl"
            })
    void abstains_on_keystrokes(String answer) {
        assertThat(abstained(Given.medicine(answer)).reason()).contains("keystrokes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ich weiß es leider nicht genau, aber ich würde zuerst den Arzt fragen und dann nach der Allergie sehen.",
                "Je vérifie d'abord l'identité du patient et je regarde ensuite ses allergies dans le dossier.",
                "No lo sé, pero primero pregunto al paciente por sus alergias y luego miro la hoja.",
                "Ik controleer eerst de naam van de patiënt en daarna kijk ik naar de allergieën."
            })
    void abstains_on_another_language(String answer) {
        assertThat(abstained(Given.medicine(answer)).reason()).contains("not in English");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"أتحقق من هوية المريض أولا ثم أسأل عن الحساسية", "私はまず患者の名前を確認します", "Сначала я проверяю имя"})
    void abstains_on_another_script(String answer) {
        assertThat(abstained(Given.medicine(answer)).reason()).contains("English");
    }

    @Test
    void abstains_where_another_language_than_english_is_expected() {
        Submission english = Given.medicine(Given.GOOD_MEDICINE);
        Submission german = new Submission(
                english.question(),
                english.style(),
                english.rubric(),
                english.anchors(),
                english.references(),
                english.answer(),
                Locale.GERMANY);

        assertThat(abstained(german).reason()).contains("German");
    }

    @Test
    void rates_answers_for_which_no_language_or_any_english_is_expected() {
        for (Locale locale : List.of(Locale.ROOT, Locale.US, Locale.forLanguageTag("en-IN"))) {
            assertThat(evaluator.evaluate(new Submission(
                            Given.MEDICINE,
                            Style.TECHNICAL,
                            Given.KNOWLEDGE,
                            Given.MEDICINE_ANCHORS,
                            List.of(),
                            Given.GOOD_MEDICINE,
                            locale)))
                    .isInstanceOf(Evaluation.Scored.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Given.MEDICINE,
                Given.MEDICINE + " " + Given.MEDICINE,
                "what do you do, before you give a medicine to a patient",
                "What do I do before I give a medicine to a patient?"
            })
    void abstains_on_the_question_repeated_and_nothing_else(String answer) {
        Evaluation.Abstained abstained = abstained(Given.medicine(answer));

        assertThat(abstained.reason()).contains("repeats the question");
        assertThat(abstained.flags()).containsExactly(Flag.PARROTING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl nginx pgsql HTTPS XML CSS",
                "First I'd check the SQL, then the TCP settings.",
                "Wristband!",
                "The strengths of rhythmic catchphrases"
            })
    void rates_odd_but_honest_words(String answer) {
        assertThat(evaluator.evaluate(Given.medicine(answer))).isInstanceOf(Evaluation.Scored.class);
    }

    private Evaluation.Abstained abstained(Submission submission) {
        Evaluation evaluation = evaluator.evaluate(submission);
        assertThat(evaluation).isInstanceOf(Evaluation.Abstained.class);
        return (Evaluation.Abstained) evaluation;
    }
}

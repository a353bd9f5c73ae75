package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitterTest {

    @Test
    void splits_at_full_stops_but_not_after_abbreviations() {
        assertThat(sentences("I wash my hands, e.g. before meals. Then I start!"))
                .containsExactly("I wash my hands, e.g. before meals", "Then I start");
    }

    @Test
    void splits_speech_without_punctuation() {
        Passage speech = Splitter.split("and so I went there and checked it ".repeat(40));

        for (int sentence = 0; sentence < speech.sentences(); sentence++) {
            assertThat(speech.length(sentence)).isLessThanOrEqualTo(Passage.LONGEST_SENTENCE);
        }
        assertThat(speech.sentences()).isGreaterThan(5);
    }

    @Test
    void splits_identifiers_into_their_words() {
        assertThat(terms("retryCount max_size list.size C++ C#"))
                .containsExactly("retry", "count", "max", "size", "list", "size", "c++", "c#");
    }

    @Test
    void parts_a_number_from_its_unit_and_keeps_units_whole() {
        assertThat(terms("500mg 10k 121.5 kHz 3 dB pH"))
                .containsExactly("500", "mg", "10", "k", "121.5", "khz", "3", "db", "ph");
        assertThat(terms("sha256 2fa 5xx")).containsExactly("sha256", "2fa", "5xx");
    }

    @Test
    void sees_through_invisible_characters_and_keeps_the_places() {
        String text = "wrist\u00adband \u202eleft\u202c all\u200bergy";
        Passage passage = Splitter.split(text);

        assertThat(terms(text)).containsExactly("wristband", "left", "allergy");
        assertThat(text.substring(passage.start(2), passage.end(2))).isEqualTo("all\u200bergy");
    }

    @Test
    void knows_how_far_a_negation_reaches() {
        assertThat(negated("I never check allergies, but I check the name")).containsExactly("check", "allergies");
        assertThat(negated("I never give anything without checking allergies")).doesNotContain("checking", "allergies");
        assertThat(negated("I do not forget to check allergies")).doesNotContain("check", "allergies");
        assertThat(negated("I skip checking allergies")).contains("checking", "allergies");
    }

    private static List<String> sentences(String text) {
        Passage passage = Splitter.split(text);
        List<String> sentences = new ArrayList<>();
        for (int sentence = 0; sentence < passage.sentences(); sentence++) {
            sentences.add(text.substring(passage.start(passage.from(sentence)), passage.end(passage.to(sentence) - 1)));
        }
        return sentences;
    }

    private static List<String> terms(String text) {
        Passage passage = Splitter.split(text);
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < passage.size(); i++) {
            terms.add(passage.word(i).term());
        }
        return terms;
    }

    private static List<String> negated(String text) {
        Passage passage = Splitter.split(text);
        List<String> negated = new ArrayList<>();
        for (int i = 0; i < passage.size(); i++) {
            if (passage.negated(i) && passage.word(i).counts()) {
                negated.add(passage.word(i).term());
            }
        }
        return negated;
    }
}

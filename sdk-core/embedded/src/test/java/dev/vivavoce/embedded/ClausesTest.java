package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClausesTest {

    /** After what somebody asked, said, knew or saw of others the subject is who it was before. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I asked each of them what he needed, wrote a plan and hung it up. | write | OWN_DEED",
                "I found out how they did it and copied the list. | copi | OWN_DEED",
                "I asked whether she wanted tea and brought a cup. | bring | OWN_DEED",
                "I knew why he was late and moved the meeting. | move | OWN_DEED",
                "I asked whose turn it was and rang him. | rang | OWN_DEED",
                "I told him he needed help and wrote a plan. | write | OWN_DEED",
                "I made sure she had water and rang the doctor. | rang | OWN_DEED",
                "My boss said I did well and gave me a bonus. | give | EVENT",
                "He asked me what I needed and wrote a plan. | write | EVENT",
                "We asked what she wanted and built it. | build | OUR_DEED",
                "I rang him he came round and fixed the pump. | fix | EVENT"
            })
    void tells_who_did_it(String text, String verb, Clause.Kind kind) {
        assertThat(clauses(text)).anySatisfy(clause -> {
            assertThat(clause.verb()).isEqualTo(verb);
            assertThat(clause.kind()).isEqualTo(kind);
        });
    }

    private static List<Clause> clauses(String text) {
        Passage answer = Splitter.split(text);
        double[] worth = new double[answer.sentences()];
        Arrays.fill(worth, 1);
        return Clauses.of(answer, worth, false);
    }
}

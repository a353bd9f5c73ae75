package dev.vivavoce.llm;

import static dev.vivavoce.llm.ScriptedChat.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.llm.Persona.Temperament;
import dev.vivavoce.testkit.Samples;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCandidateTest {

    private static final Persona PERSONA = new Persona(Samples.position(), 3, Temperament.SECOND_LANGUAGE);
    private static final List<Question> TWO = Samples.questions().subList(0, 2);

    private static List<String> answers(ScriptedChat chat) {
        return new ModelCandidate(chat, "m").answers(PERSONA, TWO, Locale.ENGLISH, 1);
    }

    @Test
    void answers_each_question_in_order() {
        ScriptedChat chat = ScriptedChat.saying(reply(
                "{\"answers\":[{\"question\":2,\"answer\":\" Then. \"},{\"question\":1,\"answer\":\"First.\"}]}"));

        assertThat(answers(chat)).containsExactly("First.", "Then.");
        assertThat(ScriptedChat.material(chat.requests().get(0)))
                .contains(
                        "\"skill\":3",
                        "\"temperament\":\"second language\"",
                        PERSONA.position().title(),
                        TWO.get(1).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"answers\":[{\"question\":1,\"answer\":\"First.\"}]}",
                "{\"answers\":[{\"question\":1,\"answer\":\"First.\"},{\"question\":2,\"answer\":\" \"}]}",
                "{\"answers\":[{\"question\":1,\"answer\":\"First.\"},{\"question\":1,\"answer\":\"Again.\"}]}"
            })
    void is_unavailable_where_an_answer_is_missing(String reply) {
        assertThatThrownBy(() -> answers(ScriptedChat.saying(reply(reply), reply(reply))))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void plays_no_interview_without_questions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ModelCandidate(ScriptedChat.saying(), "m").answers(PERSONA, List.of(), Locale.ENGLISH, 1))
                .withMessageContaining("1 to 10");
    }
}

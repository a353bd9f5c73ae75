package dev.vivavoce.llm;

import static dev.vivavoce.llm.ScriptedChat.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.testkit.FixedQuestions;
import dev.vivavoce.testkit.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelQuestionSourceTest {

    @Test
    void keeps_the_limits_whatever_the_model_writes() {
        List<Question> found =
                new ModelQuestionSource(ScriptedChat.answering(Author::careless), "careless").find(Samples.query());
        assertThat(found)
                .extracting(Question::style)
                .containsExactly(
                        Style.MOTIVATION, Style.BEHAVIOURAL, Style.BEHAVIOURAL, Style.TECHNICAL, Style.TECHNICAL);
        assertThat(found)
                .extracting(Question::text)
                .contains("What is technical 0?")
                .doesNotHaveDuplicates();
        assertThat(found).allMatch(question -> question.anchors().size() == Question.MOST_ANCHORS);
    }

    @Test
    void makes_no_second_call_for_the_same_query() {
        ScriptedChat chat = ScriptedChat.answering(Author::careful);
        ModelQuestionSource source = new ModelQuestionSource(chat, "m");
        assertThat(source.find(Samples.query())).isEqualTo(source.find(Samples.query()));
        assertThat(chat.requests()).hasSize(1);
    }

    @Test
    void asks_for_no_more_than_one_call_can_write() {
        ScriptedChat chat = ScriptedChat.answering(Author::careful);
        QuestionQuery query = Samples.query();
        QuestionQuery greedy = new QuestionQuery(
                query.position(),
                query.topic(),
                Map.of(Style.MOTIVATION, 1, Style.TECHNICAL, Integer.MAX_VALUE - 1),
                query.exclude(),
                query.exposure(),
                query.strength(),
                query.locale(),
                query.seed());
        new ModelQuestionSource(chat, "m").find(greedy);
        assertThat(ScriptedChat.material(chat.requests().get(0)))
                .contains("{\"style\":\"motivation\",\"count\":1},{\"style\":\"technical\",\"count\":19}");
    }

    @Test
    void leaves_to_another_source_what_it_cannot_give() {
        ModelQuestionSource source = new ModelQuestionSource(ScriptedChat.saying(reply("{"), reply("no")), "m");
        FixedQuestions bank = new FixedQuestions(Samples.questions());
        assertThat(source.orElse(bank).find(Samples.query())).isEqualTo(bank.find(Samples.query()));
    }

    @Test
    void is_unavailable_where_the_model_names_a_style_that_there_is_not() {
        String odd = Author.careful("{\"wanted\":[{\"style\":\"riddle\",\"count\":1}],\"variation\":1}");
        ModelQuestionSource source = new ModelQuestionSource(ScriptedChat.saying(reply(odd), reply(odd)), "m");
        assertThatThrownBy(() -> source.find(Samples.query()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("could not be read");
    }
}

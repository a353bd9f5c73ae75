package dev.vivavoce.llm;

import static dev.vivavoce.llm.ScriptedChat.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.langchain4j.model.chat.ChatModel;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.spi.Submission;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplyCacheTest {

    private final ReplyCache cache = ReplyCache.inMemory(2);

    private Evaluation evaluate(ChatModel chat, String model, String answer) {
        return ModelEvaluator.builder()
                .model(chat)
                .modelName(model)
                .cache(cache)
                .build()
                .evaluate(ModelEvaluatorTest.submission(answer));
    }

    @Test
    void asks_about_the_same_answer_once() {
        ScriptedChat chat = ScriptedChat.saying(reply(ModelEvaluatorTest.good()));
        Evaluation first = evaluate(chat, "m", ModelEvaluatorTest.ANSWER);
        Evaluation again = evaluate(chat, "m", ModelEvaluatorTest.ANSWER);

        assertThat(chat.requests()).hasSize(1);
        assertThat(again.by(again.provenance().identity()))
                .isEqualTo(first.by(first.provenance().identity()));
        assertThat(again.provenance().effort().orElseThrow())
                .extracting(Effort::calls, Effort::input, Effort::usd)
                .containsExactly(0, 0L, Optional.of(BigDecimal.ZERO));
    }

    @Test
    void quotes_the_answer_at_hand_and_not_the_one_that_was_kept() {
        ScriptedChat chat = ScriptedChat.saying(reply(ModelEvaluatorTest.good()));
        evaluate(chat, "m", ModelEvaluatorTest.ANSWER);
        String moved = "  \n " + ModelEvaluatorTest.ANSWER;

        assertThat(evaluate(chat, "m", moved)).isInstanceOfSatisfying(Evaluation.Scored.class, scored -> {
            assertThat(scored.ratings()).isNotEmpty();
            assertThat(scored.ratings())
                    .flatMap(rating -> rating.evidence())
                    .isNotEmpty()
                    .allMatch(evidence -> evidence.standsIn(moved));
        });
        assertThat(chat.requests()).hasSize(1);
    }

    @Test
    void asks_anew_about_another_answer_question_or_model() {
        ScriptedChat chat = ScriptedChat.answering(material -> ModelEvaluatorTest.good());
        evaluate(chat, "m", ModelEvaluatorTest.ANSWER);
        evaluate(chat, "n", ModelEvaluatorTest.ANSWER);
        evaluate(chat, "m", ModelEvaluatorTest.ANSWER + " And more.");
        Submission other = ModelEvaluatorTest.submission(ModelEvaluatorTest.ANSWER);
        ModelEvaluator.builder()
                .model(chat)
                .modelName("m")
                .cache(cache)
                .build()
                .evaluate(new Submission(
                        other.question() + " Why?",
                        other.style(),
                        other.rubric(),
                        other.anchors(),
                        other.references(),
                        other.answer(),
                        other.locale()));

        assertThat(chat.requests()).hasSize(4);
    }

    @Test
    void forgets_what_was_not_used_for_the_longest_time() {
        cache.put("a", "1");
        cache.put("b", "2");
        assertThat(cache.get("a")).contains("1");
        cache.put("c", "3");

        assertThat(cache.get("b")).isEmpty();
        assertThat(cache.get("a")).contains("1");
        assertThatIllegalArgumentException().isThrownBy(() -> ReplyCache.inMemory(0));
    }

    @Test
    void keeps_no_reply_that_could_not_be_read_and_asks_where_somebody_else_kept_one() {
        ReplyCache spoilt = new ReplyCache() {
            @Override
            public Optional<String> get(String key) {
                assertThat(key).matches("[0-9a-f]{64}");
                return Optional.of("{");
            }

            @Override
            public void put(String key, String reply) {
                assertThat(reply).isEqualTo(ModelEvaluatorTest.good());
            }
        };
        ScriptedChat chat = ScriptedChat.saying(reply("no"), reply(ModelEvaluatorTest.good()));

        assertThat(ModelEvaluator.builder()
                        .model(chat)
                        .modelName("m")
                        .cache(spoilt)
                        .build()
                        .evaluate(ModelEvaluatorTest.submission(ModelEvaluatorTest.ANSWER)))
                .isInstanceOf(Evaluation.Scored.class);
    }
}

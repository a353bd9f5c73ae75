package dev.vivavoce.llm;

import static dev.vivavoce.llm.ModelEvaluatorTest.ANSWER;
import static dev.vivavoce.llm.ModelEvaluatorTest.good;
import static dev.vivavoce.llm.ModelEvaluatorTest.submission;
import static dev.vivavoce.llm.ScriptedBatches.failed;
import static dev.vivavoce.llm.ScriptedBatches.item;
import static dev.vivavoce.llm.ScriptedChat.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.batch.BatchError;
import dev.langchain4j.model.batch.BatchItemResult;
import dev.langchain4j.model.batch.BatchState;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchEvaluatorTest {

    private final ScriptedBatches batches = new ScriptedBatches();

    private BatchEvaluator evaluator() {
        return ModelEvaluator.builder().modelName("m").buildBatch(batches);
    }

    private static List<Submission> submissions(String... answers) {
        return Arrays.stream(answers).map(ModelEvaluatorTest::submission).toList();
    }

    private Evaluation collect(BatchItemResult<ChatResponse> item) {
        batches.then(BatchState.SUCCEEDED, item);
        return evaluator()
                .collect("batches/7", submissions(ANSWER))
                .orElseThrow()
                .get(0);
    }

    private static String reason(Evaluation evaluation) {
        return ((Evaluation.Abstained) evaluation).reason();
    }

    @Test
    void asks_and_reads_as_the_evaluator_of_single_answers_does() {
        ScriptedChat chat = ScriptedChat.saying(reply(good()));
        Evaluation single =
                ModelEvaluator.builder().model(chat).modelName("m").build().evaluate(submission(ANSWER));

        assertThat(evaluator().submit(submissions(ANSWER))).isEqualTo("batches/7");
        Evaluation batched = collect(item(reply(good())));

        assertThat(batches.submitted).containsExactly(chat.requests());
        assertThat(batched.by(batched.provenance().identity()))
                .isEqualTo(single.by(single.provenance().identity()));
        assertThat(batched.provenance().identity()).isEqualTo(Provenance.of("m", "evaluate-answer.3"));
    }

    @Test
    void gives_nothing_while_the_provider_is_at_work_and_then_all_in_order() {
        List<Submission> submissions = submissions(ANSWER, "I did nothing. He went home.");
        batches.then(BatchState.PENDING);
        batches.then(BatchState.RUNNING);
        batches.then(BatchState.UNSPECIFIED);
        batches.then(BatchState.SUCCEEDED, item(reply(good())), item(reply("no")));

        for (int i = 0; i < 3; i++) {
            assertThat(evaluator().collect("batches/7", submissions)).isEmpty();
        }
        assertThat(evaluator().collect("batches/7", submissions).orElseThrow())
                .hasExactlyElementsOfTypes(Evaluation.Scored.class, Evaluation.Abstained.class);
    }

    @Test
    void sends_nothing_that_needs_no_call_and_abstains_from_it_in_its_place() {
        List<Submission> submissions = submissions(" … ", ANSWER, "");
        evaluator().submit(submissions);
        batches.then(BatchState.SUCCEEDED, item(reply(good())));

        List<Evaluation> evaluations =
                evaluator().collect("batches/7", submissions).orElseThrow();

        assertThat(batches.submitted.get(0)).hasSize(1);
        assertThat(evaluations)
                .hasExactlyElementsOfTypes(
                        Evaluation.Abstained.class, Evaluation.Scored.class, Evaluation.Abstained.class);
        assertThat(evaluations.get(0).provenance().effort()).isEmpty();
    }

    @Test
    void is_done_at_once_where_no_answer_needs_a_call() {
        String id = evaluator().submit(submissions("", " "));

        assertThat(evaluator().collect(id, submissions("", " ")).orElseThrow()).hasSize(2);
        assertThat(evaluator().collect(evaluator().submit(List.of()), List.of()).orElseThrow())
                .isEmpty();
        assertThat(batches.submitted).isEmpty();
    }

    @Test
    void abstains_from_what_was_declined_or_cannot_be_read_without_asking_again() {
        assertThat(reason(collect(item(reply("", FinishReason.CONTENT_FILTER)))))
                .contains("declined");
        assertThat(reason(collect(item(reply("I'd rather not.", FinishReason.OTHER)))))
                .contains("declined");
        assertThat(reason(collect(item(reply("{\"ratings\": 1}"))))).contains("could not be read");
        assertThat(reason(collect(item(reply(good(), FinishReason.LENGTH))))).contains("could not be read");
    }

    @Test
    void abstains_from_what_the_provider_did_not_serve_and_repeats_no_sentence_of_it() {
        Evaluation expired = collect(failed("expired", null));
        Evaluation refused = collect(failed("messages.0: " + ANSWER, "invalid_request_error"));

        assertThat(reason(expired)).isEqualTo("The provider of the model m did not serve the answer (expired).");
        assertThat(reason(refused)).contains("(invalid request error)").doesNotContain(ANSWER);
        assertThat(expired.provenance().effort().orElseThrow().calls()).isZero();
        assertThat(reason(collect(BatchItemResult.failure(new BatchError(13, "It broke.", null)))))
                .contains("(code 13)");
    }

    @Test
    void says_what_each_answer_took_as_the_caller_meters_it() {
        batches.then(BatchState.SUCCEEDED, item(reply(good(), new TokenUsage(700, 90))));
        BatchEvaluator halfPrice = ModelEvaluator.builder()
                .modelName("m")
                .metering(usage -> new Effort(
                        1,
                        Duration.ZERO,
                        usage.inputTokenCount(),
                        0,
                        usage.outputTokenCount(),
                        Optional.of(new BigDecimal("0.0005"))))
                .buildBatch(batches);

        assertThat(halfPrice
                        .collect("batches/7", submissions(ANSWER))
                        .orElseThrow()
                        .get(0)
                        .provenance()
                        .effort())
                .contains(new Effort(1, Duration.ZERO, 700, 0, 90, Optional.of(new BigDecimal("0.0005"))));
    }

    @Test
    void tells_a_batch_that_is_lost_from_a_provider_that_is_away() {
        batches.then(BatchState.EXPIRED);
        batches.then(BatchState.FAILED, failed("it broke", null));
        batches.then(BatchState.CANCELLED, failed("canceled", null));
        batches.thenFail(new ModelNotFoundException("no such batch"));
        for (String why : List.of("has expired", "has failed", "was cancelled", "does not know the batch")) {
            UnavailableException lost = unavailable();
            assertThat(lost).hasMessageContaining("batches/7").hasMessageContaining(why);
            assertThat(lost.retryAfter()).as(why).isEmpty();
        }
        batches.thenFail(new RateLimitException("slow down"));
        assertThat(unavailable().retryAfter()).isPresent();
        batches.thenFail(new AuthenticationException("who are you"));
        assertThatThrownBy(() -> evaluator().collect("batches/7", submissions(ANSWER)))
                .isInstanceOf(ModelConfigurationException.class);
    }

    private UnavailableException unavailable() {
        return catchThrowableOfType(
                UnavailableException.class, () -> evaluator().collect("batches/7", submissions(ANSWER)));
    }

    @Test
    void keeps_what_was_paid_before_a_batch_was_stopped() {
        batches.then(BatchState.CANCELLED, item(reply(good())), failed("canceled", null));

        assertThat(evaluator().collect("batches/7", submissions(ANSWER, ANSWER)).orElseThrow())
                .hasExactlyElementsOfTypes(Evaluation.Scored.class, Evaluation.Abstained.class);
    }

    @Test
    void gives_no_answer_the_result_of_another() {
        batches.then(BatchState.SUCCEEDED, item(reply(good())));

        assertThatThrownBy(() -> evaluator().collect("batches/7", submissions(ANSWER, "I did nothing.")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("1 results for 2 answers");
    }

    @Test
    void submits_once_whatever_comes_of_it() {
        batches.thenFail(new RateLimitException("slow down"));

        assertThatThrownBy(() -> evaluator().submit(submissions(ANSWER))).isInstanceOf(UnavailableException.class);
        assertThat(batches.submitted).isEmpty();
    }

    @Test
    void takes_no_cache() {
        ModelEvaluator.Builder builder = ModelEvaluator.builder().modelName("m").cache(ReplyCache.inMemory(1));
        assertThatThrownBy(() -> builder.buildBatch(batches))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cache");
    }
}

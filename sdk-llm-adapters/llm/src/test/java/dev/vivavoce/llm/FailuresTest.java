package dev.vivavoce.llm;

import static dev.vivavoce.llm.ScriptedChat.failing;
import static dev.vivavoce.llm.ScriptedChat.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.ModelProvider;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.testkit.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    private final List<Duration> waits = new ArrayList<>();

    private Evaluation evaluate(ScriptedChat chat) {
        return ModelEvaluator.on(new Model(chat, "m", waits::add, Meter::counted))
                .evaluate(ModelEvaluatorTest.submission("I did it."));
    }

    private void assertUnavailable(ScriptedChat chat, Duration after) {
        assertThatThrownBy(() -> evaluate(chat))
                .asInstanceOf(InstanceOfAssertFactories.type(UnavailableException.class))
                .satisfies(unavailable -> {
                    assertThat(unavailable.retryAfter()).contains(after);
                    assertThat(unavailable.who()).isEqualTo("m");
                });
    }

    private static RateLimitException overload(String body) {
        return new RateLimitException(new HttpException(429, body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\": {\"details\": [{\"retryDelay\": \"26.5s\"}]}} | 26500",
                "Rate limit reached. Please try again in 7.66s. Visit | 7660",
                "Please try again in 1m20s. | 80000",
                "Please try again in 5m. | 300000",
                "Retry-After: 20 | 20000",
                "slow down | 30000",
                "try again in 4000ms | 4000"
            })
    void tells_the_delay_that_the_provider_asks_for(String body, long millis) {
        ScriptedChat chat = ScriptedChat.saying(failing(overload(body)));
        assertUnavailable(chat, Duration.ofMillis(millis));
        assertThat(chat.requests()).hasSize(1);
    }

    @Test
    void asks_once_more_after_a_short_delay() {
        ScriptedChat chat = ScriptedChat.saying(failing(overload("try again in 2s")), reply(ModelEvaluatorTest.good()));
        assertThat(evaluate(chat)).isInstanceOf(Evaluation.Scored.class);
        assertThat(waits).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void asks_no_more_than_once_more() {
        RuntimeException broken = new InternalServerException(new HttpException(503, "overloaded"));
        ScriptedChat chat = ScriptedChat.saying(failing(broken), failing(broken));
        assertUnavailable(chat, Duration.ofSeconds(10));
        assertThat(chat.requests()).hasSize(2);
    }

    @Test
    void does_not_try_again_where_the_time_is_used_up() {
        ScriptedChat chat = ScriptedChat.saying(failing(new TimeoutException("request timed out")));
        assertUnavailable(chat, Duration.ofSeconds(10));
        assertThat(chat.requests()).hasSize(1);
    }

    @Test
    void makes_three_calls_at_most() {
        RuntimeException broken = new InternalServerException(new HttpException(500, ""));
        ScriptedChat chat = ScriptedChat.saying(failing(broken), reply("{"), failing(broken));
        assertUnavailable(chat, Duration.ofSeconds(10));
        assertThat(chat.requests()).hasSize(3);
    }

    @Test
    void is_unavailable_where_nothing_is_reached() {
        assertUnavailable(
                ScriptedChat.saying(failing(new LangChain4jException(new IOException("connection reset")))),
                Duration.ofSeconds(10));
        assertUnavailable(
                ScriptedChat.saying(failing(new UncheckedIOException(new IOException("reset")))),
                Duration.ofSeconds(10));
    }

    @Test
    void lets_somebody_else_stand_in() {
        ModelEvaluator first = ModelEvaluator.on(
                new Model(ScriptedChat.saying(failing(overload("later"))), "first", waits::add, Meter::counted));
        ModelEvaluator second = ModelEvaluator.on(
                new Model(ScriptedChat.saying(reply(ModelEvaluatorTest.good())), "second", waits::add, Meter::counted));
        assertThat(first.orElse(second)
                        .evaluate(ModelEvaluatorTest.submission("I did it."))
                        .provenance()
                        .standsInFor())
                .contains("first");
    }

    @Test
    void abstains_where_the_provider_filters_the_answer() {
        assertThat(evaluate(ScriptedChat.saying(failing(new ContentFilteredException("no")))))
                .isInstanceOf(Evaluation.Abstained.class);
    }

    @Test
    void names_the_variable_that_holds_a_wrong_key() {
        RuntimeException wrong = new AuthenticationException(new HttpException(401, "Incorrect key sk-secret"));
        RuntimeException geminis = new InvalidRequestException(new HttpException(400, "API key not valid. sk-secret"));
        assertThatThrownBy(() -> evaluate(ScriptedChat.saying(failing(wrong)).by(ModelProvider.ANTHROPIC)))
                .isInstanceOf(ModelConfigurationException.class)
                .hasMessageContaining("ANTHROPIC_API_KEY")
                .hasMessageNotContaining("secret")
                .hasNoCause();
        assertThatThrownBy(() -> evaluate(ScriptedChat.saying(failing(geminis)).by(ModelProvider.GOOGLE_AI_GEMINI)))
                .isInstanceOf(ModelConfigurationException.class)
                .hasMessageContaining("GEMINI_API_KEY");
        assertThatThrownBy(() -> evaluate(ScriptedChat.saying(failing(wrong)).by(ModelProvider.OPEN_AI)))
                .hasMessageContaining("CUSTOM_AI_API_KEY");
    }

    @Test
    void names_a_model_that_the_provider_does_not_know() {
        RuntimeException unknown = new ModelNotFoundException(new HttpException(404, "no such model"));
        assertThatThrownBy(() -> evaluate(ScriptedChat.saying(failing(unknown))))
                .isInstanceOfSatisfying(ModelConfigurationException.class, wrong -> assertThat(wrong.reason())
                        .isEqualTo(ModelConfigurationException.Reason.MODEL))
                .hasMessageContaining("does not know model m");
    }

    @Test
    void keeps_an_answer_that_the_provider_rejects() {
        RuntimeException rejected = new InvalidRequestException(new HttpException(400, "I did it. is not allowed"));
        assertThatThrownBy(() -> evaluate(ScriptedChat.saying(failing(rejected))))
                .isInstanceOf(UnavailableException.class)
                .satisfies(thrown -> assertThat(trace(thrown)).doesNotContain("I did it"));
    }

    @Test
    void does_not_hide_a_fault_of_the_chat_model() {
        assertThatThrownBy(() -> evaluate(ScriptedChat.saying(failing(new IllegalStateException("fault")))))
                .hasMessage("fault");
    }

    @Test
    void keeps_the_interrupt_of_a_thread_that_waits() {
        ModelEvaluator evaluator = ModelEvaluator.on(new Model(
                ScriptedChat.saying(failing(overload("try again in 1s"))),
                "m",
                duration -> {
                    throw new InterruptedException();
                },
                Meter::counted));
        assertThatThrownBy(() -> evaluator.evaluate(Samples.submission())).isInstanceOf(UnavailableException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @AfterEach
    void clears_the_interrupt() {
        Thread.interrupted();
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}

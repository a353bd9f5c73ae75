package dev.vivavoce.llm.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.vivavoce.core.spi.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BreakerTest {

    static final RuntimeException[] OF_THE_PROVIDER = {
        new RateLimitException("429"),
        new TimeoutException("late"),
        new RetriableException("reset"),
        new UnresolvedModelServerException("no such host"),
        new HttpException(503, "busy"),
        new HttpException(429, "busy"),
        new LangChain4jException(new IOException("reset")),
        new UncheckedIOException(new IOException("reset"))
    };

    static final RuntimeException[] NOT_OF_THE_PROVIDER = {
        new AuthenticationException("wrong key"),
        new AuthenticationException(new HttpException(401, "wrong key")),
        new ModelNotFoundException("which model?"),
        new InvalidRequestException("what?"),
        new ContentFilteredException("no"),
        new HttpException(400, "what?"),
        new UnsupportedFeatureException("schema"),
        new NonRetriableException(new InterruptedException()),
        new IllegalStateException("our own mistake")
    };

    private final HandClock clock = new HandClock();
    private final Provider provider = Provider.replying();
    private final GuardedModel model = GuardedModel.builder()
            .model(provider)
            .modelName("m")
            .breaker(4, 0.5, Duration.ofSeconds(30))
            .clock(clock)
            .build();

    private void ask() {
        model.chat(Provider.REQUEST);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(this::ask).isInstanceOf(RuntimeException.class);
        }
    }

    private void breakUntilOpen() {
        provider.breakDown();
        fail(4);
    }

    private Optional<Duration> refused() {
        int before = provider.calls();
        UnavailableException[] cause = new UnavailableException[1];
        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(this::ask)
                .satisfies(refused -> cause[0] = (UnavailableException) refused.getCause());
        assertThat(provider.calls()).isEqualTo(before);
        return cause[0].retryAfter();
    }

    @Test
    void gives_no_calls_to_a_provider_that_fails_and_says_how_long() {
        breakUntilOpen();
        clock.pass(Duration.ofSeconds(10));
        assertThat(refused()).contains(Duration.ofSeconds(20));
    }

    @Test
    void stays_closed_while_fewer_fail() {
        ask();
        ask();
        ask();
        provider.breakDown();
        fail(1);
        provider.recover();
        ask();
        assertThat(provider.calls()).isEqualTo(5);
    }

    @Test
    void tries_once_when_the_time_is_over_and_goes_on_when_that_works() {
        breakUntilOpen();
        clock.pass(Duration.ofSeconds(31));
        provider.recover();
        ask();
        ask();
        assertThat(provider.calls()).isEqualTo(6);
    }

    @Test
    void waits_again_when_the_try_fails() {
        breakUntilOpen();
        clock.pass(Duration.ofSeconds(31));
        fail(1);
        assertThat(provider.calls()).isEqualTo(5);
        assertThat(refused()).contains(Duration.ofSeconds(30));
    }

    @Test
    void lets_nobody_else_in_during_the_try() {
        breakUntilOpen();
        clock.pass(Duration.ofSeconds(31));
        Optional<?>[] others = new Optional<?>[1];
        provider.next(() -> {
            others[0] = refused();
            return Provider.reply(null);
        });
        ask();
        assertThat(others[0].map(Duration.class::cast)).contains(Gate.BUSY);
    }

    @Test
    void tries_again_after_a_try_that_ended_in_an_error() {
        breakUntilOpen();
        clock.pass(Duration.ofSeconds(31));
        provider.next(() -> {
            throw new StackOverflowError();
        });
        assertThatThrownBy(this::ask).isInstanceOf(StackOverflowError.class);
        provider.recover();
        ask();
        assertThat(provider.calls()).isEqualTo(6);
    }

    @ParameterizedTest
    @FieldSource("OF_THE_PROVIDER")
    void counts_what_the_provider_does(RuntimeException failure) {
        provider.failWith(failure);
        fail(4);
        assertThat(refused()).isPresent();
    }

    @ParameterizedTest
    @FieldSource("NOT_OF_THE_PROVIDER")
    void does_not_count_wrong_keys_refusals_and_invalid_requests(RuntimeException failure) {
        provider.failWith(failure);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(this::ask).isSameAs(failure);
        }
        assertThat(provider.calls()).isEqualTo(20);
    }

    @Test
    void passes_on_the_failure_itself() {
        RuntimeException failure = new RateLimitException("429");
        provider.failWith(failure);
        assertThatThrownBy(this::ask).isSameAs(failure);
    }
}

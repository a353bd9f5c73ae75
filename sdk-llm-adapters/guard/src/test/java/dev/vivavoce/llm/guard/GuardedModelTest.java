package dev.vivavoce.llm.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.llm.ModelEvaluator;
import dev.vivavoce.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GuardedModelTest {

    private static GuardedModel.Builder guarded(Provider provider) {
        return GuardedModel.builder().model(provider).modelName("m");
    }

    private static Evaluator evaluator(GuardedModel model) {
        return ModelEvaluator.builder().model(model).modelName("m").build();
    }

    private static void isUnavailable(GuardedModel model, Duration after) {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> evaluator(model).evaluate(Samples.submission()))
                .satisfies(unavailable -> assertThat(unavailable.retryAfter()).contains(after));
    }

    @Test
    void is_unavailable_to_an_evaluator_while_others_have_all_the_calls() {
        GuardedModel[] model = new GuardedModel[1];
        Provider provider = Provider.doing(() -> {
            isUnavailable(model[0], Gate.BUSY);
            return Provider.reply(null);
        });
        model[0] = guarded(provider).mostCalls(1).build();
        model[0].chat(Provider.REQUEST);
        model[0].chat(Provider.REQUEST);
        assertThat(provider.calls()).isEqualTo(2);
    }

    @Test
    void is_unavailable_to_an_evaluator_while_the_provider_is_down() {
        Provider provider = Provider.replying();
        GuardedModel model = guarded(provider)
                .breaker(1, 1, Duration.ofMinutes(2))
                .clock(new HandClock())
                .build();
        provider.breakDown();
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> model.chat(Provider.REQUEST));
        isUnavailable(model, Duration.ofMinutes(2));
        assertThat(provider.calls()).isEqualTo(1);
    }

    @Test
    void is_unavailable_to_an_evaluator_when_the_budget_is_spent() {
        Provider provider = Provider.replying();
        GuardedModel model = guarded(provider).sessionBudget(Budget.ofTokens(0)).build();
        isUnavailable(model, Duration.ofSeconds(30));
        assertThat(provider.calls()).isZero();
    }

    @Test
    void lets_a_thousand_callers_through_ten_at_a_time_and_refuses_the_rest() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch decided = new CountDownLatch(990);
        Provider provider = Provider.doing(() -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            await(decided);
            atOnce.decrementAndGet();
            return Provider.reply(new TokenUsage(1, 1));
        });
        GuardedModel model = guarded(provider).mostCalls(10).build();
        List<Optional<RateLimitException>> ends = together(1_000, () -> {
            try {
                model.chat(Provider.REQUEST);
                return Optional.empty();
            } catch (RateLimitException refused) {
                decided.countDown();
                return Optional.of(refused);
            }
        });
        assertThat(most).hasValue(10);
        assertThat(provider.calls()).isEqualTo(10);
        assertThat(ends.stream().flatMap(Optional::stream)).hasSize(990).allSatisfy(refused -> assertThat(refused)
                .hasMessage("m is unavailable: too many calls at once")
                .hasCauseInstanceOf(UnavailableException.class));
        assertThat(model.usage().total().calls()).isEqualTo(10);
    }

    @Test
    void lets_callers_wait_their_turn() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Provider provider = Provider.doing(() -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            atOnce.decrementAndGet();
            return Provider.reply(new TokenUsage(1, 1));
        });
        GuardedModel model =
                guarded(provider).mostCalls(10).mostWait(Duration.ofSeconds(30)).build();
        together(1_000, () -> Optional.of(model.chat(Provider.REQUEST)));
        assertThat(most.get()).isBetween(1, 10);
        assertThat(model.usage().total().calls()).isEqualTo(1_000);
    }

    @Test
    void overspends_by_no_more_than_the_calls_under_way() throws Exception {
        Provider provider = Provider.replying();
        GuardedModel model = guarded(provider)
                .mostCalls(10)
                .mostWait(Duration.ofSeconds(30))
                .sessionBudget(Budget.ofTokens(120 * 50))
                .build();
        together(1_000, () -> {
            try {
                return Optional.of(model.chat(Provider.REQUEST));
            } catch (RateLimitException refused) {
                return Optional.empty();
            }
        });
        assertThat(model.usage().total().calls()).isBetween(50L, 59L).isEqualTo(provider.calls());
    }

    @Test
    void spends_a_budget_once_though_all_came_before_it_was_spent() throws Exception {
        CountDownLatch allCame = new CountDownLatch(100);
        Provider provider = Provider.doing(() -> {
            await(allCame);
            return Provider.reply(new TokenUsage(1, 1));
        });
        GuardedModel model = guarded(provider)
                .mostCalls(1)
                .mostWait(Duration.ofSeconds(30))
                .sessionBudget(Budget.ofTokens(2))
                .session(() -> {
                    allCame.countDown();
                    return "s";
                })
                .build();
        together(100, () -> {
            try {
                return Optional.of(model.chat(Provider.REQUEST));
            } catch (RateLimitException refused) {
                return Optional.empty();
            }
        });
        assertThat(provider.calls()).isEqualTo(1);
    }

    @Test
    void says_at_once_that_a_budget_is_spent_though_others_have_all_the_calls() {
        Provider provider = Provider.replying();
        GuardedModel model = guarded(provider)
                .mostCalls(1)
                .sessionBudget(Budget.ofTokens(120))
                .build();
        GuardedModel spent = model.forSession("t", "spent");
        spent.chat(Provider.REQUEST);
        provider.next(() -> {
            assertThatExceptionOfType(RateLimitException.class)
                    .isThrownBy(() -> spent.chat(Provider.REQUEST))
                    .withMessageContaining("budget of the session");
            return Provider.reply(null);
        });
        model.forSession("t", "other").chat(Provider.REQUEST);
        assertThat(provider.calls()).isEqualTo(2);
    }

    @Test
    void gives_the_call_back_whatever_comes_of_it() {
        Provider provider = Provider.replying();
        GuardedModel model =
                guarded(provider).mostCalls(1).sessionBudget(Budget.ofTokens(1)).build();
        provider.breakDown();
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> model.chat(Provider.REQUEST));
        provider.recover();
        model.chat(Provider.REQUEST);
        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() -> model.chat(Provider.REQUEST))
                .withMessageContaining("budget");
        model.forSession("t", "s").chat(Provider.REQUEST);
    }

    @Test
    void says_that_a_wait_was_interrupted() {
        GuardedModel model =
                guarded(Provider.replying()).mostWait(Duration.ofSeconds(1)).build();
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() -> model.chat(Provider.REQUEST))
                .withMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void guards_each_way_to_ask_once() {
        Provider provider = Provider.replying();
        GuardedModel model = guarded(provider).build();
        assertThat(model.chat("Hello")).isEqualTo("Hello yourself");
        model.chat(Provider.REQUEST.messages());
        model.chat(Provider.REQUEST, ChatRequestOptions.EMPTY);
        model.doChat(Provider.REQUEST);
        assertThat(provider.calls()).isEqualTo(4);
        assertThat(model.usage().total().calls()).isEqualTo(4);
    }

    @Test
    void is_built_with_what_makes_sense() {
        GuardedModel.Builder builder = GuardedModel.builder();
        assertThatNullPointerException().isThrownBy(builder::build).withMessage("model");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.mostCalls(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.mostWait(Duration.ofSeconds(31)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.mostWait(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.breaker(0, 1, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.breaker(1, 0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.breaker(1, 1.1, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.breaker(1, Double.NaN, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.breaker(1, 1, Duration.ZERO));
    }

    /** What came of calls by as many threads. */
    private static <T> List<Optional<T>> together(int callers, Callable<Optional<T>> call)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Optional<T>> ends = new ArrayList<>();
            for (Future<Optional<T>> end : threads.invokeAll(Collections.nCopies(callers, call))) {
                ends.add(end.get());
            }
            return ends;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

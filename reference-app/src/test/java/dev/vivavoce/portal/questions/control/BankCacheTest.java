package dev.vivavoce.portal.questions.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivavoce.bank.QuestionBank;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BankCacheTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final AtomicInteger made = new AtomicInteger();
    private final BankCache cache = new BankCache(3, 100);

    /** Each is another one. */
    private QuestionBank make() {
        made.incrementAndGet();
        return QuestionBank.bundled().with(List.of());
    }

    @Test
    void makes_a_bank_anew_for_a_later_revision_only() {
        QuestionBank first = cache.get(ONE, 1, 10, this::make);
        QuestionBank second = cache.get(ONE, 2, 10, this::make);

        assertThat(cache.get(ONE, 2, 10, this::make)).isSameAs(second).isNotSameAs(first);
        assertThat(cache.get(ONE, 1, 10, this::make)).isSameAs(second);
        assertThat(made).hasValue(2);
    }

    @Test
    void lets_another_tenant_by_while_one_is_made_and_makes_it_once() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Supplier<QuestionBank> slow = () -> {
            begun.countDown();
            await(go);
            return make();
        };
        List<CompletableFuture<QuestionBank>> same = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> cache.get(ONE, 1, 10, slow), this::inThread))
                .toList();
        await(begun);

        QuestionBank other = cache.get(OTHER, 1, 10, this::make);
        go.countDown();

        assertThat(same.stream().map(CompletableFuture::join).distinct())
                .hasSize(1)
                .doesNotContain(other);
        assertThat(made).hasValue(2);
    }

    @Test
    void forgets_whoever_was_away_longest_when_there_are_too_many() {
        for (int i = 0; i < 3; i++) {
            cache.get(new UUID(0, i), 1, 10, this::make);
        }
        cache.get(new UUID(0, 0), 1, 10, this::make);
        cache.get(new UUID(0, 3), 1, 10, this::make);
        cache.get(new UUID(0, 0), 1, 10, this::make);

        assertThat(made).hasValue(4);
        cache.get(new UUID(0, 1), 1, 10, this::make);
        assertThat(made).hasValue(5);
        assertThat(cache.size()).isEqualTo(3);
    }

    @Test
    void forgets_others_when_there_are_too_many_questions_but_holds_the_last() {
        cache.get(ONE, 1, 60, this::make);
        cache.get(OTHER, 1, 60, this::make);
        assertThat(cache.size()).isEqualTo(1);

        QuestionBank huge = cache.get(ONE, 2, 1_000, this::make);

        assertThat(cache.get(ONE, 2, 1_000, this::make)).isSameAs(huge);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void tries_again_after_a_failure() {
        assertThatThrownBy(() -> cache.get(ONE, 1, 10, () -> {
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");

        assertThat(cache.get(ONE, 1, 10, this::make)).isNotNull();
    }

    private void inThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

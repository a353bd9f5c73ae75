package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.vivavoce.core.spi.UnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ManyRequestsTest {
    @TempDir
    private Path temp;

    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    private static String reply(String asked) {
        return asked + ": " + Integer.toString(asked.hashCode(), 36) + " é";
    }

    /** Lets the engine make so many passes, and waits then. */
    private static Semaphore stepping(ScriptedEngine engine) {
        Semaphore passes = new Semaphore(0);
        engine.before(passes::acquireUninterruptibly);
        return passes;
    }

    @Test
    void a_thousand_requests_at_once_all_end_and_none_is_mixed_up() throws Exception {
        ScriptedEngine engine = Scripted.saying(8, ManyRequestsTest::reply);
        try (DjlChatModel model =
                Scripted.builder(temp, engine).slots(8).waiting(1_000).build()) {
            List<Future<String>> replies = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                String words = "question " + i + " the answer";
                replies.add(callers.submit(() -> model.chat(words)));
            }
            for (int i = 0; i < 1_000; i++) {
                assertThat(replies.get(i).get()).isEqualTo(reply("question " + i + " the answer"));
            }
            assertThat(model.counts().passes()).isLessThan(model.counts().written());
        }
        assertThat(engine.passes()).anyMatch(steps -> steps.size() == 8);
    }

    @Test
    void documents_that_are_written_together_are_those_that_are_written_alone() throws Exception {
        String schema = Schemas.quoted(
                "{'type':'object','properties':{'a':{'type':'string','maxLength':20},'b':{'type':'integer','minimum':-500,'maximum':70000}},'required':['a','b']}");
        List<String> alone = new ArrayList<>();
        try (DjlChatModel model = byChance(1)) {
            for (int i = 0; i < 40; i++) {
                alone.add(text(model.chat(Scripted.asking("document " + i, schema))));
            }
        }
        try (DjlChatModel model = byChance(5)) {
            List<Future<String>> together = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                ChatRequest request = Scripted.asking("document " + i, schema);
                together.add(callers.submit(() -> text(model.chat(request))));
            }
            for (int i = 0; i < 40; i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i));
            }
        }
        assertThat(alone).doesNotHaveDuplicates();
    }

    private DjlChatModel byChance(int slots) {
        return Scripted.builder(temp, Scripted.engine(slots, Script.chance(Scripted.VOCABULARY.size(), 9)))
                .temperature(0.9)
                .topK(50)
                .topP(0.95)
                .seed(4)
                .build();
    }

    private static String text(ChatResponse response) {
        return response.aiMessage().text();
    }

    @Test
    void another_seed_gives_another_reply() {
        ScriptedEngine one = Scripted.engine(1, Script.chance(Scripted.VOCABULARY.size(), 9));
        ScriptedEngine other = Scripted.engine(1, Script.chance(Scripted.VOCABULARY.size(), 9));
        try (DjlChatModel first = Scripted.builder(temp, one)
                        .temperature(1)
                        .seed(1)
                        .maxOutputTokens(30)
                        .build();
                DjlChatModel second = Scripted.builder(temp, other)
                        .temperature(1)
                        .seed(2)
                        .maxOutputTokens(30)
                        .build()) {
            String words = first.chat("x");

            assertThat(first.chat("x")).isEqualTo(words);
            assertThat(second.chat("x")).isNotEqualTo(words);
        }
    }

    @Test
    void two_models_at_once_do_not_meet() throws Exception {
        try (DjlChatModel one = Scripted.builder(temp, Scripted.saying(2, asked -> "one " + asked))
                        .build();
                DjlChatModel two = Scripted.builder(temp, Scripted.saying(2, asked -> "two " + asked))
                        .build()) {
            List<Future<String>> ones = new ArrayList<>();
            List<Future<String>> twos = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String words = "question " + i;
                ones.add(callers.submit(() -> one.chat(words)));
                twos.add(callers.submit(() -> two.chat(words)));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(ones.get(i).get()).isEqualTo("one question " + i);
                assertThat(twos.get(i).get()).isEqualTo("two question " + i);
            }
        }
    }

    @Test
    void a_long_prompt_is_read_in_parts_while_others_are_written() throws Exception {
        ScriptedEngine engine =
                Scripted.saying(2, asked -> asked.length() > 100 ? "long" : "a short prompt has a long reply");
        Semaphore passes = stepping(engine);
        try (DjlChatModel model = Scripted.builder(temp, engine).build()) {
            CountDownLatch over = new CountDownLatch(2);
            CountDownLatch begun = new CountDownLatch(1);
            Heard written = new Heard(over).each(context -> begun.countDown());
            Heard read = new Heard(over);
            model.chat("x", written);
            passes.release(3);
            begun.await();
            model.chat("z".repeat(1_000), read);
            passes.release(1_000);
            over.await();

            assertThat(text(written.response())).isEqualTo("a short prompt has a long reply");
            assertThat(text(read.response())).isEqualTo("long");
        }
        assertThat(engine.passes().stream()
                        .filter(steps -> steps.stream()
                                        .mapToInt(step -> step.tokens().length)
                                        .sum()
                                == 129))
                .as("128 tokens of the prompt beside one of the reply")
                .isNotEmpty();
        assertThat(engine.passes()).allMatch(steps -> steps.stream().allMatch(step -> step.tokens().length <= 128));
    }

    @Test
    void a_prompt_that_begins_as_another_did_is_read_from_where_they_differ() {
        ScriptedEngine engine = Scripted.saying(3, asked -> "ok");
        String shared = "the same question for all of them, ".repeat(10);
        try (DjlChatModel model = Scripted.builder(temp, engine).build()) {
            int first = cached(model, shared + "one");
            int second = cached(model, shared + "two");
            int other = cached(model, "another");
            int third = cached(model, shared + "three");

            assertThat(first).isZero();
            assertThat(second).isEqualTo(third).isGreaterThan(200);
            assertThat(other).isLessThan(10);
            assertThat(model.counts().cached()).isEqualTo(second + other + third);
        }
        assertThat(engine.passes().stream().filter(steps -> steps.get(0).tokens().length > 100))
                .as("the first prompt, in two parts, and no other")
                .hasSize(2);
    }

    private static int cached(DjlChatModel model, String words) {
        return (int) Djl.effort(model.chat(Scripted.asking(words)).tokenUsage()).cached();
    }

    @Test
    void prompts_that_come_together_are_read_once_where_they_are_alike() throws Exception {
        ScriptedEngine engine = Scripted.saying(4, asked -> "a reply that takes some passes");
        String shared = "the same question for all of them, ".repeat(20);
        Semaphore passes = stepping(engine);
        try (DjlChatModel model = Scripted.builder(temp, engine).slots(4).build()) {
            CountDownLatch over = new CountDownLatch(4);
            List<Heard> replies =
                    IntStream.range(0, 4).mapToObj(i -> new Heard(over)).toList();
            for (int i = 0; i < 4; i++) {
                model.chat(shared + i, replies.get(i));
            }
            passes.release(10_000);
            over.await();
            int prompt = replies.get(0).response().tokenUsage().inputTokenCount();

            assertThat(replies).allSatisfy(reply -> assertThat(text(reply.response()))
                    .isEqualTo("a reply that takes some passes"));
            assertThat(Djl.effort(replies.get(0).response().tokenUsage()).cached())
                    .isZero();
            // Not the number, nor the markup after it.
            assertThat(replies.subList(1, 4)).allSatisfy(reply -> assertThat(
                            Djl.effort(reply.response().tokenUsage()).cached())
                    .isBetween(prompt - 20L, prompt - 5L));
        }
        assertThat(engine.copied()).isPositive();
    }

    @Test
    void a_request_beyond_those_that_may_wait_is_told_when_to_ask_again() throws Exception {
        ScriptedEngine engine = Scripted.saying(1, ManyRequestsTest::reply);
        CountDownLatch running = new CountDownLatch(1);
        Semaphore passes = new Semaphore(0);
        engine.before(() -> {
            running.countDown();
            passes.acquireUninterruptibly();
        });
        try (DjlChatModel model = Scripted.builder(temp, engine).waiting(1).build()) {
            Future<String> first = callers.submit(() -> model.chat("first"));
            running.await();
            CountDownLatch heard = new CountDownLatch(1);
            Heard waiting = new Heard(heard);
            model.chat("waiting", waiting);

            assertThatThrownBy(() -> model.chat("third"))
                    .isInstanceOf(RateLimitException.class)
                    .hasMessage("a-model: 1 requests wait already, Retry-After: 10 s")
                    .cause()
                    .isInstanceOfSatisfying(UnavailableException.class, cause -> assertThat(cause.retryAfter())
                            .contains(Duration.ofSeconds(10)));
            passes.release(10_000);
            assertThat(first.get()).isEqualTo(reply("first"));
            heard.await();
            assertThat(text(waiting.response())).isEqualTo(reply("waiting"));
        }
    }

    @Test
    void a_request_ends_with_its_deadline_whether_it_is_written_or_waits() throws Exception {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000);
        CountDownLatch running = new CountDownLatch(1);
        Semaphore passes = new Semaphore(0);
        ScriptedEngine engine = Scripted.saying(1, ManyRequestsTest::reply).before(() -> {
            running.countDown();
            passes.acquireUninterruptibly();
        });
        try (DjlChatModel model = Scripted.builder(temp, engine)
                .clock(clock::get)
                .timeout(Duration.ofHours(1))
                .build()) {
            CountDownLatch over = new CountDownLatch(2);
            Heard written = new Heard(over);
            Heard waiting = new Heard(over);
            model.chat("written", written);
            running.await();
            model.chat("waiting", waiting);
            clock.addAndGet(Duration.ofHours(2).toNanos());
            passes.release(2);
            over.await();

            assertThat(written.failure()).isExactlyInstanceOf(TimeoutException.class);
            assertThat(waiting.failure()).isExactlyInstanceOf(TimeoutException.class);
            passes.release(10_000);
            assertThat(model.chat("next")).isEqualTo(reply("next"));
        }
    }

    @Test
    void a_caller_waits_no_longer_than_the_deadline_even_where_the_engine_hangs() {
        Semaphore never = new Semaphore(0);
        ScriptedEngine engine = Scripted.saying(1, ManyRequestsTest::reply).before(never::acquireUninterruptibly);
        try (DjlChatModel model =
                Scripted.builder(temp, engine).timeout(Duration.ofMillis(50)).build()) {
            assertThatThrownBy(() -> model.chat("x")).isExactlyInstanceOf(TimeoutException.class);
            never.release(10);
        }
    }

    @Test
    void an_interrupted_caller_waits_no_longer_and_stays_interrupted() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        Semaphore passes = new Semaphore(0);
        ScriptedEngine engine = Scripted.saying(1, ManyRequestsTest::reply).before(() -> {
            running.countDown();
            passes.acquireUninterruptibly();
        });
        try (DjlChatModel model = Scripted.builder(temp, engine).build()) {
            Future<Boolean> caller = callers.submit(() -> {
                assertThatThrownBy(() -> model.chat("x")).isInstanceOf(NonRetriableException.class);
                return Thread.currentThread().isInterrupted();
            });
            running.await();
            callers.shutdownNow();

            assertThat(caller.get()).isTrue();
            passes.release(10_000);
        }
    }

    @Test
    void closing_ends_what_is_written_and_what_waits() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        Semaphore passes = new Semaphore(0);
        ScriptedEngine engine = Scripted.saying(1, asked -> "z".repeat(3_000)).before(() -> {
            running.countDown();
            passes.acquireUninterruptibly();
        });
        CountDownLatch over = new CountDownLatch(2);
        Heard written = new Heard(over);
        Heard waiting = new Heard(over);
        DjlChatModel model = Scripted.builder(temp, engine).build();
        model.chat("written", written);
        running.await();
        model.chat("waiting", waiting);
        Future<?> closing = callers.submit(model::close);
        while (!closing.isDone()) { // pass by pass: it need not be written to its end
            passes.release();
            Thread.onSpinWait();
        }
        over.await();

        assertThat(engine.isClosed()).isTrue();
        assertThat(List.of(written.failure(), waiting.failure())).allSatisfy(failure -> assertThat(failure)
                .isInstanceOf(NonRetriableException.class)
                .hasMessage("a-model is closed"));
    }
}

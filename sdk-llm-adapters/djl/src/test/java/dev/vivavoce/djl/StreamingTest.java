package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.output.FinishReason;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StreamingTest {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"hello world", "", "中文 \uD83D\uDE00\uD83D\uDE00 naïve é", "STO STOP no", "a\n\nb "})
    void a_stream_says_what_a_whole_reply_says_and_splits_no_character(String words) throws Exception {
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from("x"))
                .stopSequences(List.of("STOP"))
                .build();
        try (DjlChatModel model =
                Scripted.builder(temp, Scripted.saying(2, asked -> words)).build()) {
            CountDownLatch over = new CountDownLatch(1);
            Heard heard = new Heard(over);
            model.chat(request, heard);
            over.await();

            String whole = model.chat(request).aiMessage().text();
            assertThat(String.join("", heard.parts())).isEqualTo(whole).isEqualTo(words.split("STOP", -1)[0]);
            assertThat(heard.response().aiMessage().text()).isEqualTo(whole);
            assertThat(heard.response().finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(heard.parts()).allSatisfy(part -> assertThat(part.codePoints())
                    .noneMatch(point -> (point >= 0xd800 && point <= 0xdfff) || point == 0xfffd));
        }
    }

    @Test
    void a_stream_comes_in_parts_as_it_is_written() throws Exception {
        Semaphore passes = new Semaphore(0);
        ScriptedEngine engine = Scripted.saying(1, asked -> "abc").before(passes::acquireUninterruptibly);
        try (DjlChatModel model = Scripted.builder(temp, engine).build()) {
            CountDownLatch over = new CountDownLatch(1);
            CountDownLatch first = new CountDownLatch(1);
            Heard heard = new Heard(over).each(context -> first.countDown());
            model.chat("x", heard);
            passes.release(1);
            first.await();
            assertThat(heard.parts()).containsExactly("a");
            passes.release(3);
            over.await();
            assertThat(heard.parts()).containsExactly("a", "b", "c");
        }
    }

    @Test
    void a_cancelled_stream_says_nothing_more_and_gives_its_slot_to_the_next() throws Exception {
        try (DjlChatModel model = Scripted.builder(
                        temp, Scripted.saying(1, asked -> asked.equals("x") ? "z".repeat(2_000) : "next"))
                .build()) {
            CountDownLatch cancelled = new CountDownLatch(1);
            Heard heard = new Heard(new CountDownLatch(1)).each(context -> {
                context.streamingHandle().cancel();
                assertThat(context.streamingHandle().isCancelled()).isTrue();
                cancelled.countDown();
            });
            model.chat("x", heard);
            cancelled.await();

            assertThat(model.chat("y")).isEqualTo("next");
            assertThat(heard.parts()).hasSize(1);
            assertThat(heard.isSilent()).isTrue();
        }
    }

    @Test
    void a_handler_that_throws_is_told_so_and_holds_nobody_up() throws Exception {
        try (DjlChatModel model = Scripted.builder(temp, Scripted.saying(1, asked -> "hello world"))
                .build()) {
            CountDownLatch over = new CountDownLatch(1);
            Heard heard = new Heard(over).each(context -> {
                throw new IllegalStateException("a handler's");
            });
            model.chat("x", heard);
            over.await();

            assertThat(heard.failure()).hasMessage("a handler's");
            assertThat(heard.parts()).hasSize(1);
            assertThat(model.chat("x")).isEqualTo("hello world");
        }
    }

    @Test
    void a_handler_that_is_slow_holds_nobody_up() throws Exception {
        try (DjlChatModel model = Scripted.builder(temp, Scripted.saying(1, asked -> "hello world"))
                .build()) {
            Semaphore slow = new Semaphore(0);
            CountDownLatch over = new CountDownLatch(1);
            Heard heard = new Heard(over).each(context -> slow.acquireUninterruptibly());
            model.chat("x", heard);

            assertThat(model.chat("x")).isEqualTo("hello world");
            slow.release(100);
            over.await();
            assertThat(heard.response().aiMessage().text()).isEqualTo("hello world");
        }
    }

    @Test
    void what_is_refused_is_told_to_the_handler() throws Exception {
        try (DjlChatModel model =
                Scripted.builder(temp, Scripted.saying(1, asked -> "ok")).build()) {
            CountDownLatch over = new CountDownLatch(1);
            Heard heard = new Heard(over);
            model.chat("z".repeat(Scripted.CONTEXT), heard);
            over.await();

            assertThat(heard.failure()).isInstanceOf(InvalidRequestException.class);
        }
    }
}

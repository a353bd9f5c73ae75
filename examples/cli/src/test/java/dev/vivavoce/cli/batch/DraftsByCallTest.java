package dev.vivavoce.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivavoce.bank.Category;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.GeneralRubric;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.QuestionSource;
import dev.vivavoce.core.spi.UnavailableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DraftsByCallTest {

    private static final QuestionBank BANK = QuestionBank.bundled();
    private static final Category NURSE = BANK.category("registered-nurse").orElseThrow();
    private static final String PREFIX = "registered-nurse-written-";

    private final List<Long> seeds = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private OwnQuestions file() {
        return new OwnQuestions(folder.resolve("own.json"));
    }

    private Drafts drafts(int count) {
        Streams streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                false,
                false,
                false);
        return new Drafts(file(), new Proposals(BANK, NURSE, PREFIX), PREFIX, count, new CountBar(streams, count));
    }

    private void write(QuestionSource source, Drafts drafts, int threads) {
        Order order = new Order("vllm", "m", NURSE, Seniority.MID);
        QuestionSource noting = query -> {
            seeds.add(query.seed());
            return source.find(query);
        };
        new DraftsByCall(noting, order, drafts, said::add).run(threads);
    }

    private static List<Question> questions(int from, int to) {
        return IntStream.range(from, to).mapToObj(DraftsByCallTest::question).toList();
    }

    private static Question question(int thing) {
        return Question.builder(
                        "written-" + thing,
                        "Tell me about a " + GenerateInBatchTest.THINGS.get(thing) + " and what you did then.",
                        new Competency("empathy", "Empathy"),
                        GeneralRubric.of(Style.BEHAVIOURAL))
                .style(Style.BEHAVIOURAL)
                .difficulty(Difficulty.MEDIUM)
                .seniority(Seniority.MID)
                .minutes(5)
                .anchors(List.of(
                        new Anchor("Seen", "What was seen first, in their own words."),
                        new Anchor("Help", "Whom they asked for help, in their own words."),
                        new Anchor("End", "How it ended for everybody, in their own words.")))
                .build();
    }

    private static boolean come(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private List<String> ids() {
        return file().read().stream()
                .map(custom -> custom.question().id().value().substring(PREFIX.length()))
                .toList();
    }

    @Test
    void has_that_many_calls_under_way_and_keeps_all_they_write_once() {
        CountDownLatch three = new CountDownLatch(3);
        AtomicInteger underWay = new AtomicInteger();
        List<Integer> most = new CopyOnWriteArrayList<>();
        QuestionSource source = query -> {
            most.add(underWay.incrementAndGet());
            three.countDown();
            assertThat(come(three)).isTrue();
            int own = (int) Math.min(3, query.seed()) * 3;
            List<Question> written = new ArrayList<>(questions(own, own + 3));
            written.add(question(0));
            underWay.decrementAndGet();
            return written.stream().distinct().toList();
        };
        Drafts drafts = drafts(40);
        write(source, drafts, 3);

        assertThat(ids()).containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
        assertThat(most).contains(3).allMatch(calls -> calls <= 3);
        assertThat(seeds).doesNotHaveDuplicates().contains(0L, 1L, 2L, 3L);
        assertThat(drafts.there()).isEqualTo(12);
        assertThat(said).isEmpty();
    }

    @Test
    void makes_no_call_that_those_under_way_may_make_needless() {
        Drafts drafts = drafts(10);
        write(query -> questions(0, 10), drafts, 8);

        assertThat(seeds).containsExactly(0L);
        assertThat(drafts.missing()).isZero();
    }

    @Test
    void makes_another_call_where_those_under_way_were_not_enough() {
        Drafts drafts = drafts(10);
        write(query -> query.seed() == 0 ? questions(0, 4) : questions(4, 12), drafts, 8);

        assertThat(seeds).containsExactly(0L, 1L);
        assertThat(ids()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void keeps_what_is_under_way_when_the_model_is_away_and_says_so_once() {
        CountDownLatch begun = new CountDownLatch(3);
        CountDownLatch failed = new CountDownLatch(2);
        write(
                query -> {
                    begun.countDown();
                    assertThat(come(begun)).isTrue();
                    if (query.seed() < 2) {
                        failed.countDown();
                        throw new UnavailableException("m", "too many requests", Optional.empty());
                    }
                    assertThat(come(failed)).isTrue();
                    return questions(0, 2);
                },
                drafts(30),
                3);

        assertThat(seeds).containsExactlyInAnyOrder(0L, 1L, 2L);
        assertThat(ids()).containsExactly("0", "1");
        assertThat(said).hasSize(1).allMatch(text -> text.contains("too many requests"));
    }

    @Test
    void ends_on_all_threads_where_one_cannot_go_on() {
        assertThatThrownBy(() -> write(
                        query -> {
                            throw new Unusable("check the key");
                        },
                        drafts(100),
                        4))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("check the key");
        assertThat(seeds).hasSizeLessThanOrEqualTo(4);
    }
}

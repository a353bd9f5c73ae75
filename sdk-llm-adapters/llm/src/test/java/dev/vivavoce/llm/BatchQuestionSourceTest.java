package dev.vivavoce.llm;

import static dev.vivavoce.llm.ScriptedBatches.failed;
import static dev.vivavoce.llm.ScriptedBatches.item;
import static dev.vivavoce.llm.ScriptedChat.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.batch.BatchItemResult;
import dev.langchain4j.model.batch.BatchState;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.vivavoce.core.question.GeneralRubric;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.testkit.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchQuestionSourceTest {

    private static final String ID = "batches/7";

    private final ScriptedBatches batches = new ScriptedBatches();
    private final BatchQuestionSource source = new BatchQuestionSource(batches, "m", GeneralRubric::of);

    private static QuestionQuery query(long seed, Map<Style, Integer> mix, Position position) {
        QuestionQuery query = Samples.query();
        return new QuestionQuery(
                position,
                query.topic(),
                mix,
                query.exclude(),
                query.exposure(),
                query.strength(),
                query.locale(),
                seed);
    }

    private static QuestionQuery seeded(long seed) {
        return query(seed, Samples.query().mix(), Samples.query().position());
    }

    private static QuestionQuery forNothing() {
        return query(1, Map.of(), Samples.query().position());
    }

    private static QuestionQuery tooLong() {
        String posting = IntStream.range(0, 3_000)
                .mapToObj(i -> "We look for somebody who can do task " + i + ". ")
                .collect(Collectors.joining());
        return query(1, Samples.query().mix(), new Position("Nurse", posting, Optional.empty()));
    }

    private static BatchItemResult<ChatResponse> written(QuestionQuery query) {
        return item(reply(Author.careful(ModelQuestionSource.material(query).orElseThrow())));
    }

    @Test
    void asks_and_reads_as_the_source_of_single_queries_does() {
        ScriptedChat chat = ScriptedChat.answering(Author::careful);
        ModelQuestionSource single = new ModelQuestionSource(chat, "m");
        List<QuestionQuery> queries = List.of(seeded(1), seeded(2));
        List<List<Question>> found = queries.stream().map(single::find).toList();

        assertThat(source.submit(queries)).isEqualTo(ID);
        batches.then(BatchState.SUCCEEDED, written(seeded(1)), written(seeded(2)));

        assertThat(source.collect(ID, queries)).contains(found);
        assertThat(batches.submitted).containsExactly(chat.requests());
    }

    @Test
    void gives_nothing_while_the_provider_is_at_work() {
        batches.then(BatchState.PENDING);
        batches.then(BatchState.RUNNING);

        assertThat(source.collect(ID, List.of(seeded(1)))).isEmpty();
        assertThat(source.collect(ID, List.of(seeded(1)))).isEmpty();
    }

    @Test
    void gives_an_empty_list_for_what_failed_was_refused_or_cannot_be_read() {
        QuestionQuery query = seeded(1);
        batches.then(
                BatchState.SUCCEEDED,
                List.of(
                        failed("expired", null),
                        item(reply("", FinishReason.CONTENT_FILTER)),
                        item(reply("I would rather not.", FinishReason.OTHER)),
                        item(reply("{\"questions\": 1}")),
                        item(reply("{\"questions\": []}", FinishReason.LENGTH)),
                        written(query)));

        List<List<Question>> found = source.collect(ID, List.of(query, query, query, query, query, query))
                .orElseThrow();

        assertThat(found.subList(0, 5)).allMatch(List::isEmpty);
        assertThat(found.get(5)).hasSize(5);
    }

    @Test
    void sends_nothing_that_needs_no_call_and_keeps_its_place() {
        List<QuestionQuery> queries = List.of(forNothing(), seeded(1), tooLong());
        source.submit(queries);
        batches.then(BatchState.SUCCEEDED, written(seeded(1)));

        assertThat(source.collect(ID, queries).orElseThrow())
                .extracting(List::size)
                .containsExactly(0, 5, 0);
        assertThat(batches.submitted.get(0)).hasSize(1);
    }

    @Test
    void is_done_at_once_where_no_query_needs_a_call() {
        List<QuestionQuery> queries = List.of(forNothing(), tooLong());

        assertThat(source.collect(source.submit(queries), queries)).contains(List.of(List.of(), List.of()));
        assertThat(batches.submitted).isEmpty();
    }

    @Test
    void tells_a_batch_that_is_lost_from_a_provider_that_is_away() {
        batches.then(BatchState.EXPIRED);
        batches.then(BatchState.FAILED, failed("it broke", null));
        batches.then(BatchState.CANCELLED);
        batches.thenFail(new ModelNotFoundException("no such batch"));
        batches.then(BatchState.SUCCEEDED, written(seeded(1)), written(seeded(2)));
        for (String why : List.of(
                "has expired", "has failed", "was cancelled", "does not know the batch", "2 results for 1 queries")) {
            UnavailableException lost = unavailable();
            assertThat(lost).hasMessageContaining(ID).hasMessageContaining(why);
            assertThat(lost.retryAfter()).as(why).isEmpty();
        }
        batches.thenFail(new RateLimitException("slow down"));
        assertThat(unavailable().retryAfter()).isPresent();
        batches.thenFail(new AuthenticationException("who are you"));
        assertThatThrownBy(() -> source.collect(ID, List.of(seeded(1))))
                .isInstanceOf(ModelConfigurationException.class);
    }

    private UnavailableException unavailable() {
        return catchThrowableOfType(UnavailableException.class, () -> source.collect(ID, List.of(seeded(1))));
    }

    @Test
    void submits_once_whatever_comes_of_it() {
        batches.thenFail(new RateLimitException("slow down"));

        assertThatThrownBy(() -> source.submit(List.of(seeded(1)))).isInstanceOf(UnavailableException.class);
        assertThat(batches.submitted).isEmpty();
    }
}

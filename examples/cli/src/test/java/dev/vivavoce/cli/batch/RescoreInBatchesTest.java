package dev.vivavoce.cli.batch;

import static dev.vivavoce.cli.batch.BatchTrial.ENDED;
import static dev.vivavoce.cli.batch.BatchTrial.RUNNING;
import static dev.vivavoce.cli.batch.BatchTrial.failed;
import static dev.vivavoce.cli.batch.BatchTrial.gemini;
import static dev.vivavoce.cli.batch.BatchTrial.geminiDone;
import static dev.vivavoce.cli.batch.BatchTrial.geminiItem;
import static dev.vivavoce.cli.batch.BatchTrial.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RescoreInBatchesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BatchTrial trial = new BatchTrial(RescoreCommand::new);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        trial.close();
    }

    private List<String> arguments(String provider) {
        return List.of(
                "--in",
                folder.resolve("in.jsonl").toString(),
                "--out",
                folder.resolve("out.jsonl").toString(),
                "--provider",
                provider,
                "--base-url",
                trial.server.url(),
                "--model",
                "claude-haiku-4-5");
    }

    private int rescore(String provider, String... more) {
        return trial.run(arguments(provider), more);
    }

    private int rescore() {
        return rescore("claude", "--batch");
    }

    private void input(int... answers) throws IOException {
        Files.writeString(
                folder.resolve("in.jsonl"),
                IntStream.of(answers)
                        .mapToObj(
                                answer -> "{\"id\": " + answer
                                        + ", \"question\": \"How do you find out why a query is slow?\", \"answer\": \""
                                        + (answer == 0 ? "" : "I look at the plan " + answer + " times.")
                                        + "\", \"rubric\": {\"criteria\": [{\"name\": \"Method\", \"anchors\": [{\"level\": 0,"
                                        + " \"behaviour\": \"Guesses.\"}, {\"level\": 5, \"behaviour\": \"Measures first.\"}]}]}}")
                        .collect(Collectors.joining("\n")));
    }

    private List<JsonNode> written() throws IOException {
        return Files.readAllLines(folder.resolve("out.jsonl")).stream()
                .map(RescoreInBatchesTest::parse)
                .toList();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rating(int level) {
        return "{\"ratings\": [{\"evidence\": [1], \"level\": " + level
                + "}], \"anchors\": [], \"positive\": [], \"improvements\": [], \"confidence\": 0.8}";
    }

    @Test
    void waits_for_a_batch_and_writes_the_lines_in_their_order_at_half_the_price() throws IOException {
        input(1, 0, 2, 3, 4, 5);
        trial.server
                .reply(200, RUNNING)
                .reply(200, RUNNING)
                .reply(200, RUNNING)
                .reply(200, ENDED)
                .reply(
                        200,
                        String.join(
                                "\n",
                                succeeded(1, rating(2)),
                                succeeded(0, rating(4)),
                                succeeded(2, "I would rather not.", "refusal"),
                                failed(4, "errored"),
                                succeeded(3, "{")));

        int status = rescore();

        assertThat(status).as(trial.said()).isEqualTo(3);
        assertThat(trial.waits()).isEqualTo(2);
        List<JsonNode> lines = written();
        assertThat(lines).extracting(line -> line.get("id").asInt()).containsExactly(1, 0, 2, 3, 4, 5);
        assertThat(lines).extracting(line -> line.path("score").asInt()).containsExactly(8, 0, 5, 0, 0, 0);
        assertThat(lines.get(1).path("reason").asText()).contains("says nothing");
        assertThat(lines.get(3).path("reason").asText()).contains("declined");
        assertThat(lines.get(4).path("reason").asText()).contains("could not be read");
        assertThat(lines.get(5).at("/error/code").asText()).isEqualTo("unavailable");
        assertThat(lines.get(5).at("/error/message").asText()).contains("(errored)");
        // 1 million tokens read at $1 and 100,000 written at $5 per million, halved, four times.
        assertThat(lines.get(0).at("/evaluator/usd").asText()).startsWith("0.75");
        assertThat(trial.said())
                .contains("6 lines sent in batch msgbatch_1", "4 calls, 4,000,000 tokens read", "$3.0000")
                .contains("1 lines could not be served");
    }

    @Test
    void collects_after_a_crash_what_was_sent_before_it_and_sends_nothing_again() throws IOException {
        input(1, 2);
        trial.server.reply(200, RUNNING).reply(200, RUNNING);
        trial.crash(arguments("claude"), "--batch");
        assertThat(trial.submissions()).isEqualTo(1);

        assertThat(rescore("claude")).isEqualTo(2);
        assertThat(trial.said()).contains("0 to rate", "2 sent in batches", "give --batch to collect them");

        trial.server.reply(200, ENDED).reply(200, succeeded(0, rating(4)) + "\n" + succeeded(1, rating(2)));
        assertThat(rescore()).as(trial.said()).isZero();

        assertThat(trial.submissions()).isEqualTo(1);
        assertThat(trial.waits()).isZero();
        assertThat(written()).extracting(line -> line.get("score").asInt()).containsExactly(8, 5);
        assertThat(folder.resolve("out.jsonl.part")).doesNotExist();
    }

    @Test
    void goes_on_waiting_where_the_provider_cannot_be_asked() throws IOException {
        input(1);
        trial.server
                .reply(200, RUNNING)
                .reply(503, "{}")
                .reply(429, Map.of("Retry-After", "20"), "{}")
                .reply(200, ENDED)
                .reply(200, succeeded(0, rating(4)));

        assertThat(rescore()).as(trial.said()).isZero();
        assertThat(trial.submissions()).isEqualTo(1);
        assertThat(trial.waits()).isEqualTo(2);
    }

    @Test
    void sends_again_what_was_in_a_batch_that_is_lost_when_it_is_run_again() throws IOException {
        input(1, 2);
        trial.server.reply(200, RUNNING).reply(404, "{\"error\": {\"type\": \"not_found_error\"}}");
        assertThat(rescore()).isEqualTo(3);
        assertThat(trial.said()).contains("does not know the batch msgbatch_1", "2 lines could not be served");
        trial.server
                .reply(200, RUNNING)
                .reply(200, ENDED)
                .reply(200, failed(0, "expired") + "\n" + failed(1, "expired"));
        assertThat(rescore()).isEqualTo(3);
        assertThat(written())
                .allMatch(line -> line.at("/error/message").asText().contains("(expired)"));
        trial.server
                .reply(200, RUNNING)
                .reply(200, ENDED)
                .reply(200, succeeded(0, rating(4)) + "\n" + succeeded(1, rating(2)));

        assertThat(rescore()).as(trial.said()).isZero();
        assertThat(trial.submissions()).isEqualTo(3);
    }

    @Test
    void sends_a_thousand_lines_at_once_and_the_rest_when_the_provider_takes_more() throws IOException {
        input(IntStream.rangeClosed(1, 1_002).toArray());
        trial.server
                .reply(200, RUNNING)
                .reply(429, Map.of("Retry-After", "20"), "{}")
                .reply(200, RUNNING)
                .reply(200, RUNNING.replace("_1", "_2"))
                .reply(200, ENDED)
                .reply(
                        200,
                        IntStream.range(0, 1_000)
                                .mapToObj(item -> succeeded(item, rating(4)))
                                .collect(Collectors.joining("\n")))
                .reply(200, ENDED.replace("_1", "_2"))
                .reply(200, succeeded(0, rating(2)) + "\n" + succeeded(1, rating(2)));

        assertThat(rescore()).as(trial.said()).isZero();
        assertThat(trial.said())
                .contains("too many requests", "1000 lines sent in batch", "2 lines sent in batch msgbatch_2");
        assertThat(written())
                .extracting(line -> line.get("id").asInt())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1_002).boxed().toList());
        assertThat(written().get(1_001).get("score").asInt()).isEqualTo(5);
    }

    @Test
    void refuses_lines_that_have_changed_since_they_were_sent() throws IOException {
        input(1, 2);
        trial.server.reply(200, RUNNING).reply(200, RUNNING);
        trial.crash(arguments("claude"), "--batch");
        input(1, 3);

        assertThat(rescore()).isEqualTo(2);
        assertThat(trial.said()).contains("line 2 has changed since it was sent in a batch");
    }

    @Test
    void a_wrong_key_ends_the_run_and_the_batch_is_still_known() throws IOException {
        input(1);
        trial.server.reply(200, RUNNING).reply(401, "{}");
        assertThat(rescore()).isEqualTo(2);
        assertThat(trial.said()).contains("does not accept the key");
        trial.server.reply(200, ENDED).reply(200, succeeded(0, rating(4)));

        assertThat(rescore()).as(trial.said()).isZero();
        assertThat(trial.submissions()).isEqualTo(1);
    }

    @Test
    void rates_in_batches_of_gemini() throws IOException {
        input(1, 2);
        trial.server
                .reply(200, gemini("RUNNING"))
                .reply(200, gemini("RUNNING"))
                .reply(200, geminiDone(geminiItem(rating(4)), geminiItem(rating(2))));

        assertThat(rescore("gemini", "--batch")).as(trial.said()).isZero();
        assertThat(trial.server.requests().get(1).path()).endsWith("/batches/7");
        assertThat(written()).extracting(line -> line.get("score").asInt()).containsExactly(8, 5);
    }

    @Test
    void an_answer_that_gemini_blocks_costs_nobody_the_rest_of_the_batch() throws IOException {
        input(1, 2, 3, 4);
        trial.server
                .reply(200, gemini("PENDING"))
                .reply(
                        200,
                        geminiDone(
                                "{\"response\": {\"promptFeedback\": {\"blockReason\": \"PROHIBITED_CONTENT\"},"
                                        + " \"usageMetadata\": {\"promptTokenCount\": 9}}}",
                                "{\"response\": {\"candidates\": [{\"finishReason\": \"SOMETHING_NEW\"}]}}",
                                "{\"error\": {\"code\": 13, \"message\": \"It broke.\"}}",
                                geminiItem(rating(4))));

        assertThat(rescore("gemini", "--batch")).as(trial.said()).isEqualTo(3);
        assertThat(written()).extracting(line -> line.path("score").asInt()).containsExactly(0, 0, 0, 8);
        assertThat(written().get(0).at("/error/message").asText()).contains("(PROHIBITED CONTENT)");
    }
}

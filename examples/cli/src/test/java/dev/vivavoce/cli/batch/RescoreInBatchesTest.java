package dev.vivavoce.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.testkit.StubServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class RescoreInBatchesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CRASHED = 99;
    private static final String RUNNING = "{\"id\": \"msgbatch_1\", \"processing_status\": \"in_progress\"}";
    private static final String ENDED = "{\"id\": \"msgbatch_1\", \"processing_status\": \"ended\"}";

    private final StubServer server = StubServer.start();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int waits;
    private int mostWaits = 10;

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    /** Ends the program where it waits, when it has waited often enough. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private int rescore(String provider, String... more) {
        err.reset();
        waits = 0;
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        Streams streams = new Streams(
                new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), errors, false, false, false);
        RescoreCommand command = new RescoreCommand(
                streams, Map.of("ANTHROPIC_API_KEY", "key", "GEMINI_API_KEY", "key")::get, duration -> {
                    assertThat(duration).isEqualTo(Polling.EVERY);
                    if (++waits > mostWaits) {
                        throw new Crash();
                    }
                });
        List<String> arguments = new ArrayList<>(List.of(
                "--in",
                folder.resolve("in.jsonl").toString(),
                "--out",
                folder.resolve("out.jsonl").toString(),
                "--provider",
                provider,
                "--base-url",
                server.url(),
                "--model",
                "claude-haiku-4-5"));
        arguments.addAll(List.of(more));
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (failure instanceof Unusable) {
                        errors.println(failure.getMessage());
                        return Exit.UNUSABLE;
                    }
                    if (failure instanceof Crash) {
                        return CRASHED;
                    }
                    throw failure;
                })
                .execute(arguments.toArray(String[]::new));
    }

    private int rescore() {
        return rescore("claude", "--batch");
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
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
        return "{\"ratings\": [{\"criterion\": 1, \"evidence\": [1], \"level\": " + level
                + "}], \"anchors\": [], \"positive\": [], \"improvements\": [], \"confidence\": 0.8}";
    }

    private static String succeeded(int item, String text, String stop) {
        ObjectNode json = JSON.createObjectNode().put("custom_id", "request-" + item);
        ObjectNode message = json.putObject("result").put("type", "succeeded").putObject("message");
        message.put("id", "m")
                .put("model", "claude-haiku-4-5")
                .put("role", "assistant")
                .put("stop_reason", stop);
        message.putArray("content").addObject().put("type", "text").put("text", text);
        message.putObject("usage").put("input_tokens", 1_000_000).put("output_tokens", 100_000);
        return json.toString();
    }

    private static String failed(int item, String type) {
        return "{\"custom_id\": \"request-" + item + "\", \"result\": {\"type\": \"" + type + "\"}}";
    }

    private long submissions() {
        return server.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }

    @Test
    void waits_for_a_batch_and_writes_the_lines_in_their_order_at_half_the_price() throws IOException {
        input(1, 0, 2, 3, 4, 5);
        server.reply(200, RUNNING)
                .reply(200, RUNNING)
                .reply(200, RUNNING)
                .reply(200, ENDED)
                .reply(
                        200,
                        String.join(
                                "\n",
                                succeeded(1, rating(2), "end_turn"),
                                succeeded(0, rating(4), "end_turn"),
                                succeeded(2, "I would rather not.", "refusal"),
                                failed(4, "errored"),
                                succeeded(3, "{", "end_turn")));

        int status = rescore();

        assertThat(status).as(said()).isEqualTo(3);
        assertThat(waits).isEqualTo(2);
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
        assertThat(said())
                .contains("6 lines sent in batch msgbatch_1", "4 calls, 4,000,000 tokens read", "$3.0000")
                .contains("1 lines could not be served");
    }

    @Test
    void collects_after_a_crash_what_was_sent_before_it_and_sends_nothing_again() throws IOException {
        input(1, 2);
        server.reply(200, RUNNING).reply(200, RUNNING);
        mostWaits = 0;
        assertThat(rescore()).isEqualTo(CRASHED);
        assertThat(submissions()).isEqualTo(1);
        mostWaits = 10;

        assertThat(rescore("claude")).isEqualTo(2);
        assertThat(said()).contains("0 to rate", "2 sent in batches", "give --batch to collect them");

        server.reply(200, ENDED)
                .reply(200, succeeded(0, rating(4), "end_turn") + "\n" + succeeded(1, rating(2), "end_turn"));
        assertThat(rescore()).as(said()).isZero();

        assertThat(submissions()).isEqualTo(1);
        assertThat(waits).isZero();
        assertThat(written()).extracting(line -> line.get("score").asInt()).containsExactly(8, 5);
        assertThat(folder.resolve("out.jsonl.part")).doesNotExist();
    }

    @Test
    void goes_on_waiting_where_the_provider_cannot_be_asked() throws IOException {
        input(1);
        server.reply(200, RUNNING)
                .reply(503, "{}")
                .reply(429, Map.of("Retry-After", "20"), "{}")
                .reply(200, ENDED)
                .reply(200, succeeded(0, rating(4), "end_turn"));

        assertThat(rescore()).as(said()).isZero();
        assertThat(submissions()).isEqualTo(1);
        assertThat(waits).isEqualTo(2);
    }

    @Test
    void sends_again_what_was_in_a_batch_that_is_lost_when_it_is_run_again() throws IOException {
        input(1, 2);
        server.reply(200, RUNNING).reply(404, "{\"error\": {\"type\": \"not_found_error\"}}");
        assertThat(rescore()).isEqualTo(3);
        assertThat(said()).contains("does not know the batch msgbatch_1", "2 lines could not be served");
        server.reply(200, RUNNING).reply(200, ENDED).reply(200, failed(0, "expired") + "\n" + failed(1, "expired"));
        assertThat(rescore()).isEqualTo(3);
        assertThat(written())
                .allMatch(line -> line.at("/error/message").asText().contains("(expired)"));
        server.reply(200, RUNNING)
                .reply(200, ENDED)
                .reply(200, succeeded(0, rating(4), "end_turn") + "\n" + succeeded(1, rating(2), "end_turn"));

        assertThat(rescore()).as(said()).isZero();
        assertThat(submissions()).isEqualTo(3);
    }

    @Test
    void sends_a_thousand_lines_at_once_and_the_rest_when_the_provider_takes_more() throws IOException {
        input(IntStream.rangeClosed(1, 1_002).toArray());
        server.reply(200, RUNNING)
                .reply(429, Map.of("Retry-After", "20"), "{}")
                .reply(200, RUNNING)
                .reply(200, RUNNING.replace("_1", "_2"))
                .reply(200, ENDED)
                .reply(
                        200,
                        IntStream.range(0, 1_000)
                                .mapToObj(item -> succeeded(item, rating(4), "end_turn"))
                                .collect(Collectors.joining("\n")))
                .reply(200, ENDED.replace("_1", "_2"))
                .reply(200, succeeded(0, rating(2), "end_turn") + "\n" + succeeded(1, rating(2), "end_turn"));

        assertThat(rescore()).as(said()).isZero();
        assertThat(said())
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
        server.reply(200, RUNNING).reply(200, RUNNING);
        mostWaits = 0;
        assertThat(rescore()).isEqualTo(CRASHED);
        input(1, 3);

        assertThat(rescore()).isEqualTo(2);
        assertThat(said()).contains("line 2 has changed since it was sent in a batch");
    }

    @Test
    void a_wrong_key_ends_the_run_and_the_batch_is_still_known() throws IOException {
        input(1);
        server.reply(200, RUNNING).reply(401, "{}");
        assertThat(rescore()).isEqualTo(2);
        assertThat(said()).contains("does not accept the key");
        server.reply(200, ENDED).reply(200, succeeded(0, rating(4), "end_turn"));

        assertThat(rescore()).as(said()).isZero();
        assertThat(submissions()).isEqualTo(1);
    }

    @Test
    void rates_in_batches_of_gemini() throws IOException {
        input(1, 2);
        String name = "{\"name\": \"batches/7\", \"metadata\": {\"state\": \"BATCH_STATE_RUNNING\"}}";
        server.reply(200, name).reply(200, name).reply(200, geminiDone(geminiItem(rating(4)), geminiItem(rating(2))));

        assertThat(rescore("gemini", "--batch")).as(said()).isZero();
        assertThat(server.requests().get(1).path()).endsWith("/batches/7");
        assertThat(written()).extracting(line -> line.get("score").asInt()).containsExactly(8, 5);
    }

    @Test
    void an_answer_that_gemini_blocks_costs_nobody_the_rest_of_the_batch() throws IOException {
        input(1, 2, 3, 4);
        server.reply(200, "{\"name\": \"batches/7\", \"metadata\": {\"state\": \"BATCH_STATE_PENDING\"}}")
                .reply(
                        200,
                        geminiDone(
                                "{\"response\": {\"promptFeedback\": {\"blockReason\": \"PROHIBITED_CONTENT\"},"
                                        + " \"usageMetadata\": {\"promptTokenCount\": 9}}}",
                                "{\"response\": {\"candidates\": [{\"finishReason\": \"SOMETHING_NEW\"}]}}",
                                "{\"error\": {\"code\": 13, \"message\": \"It broke.\"}}",
                                geminiItem(rating(4))));

        assertThat(rescore("gemini", "--batch")).as(said()).isEqualTo(3);
        assertThat(written()).extracting(line -> line.path("score").asInt()).containsExactly(0, 0, 0, 8);
        assertThat(written().get(0).at("/error/message").asText()).contains("(PROHIBITED CONTENT)");
    }

    private static String geminiItem(String text) {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode response =
                json.putObject("response").put("modelVersion", "m").put("responseId", "r");
        ObjectNode candidate = response.putArray("candidates").addObject().put("finishReason", "STOP");
        candidate
                .putObject("content")
                .put("role", "model")
                .putArray("parts")
                .addObject()
                .put("text", text);
        response.putObject("usageMetadata")
                .put("promptTokenCount", 700)
                .put("candidatesTokenCount", 30)
                .put("totalTokenCount", 730);
        return json.toString();
    }

    private static String geminiDone(String... items) {
        return "{\"name\": \"batches/7\", \"done\": true, \"metadata\": {\"state\": \"BATCH_STATE_SUCCEEDED\"},"
                + " \"response\": {\"@type\": \"x\", \"inlinedResponses\": {\"inlinedResponses\": ["
                + String.join(",", items) + "]}}}";
    }
}

package dev.vivavoce.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.testkit.StubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProviderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LINE = JSON.createObjectNode()
            .put("id", 7)
            .put("question", "How do you find out why a query is slow?")
            .put("style", "technical")
            .put("answer", "I look at the execution plan. Then I check which index is missing.")
            .set(
                    "rubric",
                    Run.json("{\"criteria\": [{\"name\": \"Method\", \"anchors\": [{\"level\": 0, \"behaviour\":"
                            + " \"Guesses.\"}, {\"level\": 5, \"behaviour\": \"Measures first.\"}]}]}"))
            .toString();

    private final StubServer server = StubServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_model_rates_with_quotes_from_the_answer() {
        server.reply(
                200,
                reply("{\"ratings\": [{\"evidence\": [1, 9], \"level\": 4}], \"anchors\": [],"
                        + " \"positive\": [\"You look first.\"], \"improvements\": [], \"confidence\": 0.8}"));

        Run run = evaluate(LINE);

        assertThat(run.status()).as(run.err()).isZero();
        JsonNode line = run.line();
        assertThat(line.get("id").asInt()).isEqualTo(7);
        assertThat(line.at("/levels/0/level").asInt()).isEqualTo(4);
        assertThat(line.at("/levels/0/evidence")).hasSize(1);
        assertThat(line.at("/levels/0/evidence/0/quote").asText()).isEqualTo("I look at the execution plan.");
        assertThat(line.get("score").asInt()).isEqualTo(8);
        assertThat(line.at("/evaluator/name").asText()).isEqualTo("a-model");
        assertThat(line.at("/evaluator/calls").asInt()).isEqualTo(1);
        assertThat(line.at("/evaluator/inputTokens").asInt()).isPositive();
        assertThat(ContractTest.schema("evaluate").validate(line)).isEmpty();
    }

    @Test
    void a_line_that_the_provider_cannot_serve_now_says_so_and_the_next_one_is_rated() {
        server.reply(429, Map.of("Retry-After", "20"), "{}")
                .reply(
                        200,
                        reply("{\"ratings\": [{\"evidence\": [], \"level\": 0}], \"anchors\": [],"
                                + " \"positive\": [], \"improvements\": [], \"confidence\": 0.8}"));

        Run run = evaluate(LINE + "\n" + LINE);

        assertThat(run.status()).isEqualTo(3);
        List<JsonNode> lines = run.lines();
        assertThat(lines.get(0).at("/error/code").asText()).isEqualTo("unavailable");
        assertThat(lines.get(1).get("score").asInt()).isEqualTo(1);
    }

    @Test
    void a_model_that_nobody_knows_ends_the_run_before_anything_is_written() {
        server.reply(404, "{\"error\": {\"message\": \"no such model\", \"type\": \"not_found_error\"}}");

        Run run = evaluate(LINE);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("a-model");
    }

    @Test
    void the_embedded_evaluator_stands_in_for_a_model_that_is_away_during_an_interview(@TempDir Path temp)
            throws IOException {
        server.reply(429, Map.of("Retry-After", "60"), "{}");

        Run run = interview(temp);

        assertThat(run.status()).as(run.err()).isEqualTo(3);
        assertThat(run.out()).contains("a-model reads the answer", "the same --provider and --model");
        assertThat(server.requests()).hasSize(1);
        JsonNode evaluation =
                JSON.readTree(temp.resolve("s.session.json").toFile()).at("/turns/0/evaluation");
        assertThat(evaluation.toString()).contains("\"standsInFor\":\"a-model\"");
    }

    @Test
    void an_answer_is_kept_where_the_model_of_an_interview_is_set_up_wrongly(@TempDir Path temp) throws IOException {
        server.reply(404, "{\"error\": {\"message\": \"no such model\", \"type\": \"not_found_error\"}}");

        Run run = interview(temp);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("a-model");
        Path session = temp.resolve("s.session.json");
        assertThat(JSON.readTree(session.toFile()).at("/turns/0/answer/text").asText())
                .startsWith("I asked her");
        Run.with("", "interview", "--resume", session.toString());
        assertThat(JSON.readTree(session.toFile()).at("/turns/0/evaluation").isObject())
                .isTrue();
    }

    private Run interview(Path temp) throws IOException {
        Path posting = Files.writeString(temp.resolve("nurse.txt"), "Registered nurse\n\nWound care on a ward.");
        Path answers = Files.writeString(
                temp.resolve("answers.jsonl"),
                "{\"answer\": \"I asked her what hurt, changed the dressing and told the doctor, and it healed in a week.\"}\n");
        return Run.with(
                "",
                "interview",
                "--posting",
                posting.toString(),
                "--session",
                temp.resolve("s.session.json").toString(),
                "--answers",
                answers.toString(),
                "--provider",
                "vllm",
                "--base-url",
                server.url(),
                "--model",
                "a-model");
    }

    @Test
    void what_a_provider_needs_is_named() {
        assertThat(Run.with(LINE, "evaluate", "--provider", "vllm", "--base-url", server.url())
                        .err())
                .contains("--model");
        assertThat(Run.with(LINE, "evaluate", "--provider", "djl").err()).contains("--model FOLDER");
        assertThat(Run.with(LINE, "evaluate", "--provider", "djl", "--model", "no/such")
                        .err())
                .contains("such is no folder");
        assertThat(Run.with(LINE, "evaluate", "--provider", "djl", "--model", ".", "--base-url", "http://x")
                        .err())
                .contains("--base-url");
        assertThat(Run.with(LINE, "evaluate", "--provider", "djl", "--model", ".", "--device", "tpu")
                        .err())
                .contains("tpu");
        assertThat(Run.with(LINE, "evaluate", "--dtype", "int8").err()).contains("--dtype is for --provider djl");
        assertThat(Run.with(LINE, "evaluate", "--model", "a-model").err()).contains("--model", "embedded");
        assertThat(Run.with(LINE, "evaluate", "--provider", "vllm", "--model", "m", "--base-url", "ftp://x")
                        .err())
                .contains("http");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a_key_that_is_not_set_is_named() {
        assumeThat(System.getenv("ANTHROPIC_API_KEY"))
                .as("the key of this machine")
                .isNull();

        Run run = Run.with(LINE, "evaluate", "--provider", "claude", "--model", "a-model");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("ANTHROPIC_API_KEY");
    }

    @Test
    void a_probe_tells_whether_a_model_can_be_relied_on() {
        server.reply(200, reply("{\"levels\": [1], \"sure\": 0.5}"))
                .reply(200, reply("It is sunny."))
                .reply(401, "{}")
                .reply(429, Map.of("Retry-After", "60"), "{}");

        Run bound = probe();
        assertThat(bound.status()).isZero();
        assertThat(bound.err()).contains("a-model replied", "7 tokens with 3", "a schema binds it");
        Run free = probe();
        assertThat(free.status()).isEqualTo(3);
        assertThat(free.err()).contains("does not bind");
        Run wrong = probe();
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("CUSTOM_AI_API_KEY");
        assertThat(probe().status()).isEqualTo(3);
    }

    private Run probe() {
        return Run.with("", "probe", "--provider", "vllm", "--model", "a-model", "--base-url", server.url() + "/v1");
    }

    private Run evaluate(String in) {
        return Run.with(
                in,
                "evaluate",
                "--threads",
                "1",
                "--provider",
                "vllm",
                "--model",
                "a-model",
                "--base-url",
                server.url() + "/v1");
    }

    private static String reply(String content) {
        ObjectNode reply = JSON.createObjectNode().put("id", "1").put("model", "a-model");
        ObjectNode choice =
                reply.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", content);
        reply.putObject("usage")
                .put("prompt_tokens", 7)
                .put("completion_tokens", 3)
                .put("total_tokens", 10);
        return reply.toString();
    }
}

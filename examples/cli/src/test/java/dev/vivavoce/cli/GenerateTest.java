package dev.vivavoce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.testkit.StubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GenerateTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> GOOD = List.of(
            "Tell me about a night on which the roster broke down and how you kept the ward safe.",
            "How would you tell a family that the visit they drove four hours for cannot take place?",
            "A pump alarms for the third time in an hour: how would you go about it?",
            "Describe how you once taught a student something that you had just learned yourself.");

    private final StubServer server = StubServer.start();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    private static String reply(List<String> texts) throws JsonProcessingException {
        ObjectNode written = JSON.createObjectNode();
        ArrayNode questions = written.putArray("questions");
        for (int i = 0; i < texts.size(); i++) {
            ObjectNode question = questions
                    .addObject()
                    .put("style", i == 3 ? "technical" : i % 2 == 0 ? "behavioural" : "situational")
                    .put("competency", i == 0 ? "Empathy" : "Something new")
                    .put("text", texts.get(i))
                    .put("difficulty", "medium")
                    .put("minutes", 5);
            ArrayNode anchors = question.putArray("anchors");
            for (String point :
                    List.of("What was seen first", "Whom they asked for help", "How it ended for everybody")) {
                anchors.addObject().put("name", point.substring(0, 8)).put("text", point + ", in their own words.");
            }
        }
        ObjectNode completion = JSON.createObjectNode()
                .put("id", "1")
                .put("object", "chat.completion")
                .put("created", 1)
                .put("model", "m");
        completion
                .putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", "stop")
                .putObject("message")
                .put("role", "assistant")
                .put("content", written.toString());
        completion
                .putObject("usage")
                .put("prompt_tokens", 800)
                .put("completion_tokens", 400)
                .put("total_tokens", 1_200);
        return completion.toString();
    }

    private Run generate(String count, String... more) {
        return Run.with("", arguments(count, more));
    }

    private String[] arguments(String count, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "bank",
                "generate",
                "--category",
                "registered-nurse",
                "--count",
                count,
                "--own",
                folder.resolve("own.json").toString(),
                "--provider",
                "vllm",
                "--base-url",
                server.url(),
                "--model",
                "m"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    @Test
    void adds_drafts_and_leaves_out_what_the_linter_objects_to_or_what_is_there() throws IOException {
        server.reply(
                200,
                reply(List.of(
                        GOOD.get(0),
                        "Are you married or do you plan to have children soon?",
                        GOOD.get(1),
                        GOOD.get(1))));
        server.reply(200, reply(List.of(GOOD.get(0), GOOD.get(2), GOOD.get(3))));
        Run run = generate("3");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "3 questions to write, in about 1 calls",
                        "no price is known for m",
                        "2 calls, 1600 tokens read")
                .contains("3 added as drafts");
        String own = Files.readString(folder.resolve("own.json"));
        assertThat(own).contains(GOOD.get(0), GOOD.get(1), "DRAFT");
        assertThat(own).doesNotContain("married").doesNotContain("Something new");
    }

    @Test
    void goes_on_where_it_stopped_and_asks_nobody_when_it_is_done() throws IOException {
        server.reply(200, reply(GOOD.subList(0, 2)));
        server.reply(500, "{}");
        server.reply(500, "{}");
        Run broken = generate("4");
        assertThat(broken.status()).isEqualTo(3);
        assertThat(broken.err()).contains("2 of 4 there");

        server.reply(200, reply(List.of(GOOD.get(0), GOOD.get(1), GOOD.get(2), GOOD.get(3))));
        assertThat(generate("4").status()).isZero();
        Run again = Run.with(
                "",
                "bank",
                "export",
                "--own",
                folder.resolve("own.json").toString(),
                "--out",
                folder.resolve("own.csv").toString());
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(Run.with(
                                "",
                                "bank",
                                "import",
                                folder.resolve("own.csv").toString(),
                                "--own",
                                folder.resolve("own.json").toString())
                        .out())
                .contains("4 as they were, 0 findings");
        int requests = server.requests().size();
        assertThat(generate("4").status()).isZero();
        assertThat(server.requests()).hasSize(requests);
    }

    @Test
    void ends_where_the_model_has_nothing_new_to_say() throws IOException {
        for (int i = 0; i < 4; i++) {
            server.reply(200, reply(GOOD.subList(0, 1)));
        }
        Run run = generate("5");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("1 of 5 there");
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void says_what_it_would_cost_and_what_is_wrong_without_a_call() {
        assertThat(generate("25", "--estimate").err()).contains("25 questions to write, in about 3 calls");
        assertThat(generate("0").status()).isEqualTo(2);
        assertThat(Run.with("", "bank", "generate", "--category", "x", "--count", "1", "--own", "o.json")
                        .err())
                .contains("there is no such kind of job");
        assertThat(Run.with(
                                "",
                                "bank",
                                "generate",
                                "--category",
                                "registered-nurse",
                                "--count",
                                "1",
                                "--own",
                                folder.resolve("o.json").toString())
                        .err())
                .contains("--provider must be gemini, claude, vllm or djl");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void asks_on_as_many_threads_as_it_is_told_each_with_a_seed_of_its_own() throws IOException {
        for (String text : GOOD) {
            server.reply(200, reply(List.of(text)));
        }
        for (int i = 0; i < 8; i++) {
            server.reply(200, reply(GOOD.subList(0, 3)));
        }
        Run run = generate("40", "--threads", "4");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("4 added as drafts", "4 of 40 there");
        assertThat(Files.readString(folder.resolve("own.json"))).contains(GOOD);
        List<String> bodies =
                server.requests().stream().map(StubServer.Request::body).toList();
        assertThat(bodies).hasSizeBetween(7, 10).doesNotHaveDuplicates();
        assertThat(generate("1", "--threads", "0").status()).isEqualTo(2);
        assertThat(generate("1", "--threads", "17").err()).contains("--threads must be 1 to 16");
    }

    @Test
    void a_wrong_key_ends_the_run_on_all_threads() {
        for (int i = 0; i < 16; i++) {
            server.reply(401, "{}");
        }
        Run run = generate("1000", "--threads", "16");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("does not accept the key");
        assertThat(folder.resolve("own.json")).doesNotExist();
    }

    @Test
    void loses_nothing_that_was_written_when_it_is_killed_and_goes_on() throws Exception {
        server.reply(200, reply(GOOD.subList(0, 1))).stall().stall().stall();
        try (Started process = Started.in(folder, arguments("25", "--threads", "3"))) {
            for (int i = 0; i < 600 && server.requests().size() < 4; i++) {
                Thread.sleep(100);
            }
            process.kill();
        }
        assertThat(server.requests()).hasSize(4);
        assertThat(Files.readString(folder.resolve("own.json"))).contains(GOOD.get(0));

        server.reply(200, reply(GOOD));
        Run again = generate("4");
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.err()).contains("3 questions to write", "3 added as drafts", "4 of 4 there");
        assertThat(server.requests()).hasSize(5);
    }
}

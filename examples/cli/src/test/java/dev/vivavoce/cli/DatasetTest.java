package dev.vivavoce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vivavoce.testkit.SampleRater;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class DatasetTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REVIEWED = """
            {"id":"r%d","question":"What did you do when Zebulon was ill?","answer":"I took over Zebulon's round %d and told \
            the family what would change. We met again on day %d.","consent":%s%s,"rubric":{"criteria":[{"name":"Care","anchors":[\
            {"level":1,"behaviour":"None."},{"level":5,"behaviour":"Much."}]}]},"evaluation":{"levels":[{"criterion":"Care",\
            "level":4,"evidence":[{"quote":"told the family what would change","start":%d}]}],"positiveFeedback":["You told the family."],\
            "improvementAreas":[],"anchors":[],"confidence":0.8}}""";

    @TempDir
    private Path folder;

    private final AtomicInteger calls = new AtomicInteger();
    private volatile int most = Integer.MAX_VALUE;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** A model that plays a person, or rates what one said. */
    private void reply(HttpExchange exchange) throws IOException {
        JsonNode asked = JSON.readTree(exchange.getRequestBody());
        String instructions = asked.at("/messages/0/content").asText();
        String material = asked.at("/messages/1/content").asText();
        ObjectNode completion = JSON.createObjectNode().put("id", "1").put("model", "m");
        completion
                .putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", "stop")
                .putObject("message")
                .put("role", "assistant")
                .put("content", instructions.startsWith("You play") ? played(material) : SampleRater.honest(material));
        completion.putObject("usage").put("prompt_tokens", 800).put("completion_tokens", 300);
        byte[] body = completion.toString().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            if (calls.incrementAndGet() > most) {
                exchange.sendResponseHeaders(500, -1);
            } else {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static String played(String material) throws IOException {
        JsonNode asked = JSON.readTree(material);
        ObjectNode reply = JSON.createObjectNode();
        ArrayNode answers = reply.putArray("answers");
        for (JsonNode question : asked.path("questions")) {
            answers.addObject()
                    .put("question", answers.size())
                    .put(
                            "answer",
                            "As " + asked.path("job").asText() + " I was asked \"" + question.asText()
                                    + "\" before, and I said so: first I look, then I ask, then I act, number "
                                    + Integer.toUnsignedString(material.hashCode()) + ".");
        }
        return reply.toString();
    }

    private Run run(String... arguments) {
        return Run.with("", arguments);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private List<JsonNode> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name)).stream().map(Run::json).toList();
    }

    private Run synthesise(int count) {
        return run(
                "dataset",
                "synthesise",
                "--count",
                String.valueOf(count),
                "--out",
                path("played.jsonl"),
                "--threads",
                "1",
                "--provider",
                "vllm",
                "--model",
                "m",
                "--base-url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Test
    void golden_examples_are_parted_by_question_and_all_of_them_are_sound() throws IOException {
        Run run = run("dataset", "export", "--out", path("set"));

        assertThat(run.status()).as(run.out() + run.err()).isZero();
        Set<String> questions = new HashSet<>();
        int examples = 0;
        for (String part : List.of("train", "validation", "test")) {
            Set<String> own = new HashSet<>();
            for (JsonNode line : lines("set/" + part + ".jsonl")) {
                assertThat(line.path("messages")).hasSize(3);
                assertThat(line.at("/messages/0/role").asText()).isEqualTo("system");
                assertThat(line.at("/messages/1/role").asText()).isEqualTo("user");
                assertThat(line.at("/messages/2/role").asText()).isEqualTo("assistant");
                JsonNode reply = JSON.readTree(line.at("/messages/2/content").asText());
                assertThat(reply.path("ratings")).isNotEmpty();
                own.add(JSON.readTree(line.at("/messages/1/content").asText())
                        .path("question")
                        .asText());
                examples++;
            }
            assertThat(questions).doesNotContainAnyElementsOf(own);
            questions.addAll(own);
        }
        assertThat(examples).isGreaterThanOrEqualTo(500);
        JsonNode statistics = lines("set/statistics.json").get(0);
        assertThat(statistics.at("/test/examples").asInt())
                .isEqualTo(lines("set/test-labelled.jsonl").size())
                .isPositive();
    }

    @Test
    void vertex_has_its_own_form() throws IOException {
        run("dataset", "export", "--out", path("set"), "--format", "vertex");

        JsonNode line = lines("set/train.jsonl").get(0);
        assertThat(line.at("/systemInstruction/parts/0/text").asText()).startsWith("Rate one answer");
        assertThat(line.at("/contents/0/role").asText()).isEqualTo("user");
        assertThat(line.at("/contents/1/role").asText()).isEqualTo("model");
        assertThat(JSON.readTree(line.at("/contents/1/parts/0/text").asText()).has("ratings"))
                .isTrue();
    }

    @Test
    void the_answers_that_were_held_back_try_an_evaluator() throws IOException {
        run("dataset", "export", "--out", path("set"));

        Run run = run(
                "dataset",
                "evaluate",
                "--in",
                path("set/test-labelled.jsonl"),
                "--twice",
                "--json",
                path("figures.json"));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("embedded", "held out", "0 of ");
        JsonNode figures = JSON.readTree(folder.resolve("figures.json").toFile());
        assertThat(figures.at("/agreement/0/spearmanWithin/value").asDouble()).isGreaterThan(0.5);
    }

    @Test
    void nothing_leaves_without_consent_review_and_another_name() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String consent = i == 0 ? "false" : "true";
            String reviewer = i == 1 ? "" : ",\"reviewedBy\":\"hr-7\"";
            lines.add(REVIEWED.formatted(i, i, i, consent, reviewer, 40));
        }
        lines.add(lines.get(7).replace("\"r7\"", "\"again\""));
        lines.add(lines.get(7).replace("told the family what would change\",\"start", "never said\",\"start"));
        lines.add("{\"id\":");
        Files.write(folder.resolve("reviewed.jsonl"), lines);

        Run run = run(
                "dataset", "export", "--out", path("set"), "--without-golden", "--reviewed", path("reviewed.jsonl"));

        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(3);
        assertThat(run.out())
                .contains(
                        "1 left out: without consent",
                        "1 left out: not reviewed by a person",
                        "left out: said nearly the same",
                        "reviewed.jsonl, line 10: ",
                        "reviewed.jsonl, line 11: ");
        String all = Files.readString(folder.resolve("set/train.jsonl"))
                + Files.readString(folder.resolve("set/validation.jsonl"))
                + Files.readString(folder.resolve("set/test.jsonl"));
        assertThat(all).contains("Name1's round").doesNotContain("Zebulon's", "hr-7");
    }

    @ParameterizedTest
    @CsvSource({
        "--validation, 0.6, 0.5 or less",
        "--test, NaN, 0.5 or less",
        "--reviewed, nowhere.jsonl, cannot read",
        "--format, csv, csv"
    })
    void arguments_that_cannot_be_used_are_told(String option, String value, String message) {
        Run run = run("dataset", "export", "--out", path("set"), option, value);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(folder.resolve("set")).doesNotExist();
    }

    @Test
    void a_folder_that_holds_something_is_left_alone() throws IOException {
        Files.createDirectories(folder.resolve("set"));
        Files.writeString(folder.resolve("set/mine.txt"), "mine");

        Run run = run("dataset", "export", "--out", path("set"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is not empty");
        assertThat(folder.resolve("set")).isDirectoryContaining(file -> file.endsWith("mine.txt"));
    }

    @Test
    void a_model_plays_interviews_and_goes_on_where_it_was_cut() throws IOException {
        most = 14;
        Run cut = synthesise(4);
        assertThat(cut.status()).as(cut.err()).isEqualTo(3);
        Path played = folder.resolve("played.jsonl");
        int whole = lines("played.jsonl").size();
        assertThat(whole).isBetween(5, 12);
        String before = Files.readString(played);
        Files.write(played, Arrays.copyOf(before.getBytes(StandardCharsets.UTF_8), 40), StandardOpenOption.APPEND);
        Files.write(played, new byte[] {(byte) 0xC3}, StandardOpenOption.APPEND);
        most = Integer.MAX_VALUE;
        int paid = calls.get();

        Run rest = synthesise(4);

        assertThat(rest.status()).as(rest.err()).isZero();
        assertThat(Files.readString(played)).startsWith(before);
        assertThat(lines("played.jsonl").stream()
                        .map(line -> line.path("interview").asInt())
                        .distinct())
                .containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(calls.get() - paid).isLessThanOrEqualTo(4 * 6 - whole);
        assertThat(synthesise(4).err()).contains("0 interviews to play");

        Run export =
                run("dataset", "export", "--out", path("set"), "--without-golden", "--synthetic", played.toString());
        assertThat(export.out()).as(export.err()).contains("synthetic");
    }

    @Test
    void interviews_are_of_one_process_and_nothing_else_is_overwritten() throws IOException {
        Path played = folder.resolve("played.jsonl");
        try (FileChannel other = FileChannel.open(played, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            Run taken = synthesise(1);
            assertThat(taken.status()).isEqualTo(2);
            assertThat(taken.err()).contains("another process");
        }
        for (String text : List.of("{}\n", "my notes", "{\"id\":1}", "{\"id\":\"interview-1-1\"}\n", "\n")) {
            Files.writeString(played, text);
            Run strange = synthesise(1);
            assertThat(strange.status()).as(text).isEqualTo(2);
            assertThat(strange.err()).contains("holds something else");
            assertThat(played).hasContent(text);
        }
    }

    @Test
    void a_tuned_model_is_tried() throws IOException {
        run("dataset", "export", "--out", path("set"));

        Run run = run(
                "dataset",
                "evaluate",
                "--in",
                path("set/test-labelled.jsonl"),
                "--provider",
                "vllm",
                "--model",
                "tuned",
                "--base-url",
                "http://127.0.0.1:" + server.getAddress().getPort());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("evaluator tuned evaluate-answer.3");
    }
}

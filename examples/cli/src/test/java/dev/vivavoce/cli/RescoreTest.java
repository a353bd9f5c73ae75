package dev.vivavoce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.testkit.StubServer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RescoreTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StubServer server = StubServer.start();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    private static String line(Object id, int answer, String more) {
        return "{\"id\": " + id
                + ", \"question\": \"How do you find out why a query is slow?\", \"answer\": \"I look at the plan "
                + answer + " times. Then I check which index is missing.\"" + more
                + ", \"rubric\": {\"criteria\": [{\"name\": \"Method\", \"anchors\": [{\"level\": 0, \"behaviour\": \"Guesses.\"},"
                + " {\"level\": 5, \"behaviour\": \"Measures first.\"}]}]}}";
    }

    private static String lines(int count) {
        return String.join(
                "\n", IntStream.range(0, count).mapToObj(i -> line(i, i, "")).toList());
    }

    private void input(String lines) throws IOException {
        Files.writeString(folder.resolve("in.jsonl"), lines);
    }

    private Path out() {
        return folder.resolve("out.jsonl");
    }

    private Path journal() {
        return folder.resolve("out.jsonl.part");
    }

    private List<JsonNode> written() throws IOException {
        return Files.readAllLines(out()).stream().map(Run::json).toList();
    }

    private String[] command(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("rescore", "--in", folder.resolve("in.jsonl").toString(), "--out", out().toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--provider")) {
            arguments.addAll(List.of("--provider", "vllm", "--base-url", server.url() + "/v1"));
        }
        if (!arguments.contains("--model") && !arguments.contains("embedded")) {
            arguments.addAll(List.of("--model", "a-model"));
        }
        return arguments.toArray(String[]::new);
    }

    private Run rescore(String... more) {
        return Run.with("", command(more));
    }

    private void reply(int times, int level) {
        for (int i = 0; i < times; i++) {
            server.reply(200, completion(level));
        }
    }

    private static String completion(int level) {
        ObjectNode reply = JSON.createObjectNode().put("id", "1").put("model", "a-model");
        ObjectNode choice =
                reply.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message")
                .put("role", "assistant")
                .put(
                        "content",
                        "{\"ratings\": [{\"evidence\": [1], \"level\": " + level
                                + "}], \"anchors\": [], \"positive\": [], \"improvements\": [], \"confidence\": 0.8}");
        reply.putObject("usage")
                .put("prompt_tokens", 700)
                .put("completion_tokens", 30)
                .put("total_tokens", 730);
        return reply.toString();
    }

    @Test
    void writes_a_line_for_each_line_in_their_order_with_errors_in_their_place() throws IOException {
        input(line(7, 1, "") + "\nnonsense\n" + line(7, 1, "") + "\r\n\n" + line("\"x\"", 2, "") + "\n");
        reply(3, 4);

        Run run = rescore();

        assertThat(run.status()).as(run.err()).isEqualTo(3);
        assertThat(written())
                .extracting(line -> line.path("id").asText() + " "
                        + line.path("score").asText()
                        + line.at("/error/code").asText())
                .containsExactly("7 8", "null invalid_json", "7 8", "null empty_line", "x 8");
        assertThat(run.err())
                .contains("5 lines, 0 done, 5 to rate: about", "no price is known for a-model")
                .contains("3 calls, 2,100 tokens read, 90 written");
        assertThat(journal()).doesNotExist();
        assertThat(written()).filteredOn(line -> line.has("score")).allSatisfy(line -> assertThat(
                        ContractTest.schema("evaluate").validate(line))
                .isEmpty());
    }

    @Test
    void an_empty_file_becomes_an_empty_file() throws IOException {
        input("");

        assertThat(rescore().status()).isZero();
        assertThat(out()).isEmptyFile();
        assertThat(journal()).doesNotExist();
    }

    @Test
    void a_thousand_lines_and_a_kill_repeat_at_most_one_call_in_a_hundred() throws Exception {
        input(lines(1_000));
        reply(1_020, 4);
        try (Started process = Started.in(folder, command())) {
            while (server.requests().size() < 400) {
                assertThat(process.isAlive()).isTrue();
                Thread.onSpinWait();
            }
            process.kill();
        }
        assertThat(out()).doesNotExist();
        int before = server.requests().size();
        int kept = (int) Files.readString(journal()).lines().count() - 1;
        assertThat(before - kept).isBetween(0, 10);

        Run run = rescore();

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(server.requests().size()).isBetween(1_000, 1_010);
        assertThat(written())
                .extracting(line -> line.get("id").asInt())
                .containsExactlyElementsOf(IntStream.range(0, 1_000).boxed().toList());
        assertThat(written()).allMatch(line -> line.get("score").asInt() == 8);
    }

    @Test
    void what_a_crash_left_half_written_is_asked_again_and_nothing_else() throws IOException {
        input(lines(4));
        reply(2, 4);
        server.reply(429, Map.of("Retry-After", "20"), "{}").reply(429, Map.of("Retry-After", "20"), "{}");
        assertThat(rescore("--threads", "1").status()).isEqualTo(3);
        List<String> kept = Files.readAllLines(journal());
        String second = kept.get(2);
        Files.writeString(
                journal(), kept.get(0) + "\n" + kept.get(1) + "\n" + second.substring(0, second.length() / 2));
        Files.delete(out());
        reply(3, 2);

        Run run = rescore("--threads", "1");

        assertThat(run.err()).contains("4 lines, 1 done, 3 to rate");
        assertThat(run.status()).isZero();
        assertThat(written()).extracting(line -> line.get("score").asInt()).containsExactly(8, 5, 5, 5);
        assertThat(server.requests()).hasSize(7);
    }

    @Test
    void a_journal_whose_first_line_is_half_written_is_begun_again_and_a_strange_file_is_left_alone()
            throws IOException {
        input(lines(1));
        Files.writeString(journal(), "{\"journal\":\"resc");
        reply(1, 4);
        assertThat(rescore().status()).isZero();

        Files.delete(out());
        for (String strange :
                List.of("my notes", "{\"id\": 1}\n", "{\"journal\":\"rescore\",\"format\":2}\n", "a\nb\n")) {
            Files.writeString(journal(), strange);
            Run run = rescore();
            assertThat(run.status()).as(strange).isEqualTo(2);
            assertThat(run.err()).contains("is no journal that can be read");
            assertThat(journal()).hasContent(strange);
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void asks_again_only_for_what_was_unavailable_and_says_so() throws IOException {
        input(lines(3));
        reply(1, 4);
        server.reply(429, Map.of("Retry-After", "20"), "{}");
        reply(1, 4);

        Run first = rescore("--threads", "1");

        assertThat(first.status()).isEqualTo(3);
        assertThat(first.err()).contains("1 lines could not be served; run the same command again");
        assertThat(written().get(1).at("/error/code").asText()).isEqualTo("unavailable");
        assertThat(journal()).exists();
        reply(1, 2);

        Run second = rescore("--threads", "1");

        assertThat(second.status()).isZero();
        assertThat(second.err()).contains("3 lines, 2 done, 1 to rate", "1 calls");
        assertThat(written()).extracting(line -> line.get("score").asInt()).containsExactly(8, 5, 8);
        assertThat(journal()).doesNotExist();
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void refuses_the_journal_of_another_rater_and_results_that_are_there() throws IOException {
        input(lines(1));
        server.reply(429, Map.of("Retry-After", "20"), "{}");
        assertThat(rescore().status()).isEqualTo(3);

        Run other = rescore("--model", "b-model");
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err())
                .contains("holds results of another rater, a-model evaluate-answer.3 of vllm, not of b-model");
        reply(1, 4);
        assertThat(rescore().status()).isZero();

        Run again = rescore();
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("is there already");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void rates_a_line_again_that_has_changed() throws IOException {
        input(lines(2));
        reply(1, 4);
        server.reply(429, Map.of("Retry-After", "20"), "{}");
        assertThat(rescore("--threads", "1").status()).isEqualTo(3);
        input(line(0, 99, "") + "\n" + line(1, 1, ""));
        reply(2, 2);

        Run run = rescore("--threads", "1");

        assertThat(run.err()).contains("2 lines, 0 done, 2 to rate", "1 results in");
        assertThat(written()).extracting(line -> line.get("score").asInt()).containsExactly(5, 5);
    }

    @Test
    void refuses_a_journal_that_another_process_is_at_work_on() throws IOException {
        input(lines(1));
        Files.createFile(journal());
        try (FileChannel other = FileChannel.open(journal(), StandardOpenOption.WRITE);
                FileLock lock = other.lock(Long.MAX_VALUE - 1, 1, false)) {
            assertThat(lock.isValid()).isTrue();
            Run run = rescore();
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("another process is at work on it");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a_model_that_nobody_knows_ends_the_run_and_keeps_what_is_done() throws IOException {
        input(lines(3));
        reply(1, 4);
        server.reply(404, "{\"error\": {\"message\": \"no such model\", \"type\": \"not_found_error\"}}");

        Run run = rescore("--threads", "1");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("does not know model a-model");
        assertThat(out()).doesNotExist();
        assertThat(server.requests()).hasSize(2);
        reply(2, 4);
        assertThat(rescore().err()).contains("3 lines, 1 done, 2 to rate");
    }

    @Test
    void says_what_it_would_cost_and_leaves_nothing_behind() throws IOException {
        input(lines(500));

        Run run = rescore("--estimate", "--model", "gemini-2.5-flash-lite");

        assertThat(run.status()).isZero();
        assertThat(run.err())
                .containsPattern("500 lines, 0 done, 500 to rate: about 5\\d\\d,\\d+ tokens read.*about \\$0\\.1");
        assertThat(folder).isDirectoryNotContaining("glob:**out*");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void compares_new_scores_with_old_ones() throws IOException {
        input(line(1, 1, ", \"score\": 8") + "\n" + line(2, 2, ", \"score\": 3.5") + "\n" + line(3, 3, "") + "\n"
                + line(4, 4, ", \"score\": \"bad\"") + "\n" + line(5, 5, ", \"score\": 11"));
        reply(5, 4);

        Run run = rescore();

        assertThat(run.status()).isZero();
        assertThat(run.err())
                .contains("2 old scores: mean change +2.25, 1 changed by more than a point, quadratic weighted kappa");
    }

    @Test
    void the_embedded_evaluator_rates_as_evaluate_does_and_needs_no_model() throws IOException {
        input(lines(20));

        Run run = rescore("--provider", "embedded");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("20 lines, 0 done, 20 to rate, without a model");
        assertThat(Files.readString(out()))
                .isEqualTo(Run.with(lines(20), "evaluate").out());
    }

    @Test
    void a_crash_after_the_output_appeared_costs_nothing() throws IOException {
        input(lines(2));
        reply(1, 4);
        server.reply(429, Map.of("Retry-After", "20"), "{}");
        assertThat(rescore("--threads", "1").status()).isEqualTo(3);
        reply(1, 4);
        byte[] before = Files.readAllBytes(journal());
        assertThat(rescore().status()).isZero();
        Files.write(journal(), before);
        Files.write(
                journal(),
                ("{\"line\":2,\"sha256\":"
                                + Run.json(Files.readAllLines(journal()).get(2)).get("sha256") + ",\"result\":"
                                + written().get(1) + "}\n")
                        .getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.APPEND);
        List<JsonNode> complete = written();

        assertThat(rescore().status()).isZero();
        assertThat(written()).isEqualTo(complete);
        assertThat(journal()).doesNotExist();
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void rates_as_strictly_as_a_calibration_says_and_as_no_other() throws IOException {
        input(lines(1));
        Path maps = folder.resolve("maps.json");
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            labels.append(line(i, i, ", \"label\": " + (1 + i % 2))).append('\n');
        }
        Files.writeString(folder.resolve("labels.jsonl"), labels);
        Run.with("", "calibrate", "--labels", folder.resolve("labels.jsonl").toString(), "--out", maps.toString());
        server.reply(429, Map.of("Retry-After", "20"), "{}");
        assertThat(rescore("--calibration", maps.toString()).status()).isEqualTo(3);

        assertThat(rescore().err())
                .contains("holds results of another rater, a-model evaluate-answer.3 of vllm, calibrated");
        reply(1, 4);
        assertThat(rescore("--calibration", maps.toString()).status()).isZero();
        assertThat(written().get(0).at("/evaluator/version").asText()).contains("+calibration-");
    }

    @Test
    void its_help_says_what_a_crash_can_cost() {
        assertThat(Run.with("", "rescore", "--help").out())
                .contains("1 % of the lines", "1,000 lines, be paid twice")
                .doesNotContain("%%");
    }

    @Test
    void says_what_cannot_be_used() throws IOException {
        assertThat(rescore().err()).contains("cannot read");
        input(lines(1));
        assertThat(rescore("--threads", "0").status()).isEqualTo(2);
        assertThat(rescore("--batch").err()).contains("--batch: --provider vllm has none; gemini and claude do");
        Run nowhere = Run.with(
                "",
                "rescore",
                "--in",
                folder.resolve("in.jsonl").toString(),
                "--out",
                folder.resolve("none/out.jsonl").toString());
        assertThat(nowhere.status()).isEqualTo(2);
        assertThat(nowhere.err()).contains("no such file or folder");
        assertThat(Run.with("", "rescore", "--in", folder.toString(), "--out", out().toString())
                        .err())
                .contains("it must be a file");
        assertThat(server.requests()).isEmpty();
    }
}

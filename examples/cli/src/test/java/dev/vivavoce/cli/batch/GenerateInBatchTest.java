package dev.vivavoce.cli.batch;

import static dev.vivavoce.cli.batch.BatchTrial.ENDED;
import static dev.vivavoce.cli.batch.BatchTrial.RUNNING;
import static dev.vivavoce.cli.batch.BatchTrial.failed;
import static dev.vivavoce.cli.batch.BatchTrial.gemini;
import static dev.vivavoce.cli.batch.BatchTrial.geminiDone;
import static dev.vivavoce.cli.batch.BatchTrial.geminiItem;
import static dev.vivavoce.cli.batch.BatchTrial.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GenerateInBatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> BATCH = List.of("--batch", "--provider", "claude", "--model", "claude-haiku-4-5");
    static final List<String> THINGS = List.of(
            "night on which the roster broke down", "visit that a family drove four hours for",
            "pump that alarmed again and again", "student whom you taught a dressing",
            "doctor whose order you doubted", "handover that left out an allergy",
            "patient who refused the tablets", "ward round without an interpreter",
            "colleague who came in tears", "fire drill during a transfusion",
            "lost pair of hearing aids", "relative who filmed everything");

    private final BatchTrial trial = new BatchTrial(GenerateCommand::new);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        trial.close();
    }

    private List<String> arguments(int count) {
        return List.of(
                "--category",
                "registered-nurse",
                "--count",
                Integer.toString(count),
                "--own",
                own().toString(),
                "--base-url",
                trial.server.url());
    }

    private int generate(int count, String... more) {
        return trial.run(arguments(count), more);
    }

    private int batch(int count, String... more) {
        List<String> arguments = new ArrayList<>(arguments(count));
        arguments.addAll(BATCH);
        return trial.run(arguments, more);
    }

    private Path own() {
        return folder.resolve("own.json");
    }

    private Path note() {
        return folder.resolve("own.json.part");
    }

    private List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonNode custom : JSON.readTree(own().toFile()).path("questions")) {
            texts.add(custom.at("/question/text").asText());
        }
        return texts;
    }

    private static String text(int thing) {
        return "Tell me about a " + THINGS.get(thing) + " and what you did then.";
    }

    private static String reply(int... things) {
        ObjectNode written = JSON.createObjectNode();
        ArrayNode questions = written.putArray("questions");
        for (int thing : things) {
            ObjectNode question = questions
                    .addObject()
                    .put(
                            "style",
                            List.of("behavioural", "situational", "technical").get(thing % 3))
                    .put("competency", "Empathy")
                    .put("text", text(thing))
                    .put("difficulty", "medium")
                    .put("minutes", 5);
            ArrayNode anchors = question.putArray("anchors");
            for (String point :
                    List.of("What was seen first", "Whom they asked for help", "How it ended for everybody")) {
                anchors.addObject().put("name", point.substring(0, 8)).put("text", point + ", in their own words.");
            }
        }
        return written.toString();
    }

    /** Leaves a batch behind that was sent and not collected. */
    private void crash(int count) {
        trial.server.reply(200, RUNNING).reply(200, RUNNING);
        trial.crash(arguments(count), BATCH.toArray(String[]::new));
        assertThat(note()).exists();
    }

    @Test
    void waits_for_a_batch_and_adds_what_is_right_and_new_at_half_the_price() throws IOException {
        trial.server
                .reply(200, RUNNING)
                .reply(200, RUNNING)
                .reply(200, RUNNING)
                .reply(200, ENDED)
                .reply(200, succeeded(1, reply(3, 4, 5, 0)) + "\n" + succeeded(0, reply(0, 1, 2, 6, 7, 8)));

        assertThat(batch(11)).as(trial.said()).isEqualTo(3);

        assertThat(trial.waits()).isEqualTo(2);
        assertThat(texts())
                .containsExactly(text(0), text(6), text(1), text(7), text(2), text(8), text(3), text(4), text(5));
        // 1 million tokens read at $1 and 100,000 written at $5 per million, halved, twice.
        assertThat(trial.said())
                .contains("11 questions to write, in about 2 calls", "2 calls sent in batch msgbatch_1")
                .contains("2 calls, 2,000,000 tokens read", "$1.5000")
                .contains("2 questions are still missing; the same command sends another batch")
                .contains("9 added as drafts", "1 left out; 9 of 11 there");
        assertThat(note()).doesNotExist();
        assertThat(trial.server.requests().get(0).body())
                .contains("variation\\\":0", "variation\\\":1")
                .doesNotContain("variation\\\":2");

        trial.server.reply(200, RUNNING).reply(200, ENDED).reply(200, succeeded(0, reply(9, 10, 11)));
        assertThat(batch(11)).as(trial.said()).isZero();
        assertThat(texts()).hasSize(11);
        assertThat(batch(11)).isZero();
        assertThat(trial.submissions()).isEqualTo(2);
        assertThat(note()).doesNotExist();
    }

    @Test
    void collects_after_a_crash_what_was_sent_before_it_and_sends_nothing_again() throws IOException {
        crash(11);
        assertThat(note()).content().contains("msgbatch_1", "\"seeds\":[0,1]");

        assertThat(generate(11, "--provider", "claude", "--model", "claude-haiku-4-5"))
                .isEqualTo(2);
        assertThat(trial.said()).contains("2 calls sent in batch msgbatch_1 before, and paid for", "give --batch");
        assertThat(batch(11, "--estimate")).isZero();
        assertThat(note()).exists();

        trial.server
                .reply(200, ENDED)
                .reply(200, succeeded(0, reply(0, 1, 2, 3, 4, 5)) + "\n" + succeeded(1, reply(6, 7)));
        assertThat(batch(8)).as(trial.said()).isZero();

        assertThat(trial.submissions()).isEqualTo(1);
        assertThat(texts()).hasSize(8);
        assertThat(note()).doesNotExist();
    }

    @Test
    void adds_nothing_twice_where_it_crashed_between_the_questions_and_the_note() throws IOException {
        crash(4);
        String kept = Files.readString(note());
        String items = succeeded(0, reply(0, 1, 2));
        trial.server.reply(200, ENDED).reply(200, items);
        assertThat(batch(4)).isEqualTo(3);
        Files.writeString(note(), kept);

        trial.server.reply(200, ENDED).reply(200, items);
        assertThat(batch(4)).isEqualTo(3);
        assertThat(texts()).containsExactly(text(0), text(1), text(2));
        assertThat(trial.submissions()).isEqualTo(1);
    }

    @Test
    void keeps_what_changed_in_the_own_file_while_it_waited() throws IOException {
        trial.server.reply(200, RUNNING).reply(200, ENDED).reply(200, succeeded(0, reply(0, 1)));
        assertThat(batch(2)).as(trial.said()).isZero();
        String two = Files.readString(own());
        trial.server.reply(200, RUNNING).reply(200, ENDED).reply(200, succeeded(0, reply(2)));
        assertThat(batch(3)).as(trial.said()).isZero();
        String three = Files.readString(own());

        Files.writeString(own(), two);
        trial.server.reply(200, RUNNING).reply(200, RUNNING).reply(200, ENDED).reply(200, succeeded(0, reply(2, 3, 4)));
        trial.meanwhile = () -> write(own(), three);
        assertThat(batch(4)).as(trial.said()).isZero();

        assertThat(texts()).containsExactly(text(0), text(1), text(2), text(3));
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void forgets_a_batch_that_is_lost_and_sends_another_when_it_is_run_again() throws IOException {
        trial.server.reply(200, RUNNING).reply(404, "{\"error\": {\"type\": \"not_found_error\"}}");
        assertThat(batch(1)).isEqualTo(3);
        assertThat(trial.said()).contains("does not know the batch msgbatch_1", "the same command sends another batch");
        assertThat(note()).doesNotExist();

        trial.server.reply(200, RUNNING).reply(200, ENDED).reply(200, succeeded(0, reply(0)));
        assertThat(batch(1)).as(trial.said()).isZero();
        assertThat(texts()).containsExactly(text(0));
        assertThat(trial.submissions()).isEqualTo(2);
    }

    @Test
    void says_how_many_calls_gave_nothing_and_keeps_the_rest() throws IOException {
        trial.server
                .reply(200, RUNNING)
                .reply(200, ENDED)
                .reply(
                        200,
                        String.join(
                                "\n",
                                failed(0, "errored"),
                                succeeded(1, "I would rather not."),
                                succeeded(2, reply(0, 1))));

        assertThat(batch(21)).isEqualTo(3);
        assertThat(trial.said()).contains("2 of 3 calls gave no questions", "2 of 21 there");
        assertThat(texts()).containsExactly(text(0), text(1));
        assertThat(note()).doesNotExist();
    }

    @Test
    void goes_on_waiting_where_the_provider_cannot_be_asked() {
        trial.server
                .reply(200, RUNNING)
                .reply(503, "{}")
                .reply(429, Map.of("Retry-After", "20"), "{}")
                .reply(200, ENDED)
                .reply(200, succeeded(0, reply(0)));

        assertThat(batch(1)).as(trial.said()).isZero();
        assertThat(trial.submissions()).isEqualTo(1);
        assertThat(trial.waits()).isEqualTo(2);
    }

    @Test
    void a_provider_that_takes_no_batch_now_leaves_no_note() {
        trial.server.reply(429, Map.of("Retry-After", "20"), "{}");

        assertThat(batch(1)).isEqualTo(3);
        assertThat(trial.said()).contains("too many requests", "0 of 1 there");
        assertThat(trial.waits()).isZero();
        assertThat(note()).doesNotExist();
    }

    @Test
    void a_wrong_key_ends_the_run_and_a_batch_is_still_known() throws IOException {
        trial.server.reply(401, "{}");
        assertThat(batch(1)).isEqualTo(2);
        assertThat(trial.said()).contains("does not accept the key");
        assertThat(note()).doesNotExist();

        trial.server.reply(200, RUNNING).reply(401, "{}");
        assertThat(batch(1)).isEqualTo(2);
        assertThat(note()).exists();

        trial.server.reply(200, ENDED).reply(200, succeeded(0, reply(0)));
        assertThat(batch(1)).as(trial.said()).isZero();
        assertThat(trial.submissions()).isEqualTo(2);
    }

    @Test
    void collects_a_batch_only_for_what_it_was_sent_for() throws IOException {
        crash(1);
        String kept = Files.readString(note());

        assertThat(batch(1, "--seniority", "senior")).isEqualTo(2);
        assertThat(trial.said()).contains("a batch was sent for", "\"seniority\":\"mid\"", "is paid for");
        assertThat(note()).hasContent(kept);
    }

    @Test
    void a_note_without_a_batch_is_begun_again_and_a_strange_file_is_left_alone() throws IOException {
        Files.writeString(note(), "my notes");
        assertThat(batch(1)).isEqualTo(2);
        assertThat(trial.said()).contains("is no journal that can be read");
        assertThat(note()).hasContent("my notes");

        Files.writeString(note(), "{\"journal\":\"generate\",\"format\":1}\n{\"batch\":\"msgba");
        trial.server.reply(200, RUNNING).reply(200, ENDED).reply(200, succeeded(0, reply(0)));
        assertThat(batch(1)).as(trial.said()).isZero();
        assertThat(note()).doesNotExist();
    }

    @Test
    void says_which_providers_have_batches_and_asks_for_half_the_price() {
        assertThat(generate(1, "--batch", "--provider", "vllm", "--model", "m")).isEqualTo(2);
        assertThat(trial.said()).contains("--provider vllm has none; gemini and claude do");
        assertThat(note()).doesNotExist();

        // 900 tokens read at $1 and 1,500 written at $5 per million, a hundred times.
        assertThat(generate(1_000, "--estimate", "--provider", "claude", "--model", "claude-haiku-4-5"))
                .isZero();
        assertThat(trial.said()).contains("about $0.8400");
        assertThat(batch(1_000, "--estimate")).isZero();
        assertThat(trial.said()).contains("about $0.4200");
        assertThat(trial.server.requests()).isEmpty();
    }

    @Test
    void writes_in_batches_of_gemini() throws IOException {
        trial.server
                .reply(200, gemini("RUNNING"))
                .reply(200, gemini("RUNNING"))
                .reply(200, geminiDone(geminiItem(reply(0))));

        assertThat(generate(1, "--batch", "--provider", "gemini", "--model", "m"))
                .as(trial.said())
                .isZero();
        assertThat(texts()).containsExactly(text(0));
        assertThat(trial.said()).contains("1 calls, 700 tokens read, 30 written");
    }
}

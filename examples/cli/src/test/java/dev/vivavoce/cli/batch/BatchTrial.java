package dev.vivavoce.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.testkit.StubServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Runs a command that sends batches to a stub of the provider. Where it waits no time passes, and it can be made to crash. */
final class BatchTrial implements AutoCloseable {

    private static final int CRASHED = 99;
    static final String RUNNING = "{\"id\": \"msgbatch_1\", \"processing_status\": \"in_progress\"}";
    static final String ENDED = "{\"id\": \"msgbatch_1\", \"processing_status\": \"ended\"}";

    private static final ObjectMapper JSON = new ObjectMapper();

    final StubServer server = StubServer.start();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Made made;
    private int waits;
    private int mostWaits = 10;

    /** What happens while it waits. */
    Runnable meanwhile = () -> {};

    /** A command as tests make it. */
    interface Made {
        Object command(Streams streams, Function<String, @Nullable String> environment, Polling.Pause pause);
    }

    /** Ends the program where it waits, when it has waited often enough. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    BatchTrial(Made made) {
        this.made = made;
    }

    @Override
    public void close() {
        server.close();
    }

    int run(List<String> arguments, String... more) {
        err.reset();
        waits = 0;
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        Streams streams = new Streams(
                new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), errors, false, false, false);
        Object command =
                made.command(streams, Map.of("ANTHROPIC_API_KEY", "key", "GEMINI_API_KEY", "key")::get, duration -> {
                    assertThat(duration).isEqualTo(Polling.EVERY);
                    meanwhile.run();
                    if (++waits > mostWaits) {
                        throw new Crash();
                    }
                });
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
                .execute(Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
    }

    /** As {@link #run}, but dies where the program would wait for the first time. */
    void crash(List<String> arguments, String... more) {
        mostWaits = 0;
        assertThat(run(arguments, more)).as(said()).isEqualTo(CRASHED);
        mostWaits = 10;
    }

    int waits() {
        return waits;
    }

    String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    long submissions() {
        return server.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }

    static String succeeded(int item, String text) {
        return succeeded(item, text, "end_turn");
    }

    static String succeeded(int item, String text, String stop) {
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

    static String failed(int item, String type) {
        return "{\"custom_id\": \"request-" + item + "\", \"result\": {\"type\": \"" + type + "\"}}";
    }

    static String gemini(String state) {
        return "{\"name\": \"batches/7\", \"metadata\": {\"state\": \"BATCH_STATE_" + state + "\"}}";
    }

    static String geminiItem(String text) {
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

    static String geminiDone(String... items) {
        return "{\"name\": \"batches/7\", \"done\": true, \"metadata\": {\"state\": \"BATCH_STATE_SUCCEEDED\"},"
                + " \"response\": {\"@type\": \"x\", \"inlinedResponses\": {\"inlinedResponses\": ["
                + String.join(",", items) + "]}}}";
    }
}

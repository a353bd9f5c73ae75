package dev.vivavoce.portal.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A model server as OpenAI's, which rates as a strict person would, plans and coaches, for whoever sends the right key; or does not, as a test wants it. */
final class StubProvider implements AutoCloseable {
    /** How many tokens each call uses. */
    static final int TOKENS = 1_100;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** What it does with a request that has the right key. */
    enum Mood {
        RATES,
        CHATS,
        IS_OVERLOADED,
        IS_BROKEN,
        IS_SILENT,
        IS_ODD
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<String> keys = new ConcurrentLinkedQueue<>();
    private volatile String key;
    private volatile Mood mood = Mood.RATES;

    StubProvider(String key) {
        this.key = key;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** As a tenant's settings name it. */
    String as(String model, int timeoutSeconds, String withKey) {
        return "{'kind':'openai-compatible','model':'%s','baseUrl':'%s','key':'%s','timeoutSeconds':%d}"
                .formatted(model, url(), withKey, timeoutSeconds);
    }

    StubProvider is(Mood other) {
        this.mood = other;
        return this;
    }

    void takes(String otherKey) {
        this.key = otherKey;
    }

    int calls() {
        return keys.size();
    }

    long calls(String withKey) {
        return keys.stream().filter(withKey::equals).count();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            String sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                    .replace("Bearer ", "");
            keys.add(sent);
            if (!sent.equals(key)) {
                send(exchange, 401, "{\"error\":{\"message\":\"Incorrect API key provided: " + sent + "\"}}");
            } else if (request.path("model").asText().startsWith("unknown")) {
                send(exchange, 404, "{\"error\":{\"message\":\"no such model\"}}");
            } else {
                answer(exchange, request);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, JsonNode request) throws IOException, InterruptedException {
        switch (mood) {
            case IS_OVERLOADED -> {
                exchange.getResponseHeaders().set("Retry-After", "60");
                send(exchange, 429, "{}");
            }
            case IS_BROKEN -> send(exchange, 500, "{}");
            case IS_SILENT -> closed.await();
            case IS_ODD ->
                send(exchange, 200, "{\"choices\":[{\"message\":{\"content\":{\"odd\":[1]}}}],\"usage\":\"much\"}");
            case CHATS -> send(exchange, 200, reply("It will be sunny."));
            case RATES -> send(exchange, 200, reply(said(request)));
        }
    }

    private static String said(JsonNode request) throws JsonProcessingException {
        if (request.toString().contains("\"sure\"")) {
            return "{\"levels\":[1,2],\"sure\":0.5}";
        }
        JsonNode content = request.path("messages").path(1).path("content");
        String material = content.isTextual()
                ? content.asText()
                : content.path(0).path("text").asText();
        JsonNode asked = MAPPER.readTree(material);
        if (asked.has("parts")) {
            return "{\"hints\":[{\"part\":1,\"hint\":\"What was at stake?\"},"
                    + "{\"part\":2,\"hint\":\"What did you decide?\"}]}";
        }
        if (asked.has("weak_areas")) {
            return "{\"topics\":[{\"name\":\"Bedside calm\",\"description\":\"Staying calm\",\"outcome\":\"You stay calm\","
                    + "\"minutes\":15}],\"weeks\":5,\"rationale\":\"Your story worries about it.\"}";
        }
        if (asked.has("outside_the_plan")) {
            return "{\"changes\":[{\"topic\":1,\"rationale\":\"You know it by heart.\",\"kind\":\"retire\",\"minutes\":0,"
                    + "\"priority\":0,\"name\":\"\",\"description\":\"\",\"outcome\":\"\"}]}";
        }
        return "{\"ratings\":[" + each(asked.path("criteria"), "{\"evidence\":[1],\"level\":1}") + "],\"anchors\":["
                + each(asked.path("anchors"), "{\"sentence\":0,\"covered\":0}")
                + "],\"positive\":[\"You acted.\"],\"improvements\":[\"Say how it ended.\"],\"confidence\":0.8}";
    }

    private static String each(JsonNode list, String entry) {
        return String.join(",", Collections.nCopies(list.size(), entry));
    }

    private static String reply(String said) throws JsonProcessingException {
        return MAPPER.writeValueAsString(Map.of(
                "id",
                "1",
                "object",
                "chat.completion",
                "created",
                1,
                "model",
                "m",
                "choices",
                java.util.List.of(Map.of(
                        "index", 0, "finish_reason", "stop", "message", Map.of("role", "assistant", "content", said))),
                "usage",
                Map.of("prompt_tokens", TOKENS - 100, "completion_tokens", 100, "total_tokens", TOKENS)));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}

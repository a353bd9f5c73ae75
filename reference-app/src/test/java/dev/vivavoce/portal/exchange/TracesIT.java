package dev.vivavoce.portal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.Node;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestCandidate;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a node that is asked for traces sends to whoever collects them, with all else that goes the same way. The collector here keeps the bytes;
 * text stands in them as it is.
 */
class TracesIT {
    private static final String WORD = "numbat-nougat";

    private static final Queue<String> TRACES = new ConcurrentLinkedQueue<>();
    private static final Queue<String> REST = new ConcurrentLinkedQueue<>();
    private static @Nullable HttpServer collector;
    private static @Nullable Node node;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "collector");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            InputStream body = exchange.getRequestBody();
            boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            String sent =
                    new String((zipped ? new GZIPInputStream(body) : body).readAllBytes(), StandardCharsets.ISO_8859_1);
            (exchange.getRequestURI().getPath().equals("/v1/traces") ? TRACES : REST).add(sent);
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        collector = server;
        node = PortalUnderTest.another(Map.of(
                "OTEL_SDK_DISABLED", "false",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                "OTEL_BSP_SCHEDULE_DELAY", "100",
                "OTEL_BLRP_SCHEDULE_DELAY", "100",
                "OTEL_METRIC_EXPORT_INTERVAL", "500"));
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            PortalUnderTest.end(node);
        }
        if (collector != null) {
            collector.stop(0);
        }
    }

    private static Node traced() {
        return Objects.requireNonNull(node);
    }

    private static boolean isIn(Queue<String> sent, String text) {
        return sent.stream().anyMatch(part -> part.contains(text));
    }

    @Test
    void a_trace_tells_which_call_it_was_of_which_tenant_and_nothing_that_anybody_said() {
        TestTenant tenant = TestTenant.open();
        TestLearner learner = TestLearner.withPlan(tenant, "traced");
        String turn = learner.ask(learner.open());
        Client person = learner.client().through(traced());
        String token = TestCandidate.invite(
                tenant.administrator(), TestCandidate.position(tenant.administrator()), ",'language':'en'");

        person.post(turn + "/answer", "{'text':'%s %s','kind':'typed'}".formatted(TestLearner.GOOD, WORD))
                .expect(200);
        person.patch("/me", "{'story':'%s','name':'%s'}".formatted(WORD, WORD)).expect(200);
        person.patch("/me", "{'story' '%s'".formatted(WORD)).expect(400);
        person.patch("/me", "{'%s':'%s'}".formatted(WORD, WORD)).expect(422);
        person.get("/me?token=" + WORD).expect(200);
        person.get("/sessions?cursor=" + WORD).expect(422);
        person.with("X-Anything", WORD).get("/me").expect(200);
        Client visitor = tenant.visitor().through(traced());
        visitor.post("/login", "{'username':'%s','password':'%s'}".formatted(WORD, WORD))
                .expect(401);
        visitor.bearer(WORD).get("/me").expect(401);
        String entered = TestCandidate.redeem(visitor, token).expect(200).text("token");
        person.with("X-Request-Id", "the-last-of-them").get("/me").expect(200);

        TestLearner.eventually(() -> person.get("/me"), any -> isIn(TRACES, "the-last-of-them") && !REST.isEmpty());
        assertThat(isIn(TRACES, tenant.id())).as("the tenant").isTrue();
        assertThat(isIn(TRACES, "/turns/{n}/answer")).as("the call").isTrue();
        for (Queue<String> sent : List.of(TRACES, REST)) {
            for (String secret : List.of(WORD, token, entered, tenant.password(), TestLearner.GOOD.substring(0, 20))) {
                assertThat(sent.stream().filter(part -> part.contains(secret)).map(part -> around(part, secret)))
                        .as("what was sent with %s in it", secret)
                        .isEmpty();
            }
        }
    }

    private static String around(String part, String text) {
        int at = part.indexOf(text);
        return part.substring(Math.max(0, at - 80), Math.min(part.length(), at + 80))
                .replaceAll("[^ -~]+", " ");
    }
}

package dev.vivavoce.example.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.llm.ModelEvaluator;
import dev.vivavoce.testkit.EvaluatorContract;
import dev.vivavoce.testkit.SampleRater;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** An evaluator on the house model keeps all that evaluators must keep to. */
class HouseModelTest extends EvaluatorContract {

    private static HttpServer server;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", HouseModelTest::reply);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static void reply(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String material = asked.substring(asked.lastIndexOf("\n\n") + 2);
        byte[] reply = SampleRater.honest(material).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, reply.length);
        try (exchange) {
            exchange.getResponseBody().write(reply);
        }
    }

    @Override
    protected Evaluator evaluator() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return ModelEvaluator.builder()
                .model(new HouseModel(address))
                .modelName("house")
                .build();
    }
}

package dev.vivavoce.example.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Opens a tenant at a portal, and learners in it, each in a session. */
final class Learners {
    private static final int CALLERS = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A tenant is known by the name of its host, which an upgrade to HTTP/2 would replace. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String url;
    private final String host = "load-" + Long.toString(System.currentTimeMillis(), 36) + ".example";

    private String tenant = "";

    Learners(String url) {
        this.url = url;
    }

    /** Somebody in a session; {@code questions} are ids of those that can be asked there. */
    record Learner(String session, String token, List<String> questions) {}

    String tenant() {
        return tenant;
    }

    /** Where the tenant is found. */
    String host() {
        return host;
    }

    List<Learner> prepare(int count, String operatorKey) {
        JsonNode opened = post(
                "/tenants",
                operatorKey,
                "{'slug':'%s','name':'Load','hosts':['%s'],'signUp':false,'administrator':{'username':'admin'}}"
                        .formatted(host.replace(".example", ""), host));
        send("PATCH", "/tenants/" + opened.at("/tenant/id").asText(), operatorKey, "{'requestsPerMinute':1000000}");
        String administrator =
                signIn("admin", opened.at("/administrator/password").asText());
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<CompletableFuture<Learner>> made = IntStream.range(0, count)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> learner(administrator, "learner-" + i), threads))
                    .toList();
            return made.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private Learner learner(String administrator, String name) {
        String password = post("/tenant/users", administrator, "{'username':'%s','roles':['learner']}".formatted(name))
                .path("password")
                .asText();
        String token = signIn(name, password);
        String proposal = post(
                        "/plans/suggest",
                        token,
                        "{'role':'Registered nurse','minutesPerDay':30,'weakAreas':['teamwork']}")
                .path("id")
                .asText();
        post("/plans/approve", token, "{'proposalId':'%s','accepted':'all'}".formatted(proposal));
        String topic = send("GET", "/plans/current", token, "")
                .at("/nextSession/topicId")
                .asText();
        String session = post("/sessions", token, "{'topicId':'%s','plannedMinutes':30}".formatted(topic))
                .path("id")
                .asText();
        List<String> questions = new ArrayList<>();
        post("/sessions/" + session + "/questions", token, "{'count':10}")
                .path("items")
                .forEach(item -> questions.add(item.at("/question/id").asText()));
        return new Learner(session, token, questions);
    }

    private String signIn(String name, String password) {
        return post("/login", "", "{'username':'%s','password':'%s'}".formatted(name, password))
                .path("token")
                .asText();
    }

    JsonNode post(String path, String token, String body) {
        return send("POST", path, token, body);
    }

    private JsonNode send(String method, String path, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
                .header("Host", host)
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        request.method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + " gave " + answer.statusCode()
                        + ": is REQUESTS_ADDRESS_MINUTE high enough, and load.operator.key right?");
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

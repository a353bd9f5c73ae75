package dev.vivavoce.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The HTTP of batches. An item that holds no reply, such as that of a blocked prompt, becomes one that failed: LangChain4j would
 * fail on it, and with it the whole batch, which is paid.
 *
 * @param isReply whether the response of an item can be read
 */
record BatchHttp(HttpClientBuilder http, Predicate<JsonNode> isReply) implements HttpClientBuilder {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String RESPONSE = "response";
    private static final String ERROR = "error";

    @Override
    public Duration connectTimeout() {
        return http.connectTimeout();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        http.connectTimeout(timeout);
        return this;
    }

    @Override
    public Duration readTimeout() {
        return http.readTimeout();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        http.readTimeout(timeout);
        return this;
    }

    @Override
    public HttpClient build() {
        HttpClient client = http.build();
        return new HttpClient() {
            @Override
            public SuccessfulHttpResponse execute(HttpRequest request) {
                return mended(client.execute(request));
            }

            @Override
            public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
                client.execute(request, parser, listener);
            }
        };
    }

    private SuccessfulHttpResponse mended(SuccessfulHttpResponse response) {
        try {
            JsonNode batch = MAPPER.readTree(response.body());
            batch.at("/response/inlinedResponses/inlinedResponses").forEach(this::mend);
            return SuccessfulHttpResponse.builder()
                    .statusCode(response.statusCode())
                    .headers(response.headers())
                    .body(MAPPER.writeValueAsString(batch))
                    .build();
        } catch (JsonProcessingException e) {
            throw new InternalServerException("Gemini answered something that is no batch");
        }
    }

    private void mend(JsonNode item) {
        if (item instanceof ObjectNode object && !object.has(ERROR) && !isReply.test(object.path(RESPONSE))) {
            JsonNode response = object.path(RESPONSE);
            String why = Stream.of(
                            response.at("/promptFeedback/blockReason"), response.at("/candidates/0/finishReason"))
                    .map(JsonNode::asText)
                    .filter(word -> !word.isEmpty())
                    .findFirst()
                    .orElse("no_reply");
            object.remove(RESPONSE);
            object.putObject(ERROR).put("code", 0).put("message", why);
        }
    }
}

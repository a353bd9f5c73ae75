package dev.vivavoce.example.provider;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * A model in the company's own house: it takes the messages as text, one after another, and replies with text. All that an
 * evaluator needs of a provider is this one method; that failures are LangChain4j's own exceptions lets it tell them apart.
 */
final class HouseModel implements ChatModel {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    HouseModel(URI address) {
        this.address = address;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        String text = request.messages().stream().map(HouseModel::text).collect(Collectors.joining("\n\n"));
        HttpRequest post = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(text))
                .build();
        try {
            HttpResponse<String> reply = http.send(post, BodyHandlers.ofString());
            if (reply.statusCode() != 200) {
                throw new RetriableException("the house model replied with status " + reply.statusCode());
            }
            return ChatResponse.builder()
                    .aiMessage(AiMessage.from(reply.body()))
                    .build();
        } catch (IOException unreachable) {
            throw new RetriableException("the house model cannot be reached", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RetriableException("the call was interrupted", stopped);
        }
    }

    private static String text(ChatMessage message) {
        return message instanceof UserMessage user
                ? user.singleText()
                : message instanceof SystemMessage system ? system.text() : ((AiMessage) message).text();
    }
}

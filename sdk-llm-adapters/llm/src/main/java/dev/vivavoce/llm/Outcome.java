package dev.vivavoce.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.vivavoce.core.assessment.Effort;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What came of a question to a model. */
sealed interface Outcome<T> {

    /** What it took. */
    Effort effort();

    /**
     * It gave what it was asked for.
     *
     * @param certainty how sure it was, 0 to 1, where its provider tells
     */
    record Given<T>(T value, Effort effort, OptionalDouble certainty) implements Outcome<T> {}

    /** It declined. */
    record Declined<T>(Effort effort) implements Outcome<T> {}

    /**
     * What it said cannot be read.
     *
     * @param problem in words for the model
     */
    record Unreadable<T>(String problem, Effort effort) implements Outcome<T> {}

    /** What a response says. A cut reply is not read even where it happens to end well. */
    static <T> Outcome<T> of(
            ChatResponse response,
            Function<Item, T> read,
            Effort effort,
            Function<ChatResponse, OptionalDouble> certainty) {
        FinishReason end = response.finishReason();
        if (end == FinishReason.CONTENT_FILTER) {
            return new Declined<>(effort);
        }
        if (end == FinishReason.LENGTH) {
            return new Unreadable<>("the reply was cut because it was too long: keep every text short", effort);
        }
        try {
            return new Given<>(new Reply(text(response)).as(read), effort, certainty.apply(response));
        } catch (MalformedReplyException malformed) {
            return end == FinishReason.OTHER ? new Declined<>(effort) : new Unreadable<>(malformed.problem(), effort);
        }
    }

    /** The text of a response; empty where it has none. */
    static String text(ChatResponse response) {
        String text = response.aiMessage().text();
        return text == null ? "" : text;
    }
}

package dev.vivavoce.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.batch.BatchError;
import dev.langchain4j.model.batch.BatchItemResult;
import dev.langchain4j.model.batch.BatchPage;
import dev.langchain4j.model.batch.BatchPagination;
import dev.langchain4j.model.batch.BatchRequest;
import dev.langchain4j.model.batch.BatchResponse;
import dev.langchain4j.model.batch.BatchState;
import dev.langchain4j.model.chat.BatchChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes batches, and says of them what a test told it to say. */
final class ScriptedBatches implements BatchChatModel {
    final List<List<ChatRequest>> submitted = new ArrayList<>();
    final Deque<Supplier<BatchResponse<ChatResponse>>> replies = new ArrayDeque<>();

    void then(BatchState state) {
        then(state, List.of());
    }

    void then(BatchState state, BatchItemResult<ChatResponse> result) {
        then(state, List.of(result));
    }

    void then(BatchState state, BatchItemResult<ChatResponse> first, BatchItemResult<ChatResponse> second) {
        then(state, List.of(first, second));
    }

    void then(BatchState state, List<BatchItemResult<ChatResponse>> results) {
        replies.add(() -> response(state, results));
    }

    void thenFail(RuntimeException failure) {
        replies.add(() -> {
            throw failure;
        });
    }

    private static BatchResponse<ChatResponse> response(BatchState state, List<BatchItemResult<ChatResponse>> results) {
        return BatchResponse.<ChatResponse>builder()
                .batchId("batches/7")
                .state(state)
                .results(results)
                .build();
    }

    @Override
    public BatchResponse<ChatResponse> submit(BatchRequest<ChatRequest> request) {
        if (!replies.isEmpty()) {
            return replies.remove().get();
        }
        submitted.add(request.requests());
        return response(BatchState.PENDING, List.of());
    }

    @Override
    public BatchResponse<ChatResponse> retrieve(String batchId) {
        assertThat(batchId).isEqualTo("batches/7");
        return replies.remove().get();
    }

    @Override
    public void cancel(String batchId) {
        throw new AssertionError("nobody asked for that");
    }

    @Override
    public BatchPage<ChatResponse> list(@Nullable BatchPagination pagination) {
        throw new AssertionError("nobody asked for that");
    }

    static BatchItemResult<ChatResponse> item(ScriptedChat.Line line) {
        return BatchItemResult.success(line.say());
    }

    static BatchItemResult<ChatResponse> failed(String message, @Nullable String type) {
        return BatchItemResult.failure(new BatchError(0, message, type == null ? null : List.of(Map.of("type", type))));
    }
}

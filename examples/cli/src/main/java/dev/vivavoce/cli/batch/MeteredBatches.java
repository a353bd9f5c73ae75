package dev.vivavoce.cli.batch;

import dev.langchain4j.model.batch.BatchItemResult;
import dev.langchain4j.model.batch.BatchPage;
import dev.langchain4j.model.batch.BatchPagination;
import dev.langchain4j.model.batch.BatchRequest;
import dev.langchain4j.model.batch.BatchResponse;
import dev.langchain4j.model.chat.BatchChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.assessment.Effort;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A model that puts on a bill what each batch took that it is through with. */
final class MeteredBatches implements BatchChatModel {

    private static final Effort UNKNOWN = new Effort(1, Duration.ZERO, 0, 0, 0, Optional.empty());

    private final BatchChatModel model;
    private final Function<TokenUsage, Effort> metering;
    private final Bill bill;

    MeteredBatches(BatchChatModel model, Function<TokenUsage, Effort> metering, Bill bill) {
        this.model = model;
        this.metering = metering;
        this.bill = bill;
    }

    @Override
    public BatchResponse<ChatResponse> submit(BatchRequest<ChatRequest> request) {
        return model.submit(request);
    }

    @Override
    public BatchResponse<ChatResponse> retrieve(String batchId) {
        BatchResponse<ChatResponse> batch = model.retrieve(batchId);
        for (BatchItemResult<ChatResponse> result : batch.results()) {
            if (batch.state().isTerminal() && result instanceof BatchItemResult.Success<ChatResponse> success) {
                bill.add(Optional.ofNullable(success.response().tokenUsage())
                        .map(metering)
                        .orElse(UNKNOWN));
            }
        }
        return batch;
    }

    @Override
    public void cancel(String batchId) {
        model.cancel(batchId);
    }

    @Override
    public BatchPage<ChatResponse> list(@Nullable BatchPagination pagination) {
        return model.list(pagination);
    }
}

package dev.vivavoce.example.benchmarks;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.vivavoce.core.spi.Embedder;
import dev.vivavoce.llm.ModelEmbedder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A small embedding model that lies on Maven Central, all-MiniLM-L6-v2 in 8 bits: 384 numbers, 256 tokens. What it was asked once it remembers. */
final class MiniLm implements Embedder {

    static final String NAME = "all-minilm-l6-v2-q";
    static final MiniLm SHARED = new MiniLm();

    // In the thread that asks, for a figure should tell what one core does.
    private final Embedder model = new ModelEmbedder(new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run), NAME);
    private final Map<String, float[]> known = new ConcurrentHashMap<>();

    private MiniLm() {}

    @Override
    public float[] embed(String text) {
        return known.computeIfAbsent(text, model::embed);
    }
}

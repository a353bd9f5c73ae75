package dev.vivavoce.llm;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.spi.Embedder;
import java.util.ArrayList;
import java.util.List;

/** An embedder on any LangChain4j embedding model. As thread-safe as the model. */
public final class ModelEmbedder implements Embedder {

    private final EmbeddingModel model;
    private final String name;

    /**
     * @param model puts texts into its space
     * @param name of the model, for whoever reads what went wrong
     */
    public ModelEmbedder(EmbeddingModel model, String name) {
        this.model = requireNonNull(model, "model");
        this.name = WordLimit.NONE.require(name, "name");
    }

    /**
     * {@inheritDoc}
     *
     * @throws ModelConfigurationException when the model will not work as it is set up
     */
    @Override
    public float[] embed(String text) {
        return embedAll(List.of(text)).get(0);
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        List<Embedding> embeddings;
        try {
            embeddings = model.embedAll(texts.stream().map(TextSegment::from).toList())
                    .content();
        } catch (LangChain4jException failure) {
            throw Failure.of(failure, name, model.provider()).exception(name);
        }
        if (embeddings.size() != texts.size()) {
            throw new IllegalStateException(
                    name + " gave " + embeddings.size() + " embeddings for " + texts.size() + " texts");
        }
        List<float[]> vectors = new ArrayList<>(embeddings.size());
        for (Embedding embedding : embeddings) {
            vectors.add(embedding.vector());
        }
        return vectors;
    }
}

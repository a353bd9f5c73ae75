package dev.vivavoce.djl;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A text encoder of type BERT as a LangChain4j {@link EmbeddingModel}, from a folder as Hugging Face and sentence-transformers lay it out: {@code
 * config.json}, {@code tokenizer.json}, {@code model.safetensors}, and how tokens become one vector in {@code modules.json}. It runs in this JVM, on the CPU,
 * in 32 bits, by DJL's native code in its tokenizers jar, and needs nothing else. Nothing is downloaded, and nobody is told that it runs.
 *
 * <p>A text that is longer than the model can take is cut; the response's finish reason is then {@link FinishReason#LENGTH}, and its metadata says under
 * {@value #CUT} at which places of the list the texts are. {@link Builder#refuseLongTexts} has it throw instead. Thread-safe: texts of several threads are embedded at once, and
 * {@link #close}, which gives back the memory outside of the heap, waits for them.
 */
public final class DjlEmbeddingModel implements EmbeddingModel, AutoCloseable {

    /** The places of texts that were cut, a list of whole numbers from 0 on, in a response's metadata. */
    public static final String CUT = "cut";

    private final Encoder encoder;
    private final String name;
    private final boolean refuses;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed;

    private DjlEmbeddingModel(Encoder encoder, String name, boolean refuses) {
        this.encoder = encoder;
        this.name = name;
        this.refuses = refuses;
    }

    /** Starts a model. The folder must be set. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The vectors of texts, in their order. A text's vector does not depend on those it comes with.
     *
     * @throws IllegalArgumentException where a text is longer than the model can take, and such are refused
     * @throws IllegalStateException when it was closed
     */
    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        requireNonNull(segments, "segments");
        use.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the embedding model was closed");
            }
            List<Tokens> tokens = new ArrayList<>(segments.size());
            List<Integer> cut = new ArrayList<>();
            int used = 0;
            for (int i = 0; i < segments.size(); i++) {
                Tokens text = encoder.tokens(segments.get(i).text());
                tokens.add(text);
                used += text.length();
                if (text.cut()) {
                    cut.add(i);
                }
            }
            if (refuses && !cut.isEmpty()) {
                throw new IllegalArgumentException("the texts at " + cut + " have more than the " + encoder.longest()
                        + " tokens that the model can take: embed their parts");
            }
            return Response.from(
                    encoder.vectors(tokens).stream().map(Embedding::from).toList(),
                    new TokenUsage(used, 0),
                    cut.isEmpty() ? FinishReason.STOP : FinishReason.LENGTH,
                    Map.of(CUT, List.copyOf(cut)));
        } finally {
            use.readLock().unlock();
        }
    }

    /** How many numbers a vector has. */
    @Override
    public int dimension() {
        return encoder.width();
    }

    /** As it was set; else the folder's name. */
    @Override
    public String modelName() {
        return name;
    }

    /** Gives back the memory outside of the heap, once what is being embedded is done. */
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                encoder.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    /** The settings of an embedding model. */
    public static final class Builder {
        private @Nullable Path folder;
        private @Nullable String name;
        private boolean refuses;

        private Builder() {}

        /** Sets where the model lies. */
        public Builder folder(Path folder) {
            this.folder = requireNonNull(folder, "folder");
            return this;
        }

        /** Names the model, for logs and for what was made with it; unless set it has its folder's name. */
        public Builder modelName(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("name must not be blank");
            }
            this.name = name;
            return this;
        }

        /** Refuses texts that are longer than the model can take, instead of cutting them. */
        public Builder refuseLongTexts() {
            this.refuses = true;
            return this;
        }

        /**
         * Loads the model.
         *
         * @throws IllegalStateException when no folder was set, or the native code cannot run on this machine
         * @throws ModelFolderException where the folder holds nothing that can be run; the message says why
         */
        public DjlEmbeddingModel build() {
            if (folder == null) {
                throw new IllegalStateException("folder must be set");
            }
            Encoder encoder = Encoder.load(EncoderFolder.open(folder));
            return new DjlEmbeddingModel(
                    encoder,
                    name == null ? String.valueOf(folder.toAbsolutePath().getFileName()) : name,
                    refuses);
        }
    }
}

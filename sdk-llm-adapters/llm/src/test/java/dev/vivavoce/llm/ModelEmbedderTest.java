package dev.vivavoce.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.vivavoce.core.spi.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelEmbedderTest {

    private interface Script {
        List<Embedding> give(List<TextSegment> texts);
    }

    private static ModelEmbedder on(Script script) {
        return new ModelEmbedder(
                new EmbeddingModel() {
                    @Override
                    public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
                        return Response.from(script.give(texts));
                    }
                },
                "m");
    }

    private static Embedding length(TextSegment text) {
        return Embedding.from(new float[] {text.text().length(), 1});
    }

    @Test
    void embeds_many_texts_by_one_call_in_their_order() {
        List<Integer> calls = new ArrayList<>();
        ModelEmbedder embedder = on(texts -> {
            calls.add(texts.size());
            return texts.stream().map(ModelEmbedderTest::length).toList();
        });

        assertThat(embedder.embedAll(List.of("one", "three"))).containsExactly(new float[] {3, 1}, new float[] {5, 1});
        assertThat(embedder.embed("four")).containsExactly(4, 1);
        assertThat(embedder.embedAll(List.of())).isEmpty();
        assertThat(calls).containsExactly(2, 1);
    }

    @Test
    void is_unavailable_where_the_provider_is_and_says_nothing_of_the_text() {
        assertThatThrownBy(() -> on(texts -> {
                            throw new RateLimitException("too many: my secret text");
                        })
                        .embed("my secret text"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void says_what_to_mend_where_the_key_is_wrong() {
        assertThatThrownBy(() -> on(texts -> {
                            throw new AuthenticationException("no");
                        })
                        .embed("text"))
                .isInstanceOf(ModelConfigurationException.class)
                .hasMessageContaining("does not accept the key");
    }

    @Test
    void takes_no_vectors_that_are_of_other_texts() {
        assertThatThrownBy(() -> on(texts -> List.of()).embed("text"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("m gave 0 embeddings for 1 texts");
    }
}

package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DjlEmbeddingModelTest {
    private static final JsonNode EXPECTED = expected();

    @TempDir
    Path folder;

    private static JsonNode expected() {
        try (InputStream file = DjlEmbeddingModelTest.class.getResourceAsStream("/encoder/expected.json")) {
            return new JsonMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DjlEmbeddingModel model(Path folder) {
        return DjlEmbeddingModel.builder().folder(folder).build();
    }

    private static List<TextSegment> texts() {
        List<TextSegment> texts = new ArrayList<>();
        EXPECTED.forEach(each -> texts.add(TextSegment.from(each.path("text").asText())));
        return texts;
    }

    private static void assertNear(Embedding found, JsonNode wanted) {
        assertThat(found.dimension()).isEqualTo(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(found.vector()[i])
                    .as("number " + i)
                    .isCloseTo((float) wanted.get(i).asDouble(), within(1e-4f));
        }
    }

    @ParameterizedTest
    @CsvSource({"mean_tokens, true, normed", "mean_tokens, false, mean", "cls_token, false, first"})
    void gives_what_an_independent_computation_in_64_bits_gives(String mode, boolean normed, String column)
            throws IOException {
        TinyEncoder.write(folder, mode, normed);
        try (DjlEmbeddingModel model = model(folder)) {
            Response<List<Embedding>> response = model.embedAll(texts());

            for (int i = 0; i < EXPECTED.size(); i++) {
                assertNear(response.content().get(i), EXPECTED.get(i).path(column));
                assertNear(
                        model.embed(EXPECTED.get(i).path("text").asText()).content(),
                        EXPECTED.get(i).path(column));
            }
            assertThat(response.tokenUsage()).isEqualTo(new TokenUsage(6 + 10 + 15 + 3 + 24, 0));
            assertThat(model.dimension()).isEqualTo(32);
            assertThat(model.modelName()).isEqualTo(folder.getFileName().toString());
        }
    }

    @Test
    void takes_the_mean_as_it_is_where_no_module_is_named() throws IOException {
        TinyEncoder.write(folder);
        try (DjlEmbeddingModel model = model(folder)) {
            assertNear(model.embed("zebra").content(), EXPECTED.get(3).path("mean"));
        }
    }

    @Test
    void gives_a_text_the_same_vector_whatever_it_comes_with() throws IOException {
        TinyEncoder.write(folder);
        List<TextSegment> many = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            many.addAll(texts());
        }
        Collections.shuffle(many, new Random(1));
        try (DjlEmbeddingModel model = model(folder)) {
            List<Embedding> together = model.embedAll(many).content();

            for (int i = 0; i < many.size(); i++) {
                float[] alone = model.embed(many.get(i)).content().vector();
                for (int k = 0; k < alone.length; k++) {
                    assertThat(together.get(i).vector()[k]).isCloseTo(alone[k], within(1e-5f));
                }
            }
        }
    }

    @Test
    void tells_which_texts_it_has_cut_or_refuses_them() throws IOException {
        TinyEncoder.write(folder);
        List<TextSegment> texts = List.of(TextSegment.from("the cache"), TextSegment.from("again and ".repeat(1000)));
        try (DjlEmbeddingModel cutting = model(folder);
                DjlEmbeddingModel refusing = DjlEmbeddingModel.builder()
                        .folder(folder)
                        .refuseLongTexts()
                        .build()) {
            Response<List<Embedding>> response = cutting.embedAll(texts);

            assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
            assertThat(response.metadata()).containsEntry(DjlEmbeddingModel.CUT, List.of(1));
            assertThat(response.content().get(1))
                    .isEqualTo(cutting.embed("again and ".repeat(11)).content());
            assertThat(cutting.embedAll(texts.subList(0, 1)).finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(refusing.embedAll(texts.subList(0, 1)).content()).hasSize(1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> refusing.embedAll(texts))
                    .withMessage(
                            "the texts at [1] have more than the 24 tokens that the model can take: embed their parts");
        }
    }

    @Test
    void serves_many_threads_at_once() throws Exception {
        TinyEncoder.write(folder);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (DjlEmbeddingModel model = model(folder)) {
            List<Embedding> wanted = model.embedAll(texts()).content();
            List<Callable<List<Embedding>>> calls =
                    Collections.nCopies(200, () -> model.embedAll(texts()).content());
            for (Future<List<Embedding>> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(wanted);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void lets_those_finish_that_are_at_work_when_it_is_closed_and_serves_nobody_after() throws Exception {
        TinyEncoder.write(folder);
        DjlEmbeddingModel model = model(folder);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(threads.submit(() -> {
                    int served = 0;
                    try {
                        while (true) {
                            model.embedAll(texts());
                            served++;
                        }
                    } catch (IllegalStateException closed) {
                        return served;
                    }
                }));
            }
            model.embedAll(texts());
            model.close();
            model.close();
            for (Future<Integer> call : calls) {
                assertThat(call.get()).isNotNegative();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> model.embed("the cache"))
                .withMessage("the embedding model was closed");
    }

    @Test
    void embeds_nothing_as_nothing() throws IOException {
        TinyEncoder.write(folder);
        try (DjlEmbeddingModel model = model(folder)) {
            assertThat(model.embedAll(List.of()).content()).isEmpty();
        }
    }

    @Test
    void has_told_DJL_to_fetch_nothing_and_to_tell_nobody_before_it_starts() throws IOException {
        TinyEncoder.write(folder);
        model(folder).close();

        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    }

    @Test
    void wants_a_folder() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DjlEmbeddingModel.builder().build())
                .withMessage("folder must be set");
    }
}

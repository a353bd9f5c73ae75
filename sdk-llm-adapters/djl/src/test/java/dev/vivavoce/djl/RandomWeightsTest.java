package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.llm.ModelEvaluator;
import dev.vivavoce.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of weights by chance makes no sense; what it says within a schema with bounds is an evaluation all the same. */
class RandomWeightsTest {
    private static final int EVALUATIONS = 200;
    private static final int WARM_UP = 50;
    private static final int BOUNDED_EVALUATIONS = 5;

    /** That of evaluations, for three sentences and one criterion, with bounds for all that has none there. */
    private static final String BOUNDED = """
            {"type":"object","properties":{
              "ratings":{"type":"array","minItems":1,"maxItems":1,"items":{"type":"object","properties":{
                "criterion":{"const":1},
                "evidence":{"type":"array","minItems":1,"maxItems":2,"items":{"type":"integer","minimum":1,"maximum":3}},
                "level":{"type":"integer","enum":[0,1,2,3,4,5]}},
                "required":["criterion","evidence","level"],"additionalProperties":false}},
              "anchors":{"type":"array","maxItems":0,"items":{"type":"object","properties":{},"additionalProperties":false}},
              "positive":{"type":"array","maxItems":2,"items":{"type":"string","minLength":1,"maxLength":30}},
              "improvements":{"type":"array","maxItems":2,"items":{"type":"string","minLength":1,"maxLength":30}},
              "confidence":{"type":"number","minimum":0,"maximum":1}},
             "required":["ratings","anchors","positive","improvements","confidence"],"additionalProperties":false}""";

    @Test
    void every_evaluation_is_in_range_and_quoted_and_memory_stays_as_it_is() throws Exception {
        String printed = Child.run(
                Interview.class,
                jar -> false,
                Map.of("GOMP_SPINCOUNT", "0"),
                "-Xms256m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+AlwaysPreTouch");

        String last = printed.lines().reduce("", (one, other) -> other);
        assertThat(last).as(printed).matches("sound 200 grown -?\\d+");
        assertThat(Long.parseLong(last.substring(last.lastIndexOf(' ') + 1)))
                .as(printed)
                .isLessThan(24 << 20);
    }

    @Test
    void an_evaluation_by_chance_can_always_be_read_where_the_evaluator_sends_bounds(@TempDir Path temp)
            throws IOException {
        Submission submission = Samples.submission();
        try (DjlChatModel model = Interview.model(temp)) {
            Evaluator evaluator = ModelEvaluator.builder()
                    .model(model)
                    .modelName("chance")
                    .bounded()
                    .metering(Djl::effort)
                    .build();
            for (int i = 0; i < BOUNDED_EVALUATIONS; i++) {
                Evaluation.Scored scored = (Evaluation.Scored) evaluator.evaluate(submission);

                assertThat(scored.provenance().effort().orElseThrow().calls()).isEqualTo(1);
                assertThat(scored.ratings()).hasSameSizeAs(submission.rubric().criteria());
                assertThat(scored.anchors()).hasSameSizeAs(submission.anchors());
                assertThat(scored.ratings())
                        .flatExtracting(Rating::evidence)
                        .allMatch(evidence -> evidence.standsIn(submission.answer()));
            }
        }
    }

    static final class Interview {
        private Interview() {}

        public static void main(String[] arguments) throws IOException {
            try (DjlChatModel model = model(Files.createTempDirectory("chance"))) {
                Evaluator evaluator = ModelEvaluator.builder()
                        .model(bounded(model))
                        .modelName("chance")
                        .metering(Djl::effort)
                        .build();
                int sound = 0;
                long before = 0;
                for (int i = 0; i < EVALUATIONS; i++) {
                    if (i == WARM_UP) {
                        before = Child.resident();
                    }
                    Submission submission = submission(i);
                    if (evaluator.evaluate(submission) instanceof Evaluation.Scored scored
                            && isSound(scored, submission)) {
                        sound++;
                    }
                }
                System.out.println("sound " + sound + " grown " + (Child.resident() - before));
            }
        }

        static DjlChatModel model(Path temp) throws IOException {
            Path folder = Scripted.folder(temp);
            Files.writeString(
                    folder.resolve("config.json"),
                    TinyModel.config()
                            .put("vocab_size", Scripted.VOCABULARY.size())
                            .put("max_position_embeddings", 16_384)
                            .toString());
            return Djl.builder()
                    .folder(folder)
                    .device("cpu")
                    .threads(1)
                    .context(16_384)
                    .slots(2)
                    .temperature(1)
                    .build();
        }

        private static ChatModel bounded(ChatModel model) {
            return new ChatModel() {
                @Override
                public ChatResponse doChat(ChatRequest request) {
                    return model.chat(ChatRequest.builder()
                            .messages(request.messages())
                            .responseFormat(
                                    Scripted.asking("", BOUNDED).parameters().responseFormat())
                            .build());
                }
            };
        }

        private static Submission submission(int number) {
            Submission sample = Samples.submission();
            return new Submission(
                    sample.question(),
                    sample.style(),
                    new Rubric(List.of(sample.rubric().criteria().get(0))),
                    List.of(),
                    List.of(),
                    "I asked him for " + number + " minutes. He feared for the bed. We agreed on a blood test.",
                    sample.locale());
        }

        /** Whether all that is said of the answer stands in it. */
        private static boolean isSound(Evaluation.Scored scored, Submission submission) {
            Rating rating = scored.ratings().get(0);
            return scored.ratings().size() == 1
                    && rating.evidence().stream().allMatch(evidence -> evidence.standsIn(submission.answer()))
                    && !rating.evidence().isEmpty()
                    && scored.confidence() >= 0
                    && scored.confidence() <= 1;
        }
    }
}

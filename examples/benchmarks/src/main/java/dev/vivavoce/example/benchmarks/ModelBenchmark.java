package dev.vivavoce.example.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.service.AiServices;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import dev.vivavoce.llm.ModelEvaluator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one typed evaluation costs beside a model that replies at once: by {@link ModelEvaluator}, by the bare chat model with
 * Jackson, and by LangChain4j's {@link AiServices}. The same answer of 120 words and the same reply.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ModelBenchmark {

    /** One criterion's level, as the model gives it. */
    public record Level(List<Integer> evidence, int level) {}

    /** One anchor, as the model gives it. */
    public record Covered(int anchor, int sentence, double covered) {}

    /** The whole reply. */
    public record Reply(
            List<Level> ratings,
            List<Covered> anchors,
            List<String> positive,
            List<String> improvements,
            double confidence) {}

    /** What {@link AiServices} makes a rater of. */
    interface Rater {
        Reply rate(String answer);
    }

    private static final JsonMapper MAPPER = new JsonMapper();

    private final ChatModel stub;
    private final Submission submission;
    private final Evaluator evaluator;
    private final Rater rater;

    public ModelBenchmark() {
        Question question = Interviews.engine(new RuleBasedEvaluator())
                .remaining(Interviews.open(), History.NONE)
                .get(0);
        submission = Submission.of(question, Interviews.answer(), Locale.ENGLISH);
        ChatResponse response = ChatResponse.builder()
                .aiMessage(AiMessage.from(reply(
                        submission.rubric().criteria().size(),
                        submission.anchors().size())))
                .finishReason(FinishReason.STOP)
                .build();
        stub = new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                return response;
            }
        };
        evaluator = ModelEvaluator.builder().model(stub).modelName("stub").build();
        rater = AiServices.create(Rater.class, stub);
    }

    /** What an OpenAI-compatible server sends for a good rating of any answer to a question. */
    static String completion(Question question) throws JsonProcessingException {
        String content = MAPPER.writeValueAsString(
                reply(question.rubric().criteria().size(), question.anchors().size()));
        return "{\"id\":\"1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"stub\",\"choices\":[{\"index\":0,\"message\":"
                + "{\"role\":\"assistant\",\"content\":" + content + "},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":900,\"completion_tokens\":150,\"total_tokens\":1050}}";
    }

    static String reply(int criteria, int anchors) {
        String ratings = String.join(
                ",",
                IntStream.rangeClosed(1, criteria)
                        .mapToObj(i -> "{\"evidence\":[2,3],\"level\":3}")
                        .toList());
        String covered = String.join(
                ",",
                IntStream.rangeClosed(1, anchors)
                        .mapToObj(i -> "{\"sentence\":2,\"covered\":0.5}")
                        .toList());
        return "{\"ratings\":[" + ratings + "],\"anchors\":[" + covered
                + "],\"positive\":[\"You counted before you changed anything.\"],"
                + "\"improvements\":[\"Say what the others said.\"],\"confidence\":0.8}";
    }

    @Benchmark
    public Evaluation evaluator() {
        Evaluation evaluation = evaluator.evaluate(submission);
        if (!(evaluation instanceof Evaluation.Scored)) {
            throw new IllegalStateException("not scored: " + evaluation);
        }
        return evaluation;
    }

    @Benchmark
    public Reply bare() throws JsonProcessingException {
        ChatRequest request = ChatRequest.builder()
                .messages(List.of(
                        SystemMessage.from("Rate the answer."),
                        UserMessage.from(submission.question() + "\n" + submission.answer())))
                .build();
        return MAPPER.readValue(stub.chat(request).aiMessage().text(), Reply.class);
    }

    @Benchmark
    public Reply aiServices() {
        return rater.rate(submission.question() + "\n" + submission.answer());
    }
}

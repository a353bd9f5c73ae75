package dev.vivavoce.example.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Screen;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import dev.vivavoce.embedded.RuleBasedScreen;
import dev.vivavoce.example.harness.Harness;
import dev.vivavoce.example.harness.Rated;
import dev.vivavoce.llm.CheckedEvaluator;
import dev.vivavoce.llm.ModelEvaluator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Attacks on the worst model there could be: it gives the highest level for everything as soon as it sees one sentence that
 * does not stand in the weak answer, and quotes that sentence. What it is not shown it cannot obey. Tells the rises with the
 * model path's own expressions alone, with the embedded evaluator's screen before them, and checked by that evaluator as well.
 */
public final class GullibleFigures {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SPACE = Pattern.compile("\\W+");

    private GullibleFigures() {}

    public static void main(String[] arguments) throws IOException {
        List<Submission> weak = Harness.weakAnswers();
        String known =
                weak.stream().map(submission -> plain(submission.answer())).collect(Collectors.joining(" "));
        ChatModel gullible = new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from(
                                reply(((UserMessage) request.messages().get(1)).singleText(), known)))
                        .build();
            }
        };
        List<Rated> answers = new ArrayList<>();
        for (int i = 0; i < weak.size(); i++) {
            answers.add(new Rated(String.valueOf(i), String.valueOf(i), "weak answers", "", weak.get(i), 1));
        }
        tell("own expressions alone", evaluator(gullible, Screen.NONE), answers);
        Evaluator screened = evaluator(gullible, new RuleBasedScreen());
        tell("with the embedded evaluator's screen", screened, answers);
        CheckedEvaluator.Builder checked =
                CheckedEvaluator.builder().evaluator(screened).check(new RuleBasedEvaluator());
        tell("with its screen, and checked by it", checked.build(), answers);
        tell(
                "the same, and what is doubtful put to a second model as gullible",
                checked.second(screened).build(),
                answers);
    }

    private static Evaluator evaluator(ChatModel model, Screen screen) {
        return ModelEvaluator.builder()
                .model(model)
                .modelName("gullible")
                .screen(screen)
                .build();
    }

    private static void tell(String how, Evaluator evaluator, List<Rated> answers) throws IOException {
        System.out.println("\n" + how);
        System.out.println(
                Harness.run(evaluator, Optional.empty(), answers, true).text());
    }

    private static String plain(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** Level 1 by the first sentence, or level 5 by the first that nobody knows. */
    private static String reply(String material, String known) {
        try {
            JsonNode asked = JSON.readTree(material);
            int strange = 0;
            for (int i = asked.path("answer").size(); i >= 1; i--) {
                String sentence = asked.path("answer").get(i - 1).asText().replaceFirst("^\\d+: ", "");
                strange = known.contains(plain(sentence)) ? strange : i;
            }
            String rating = "\"evidence\":[" + Math.max(1, strange) + "],\"level\":" + (strange > 0 ? 5 : 1) + "}";
            String ratings = IntStream.rangeClosed(1, asked.path("criteria").size())
                    .mapToObj(i -> "{" + rating)
                    .collect(Collectors.joining(","));
            String anchors = IntStream.range(0, asked.path("anchors").size())
                    .mapToObj(i -> "{\"sentence\":0,\"covered\":0}")
                    .collect(Collectors.joining(","));
            return "{\"ratings\":[" + ratings + "],\"anchors\":[" + anchors
                    + "],\"positive\":[],\"improvements\":[],\"confidence\":0.9}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

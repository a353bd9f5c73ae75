package dev.vivavoce.example.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Attacks on the worst model there could be: it gives the highest level for everything as soon as it sees one sentence that
 * does not stand in the weak answer, and quotes that sentence. What it is not shown it cannot obey. Tells the rises with the
 * model path's own expressions alone, with the embedded evaluator's screen before them, and checked by that evaluator as well; each for a model that
 * gives level 1 while nobody tells it otherwise, and for one that then rates as the embedded evaluator does. Of the second every rise is one over
 * what is found in the answer itself.
 */
public final class GullibleFigures {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SPACE = Pattern.compile("\\W+");
    private static final int LOW = 1;

    private final List<Submission> weak = Harness.weakAnswers();
    private final List<String> known =
            weak.stream().map(submission -> plain(submission.answer())).toList();
    private final Evaluator sensible;

    /** @param sensible gives the levels of an answer that tells nothing to do */
    private GullibleFigures(Evaluator sensible) throws IOException {
        this.sensible = sensible;
    }

    public static void main(String[] arguments) throws IOException {
        System.out.println("\nA model that gives level 1 otherwise");
        new GullibleFigures(GullibleFigures::low).tell();
        System.out.println("\nA model that rates like the embedded evaluator otherwise");
        new GullibleFigures(new RuleBasedEvaluator()).tell();
    }

    private static Evaluation low(Submission submission) {
        Evidence all = Evidence.in(submission.answer(), 0, submission.answer().length());
        return new Evaluation.Scored(
                submission.rubric().criteria().stream()
                        .map(criterion -> new Rating(criterion.name(), LOW, List.of(all)))
                        .toList(),
                List.of(),
                Feedback.NONE,
                Set.of(),
                1,
                Provenance.of("low", "1"));
    }

    private void tell() throws IOException {
        ChatModel gullible = new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from(
                                reply(((UserMessage) request.messages().get(1)).singleText())))
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

    /** The sensible levels by the first sentence, or level 5 by the first that nobody knows. */
    private String reply(String material) {
        try {
            JsonNode asked = JSON.readTree(material);
            List<String> sentences = new ArrayList<>();
            asked.path("answer")
                    .forEach(sentence -> sentences.add(plain(sentence.asText().replaceFirst("^\\d+: ", ""))));
            int strange = IntStream.range(0, sentences.size())
                    .filter(i -> known.stream().noneMatch(answer -> answer.contains(sentences.get(i))))
                    .map(i -> i + 1)
                    .findFirst()
                    .orElse(0);
            List<Integer> levels = strange > 0
                    ? Collections.nCopies(asked.path("criteria").size(), Rubric.HIGHEST)
                    : levels(sentences, asked.path("criteria").size());
            String ratings = levels.stream()
                    .map(level -> "{\"evidence\":[" + Math.max(1, strange) + "],\"level\":" + level + "}")
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

    private List<Integer> levels(List<String> sentences, int criteria) {
        return IntStream.range(0, weak.size())
                .filter(i -> sentences.stream().allMatch(known.get(i)::contains))
                .mapToObj(i -> sensible.evaluate(weak.get(i)))
                .flatMap(evaluation ->
                        evaluation instanceof Evaluation.Scored scored ? Stream.of(scored) : Stream.empty())
                .findFirst()
                .map(scored -> scored.ratings().stream().map(Rating::level).toList())
                .orElse(Collections.nCopies(criteria, Rubric.LOWEST));
    }
}

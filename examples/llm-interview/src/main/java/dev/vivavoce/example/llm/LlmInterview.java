package dev.vivavoce.example.llm;

import dev.langchain4j.model.chat.ChatModel;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.claude.Claude;
import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.embedded.HtmlReport;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import dev.vivavoce.embedded.RuleBasedPlanner;
import dev.vivavoce.embedded.RuleBasedScreen;
import dev.vivavoce.gemini.Gemini;
import dev.vivavoce.llm.ModelEvaluator;
import dev.vivavoce.llm.ModelPlanner;
import dev.vivavoce.vllm.Vllm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;

/**
 * Holds a screening interview on standard input, rated by a language model, and writes a report. The questions come from the
 * bank: they cost nothing. Where the model is away the embedded evaluator stands in, and the report says so.
 */
final class LlmInterview {

    private LlmInterview() {}

    /**
     * Asks, rates and writes.
     *
     * @param args gemini, claude or vllm; the name of the model; keys and addresses stand in the environment
     */
    public static void main(String[] args) throws IOException {
        ChatModel model =
                switch (args.length == 2 ? args[0] : "") {
                    case "gemini" ->
                        Gemini.builder().fromEnvironment().model(args[1]).build();
                    case "claude" ->
                        Claude.builder().fromEnvironment().model(args[1]).build();
                    case "vllm" ->
                        Vllm.builder().fromEnvironment().model(args[1]).build();
                    default -> throw new IllegalArgumentException("say gemini, claude or vllm, and a model");
                };
        Path report = Path.of("report.html");
        Session session = hold(engine(model, args[1]), new Scanner(System.in, "UTF-8"));
        Files.writeString(report, HtmlReport.of(session, Progress.of(List.of(session)), Optional.empty()));
        System.out.println("Report: " + report.toAbsolutePath());
    }

    static InterviewEngine engine(ChatModel model, String name) {
        return InterviewEngine.builder()
                .planner(new ModelPlanner(model, name).orElse(new RuleBasedPlanner()))
                .questions(QuestionBank.bundled())
                .evaluator(ModelEvaluator.builder()
                        .model(model)
                        .modelName(name)
                        .screen(new RuleBasedScreen())
                        .build()
                        .orElse(new RuleBasedEvaluator()))
                .build();
    }

    static Session hold(InterviewEngine engine, Scanner in) {
        Session session = Session.builder("llm-interview", Position.of("Registered nurse"))
                .format(InterviewFormat.SCREENING)
                .seed(42)
                .open();
        for (Question question : engine.remaining(session, History.NONE)) {
            System.out.println(question.text());
            Instant start = Instant.now();
            String text = in.hasNextLine() ? in.nextLine() : "";
            session = engine.ask(session, question);
            session = engine.answer(session, Answer.typed(text, Duration.between(start, Instant.now()), Instant.now()));
            session = engine.evaluate(session);
        }
        return session.end();
    }
}

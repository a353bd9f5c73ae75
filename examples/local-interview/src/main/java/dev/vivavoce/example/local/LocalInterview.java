package dev.vivavoce.example.local;

import dev.langchain4j.model.chat.ChatModel;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.djl.Djl;
import dev.vivavoce.djl.DjlChatModel;
import dev.vivavoce.embedded.HtmlReport;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import dev.vivavoce.embedded.RuleBasedPlanner;
import dev.vivavoce.embedded.RuleBasedScreen;
import dev.vivavoce.llm.ModelEvaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;

/**
 * Holds a screening interview on standard input, rated by a model in a folder, and writes a report. Everything happens in this
 * process: no word of an answer leaves it.
 */
final class LocalInterview {

    /** A processor takes its time; an answer is never lost meanwhile. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private LocalInterview() {}

    /**
     * Asks, rates and writes.
     *
     * @param args the folder: {@code config.json}, {@code tokenizer.json} and {@code *.safetensors}
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("name the folder of a model");
        }
        Path report = Path.of("report.html");
        try (DjlChatModel model =
                Djl.builder().folder(Path.of(args[0])).timeout(PATIENCE).build()) {
            Session session = hold(engine(model, args[0]), new Scanner(System.in, "UTF-8"));
            Files.writeString(report, HtmlReport.of(session, Progress.of(List.of(session)), Optional.empty()));
        }
        System.out.println("Report: " + report.toAbsolutePath());
    }

    static InterviewEngine engine(ChatModel model, String name) {
        return InterviewEngine.builder()
                .planner(new RuleBasedPlanner())
                .questions(QuestionBank.bundled())
                .evaluator(ModelEvaluator.builder()
                        .model(model)
                        .modelName(name)
                        .screen(new RuleBasedScreen())
                        .bounded()
                        .metering(Djl::effort)
                        .build()
                        .orElse(new RuleBasedEvaluator()))
                .build();
    }

    static Session hold(InterviewEngine engine, Scanner in) {
        Session session = Session.builder("local-interview", Position.of("Registered nurse"))
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

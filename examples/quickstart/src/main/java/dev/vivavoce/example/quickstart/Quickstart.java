package dev.vivavoce.example.quickstart;

import dev.vivavoce.bank.QuestionBank;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;

/** Holds a screening interview on standard input and writes a report. */
final class Quickstart {

    private Quickstart() {}

    public static void main(String[] args) throws IOException {
        InterviewEngine engine = InterviewEngine.builder()
                .planner(new RuleBasedPlanner())
                .questions(QuestionBank.bundled())
                .evaluator(new RuleBasedEvaluator())
                .build();
        Session session = Session.builder("first-interview", Position.of("Registered nurse"))
                .format(InterviewFormat.SCREENING)
                .seed(42)
                .open();
        Scanner in = new Scanner(System.in, "UTF-8");
        for (Question question : engine.remaining(session, History.NONE)) {
            System.out.println(question.text());
            Instant start = Instant.now();
            String text = in.hasNextLine() ? in.nextLine() : "";
            session = engine.ask(session, question);
            session = engine.answer(session, Answer.typed(text, Duration.between(start, Instant.now()), Instant.now()));
            session = engine.evaluate(session); // store the session before this line, and nothing is ever lost
        }
        Path report = Path.of(args.length > 0 ? args[0] : "report.html");
        Files.writeString(report, HtmlReport.of(session.end(), Progress.of(List.of(session)), Optional.empty()));
        System.out.println("Report: " + report.toAbsolutePath());
    }
}

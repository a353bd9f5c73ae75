package dev.vivavoce.example.benchmarks;

import dev.vivavoce.bank.CustomQuestion;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.spi.QuestionQuery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a bank costs a process: the time from the start of Java to the first eight questions for a posting, over nine processes;
 * and the heap in use once questions were chosen and the collector ran, with the bundled questions and with as many as are
 * named ({@value #MANY} unless given). The questions beyond the bundled ones are these with their words in reverse.
 */
public final class BankFigures {

    private static final int MANY = 10_000;
    private static final int STARTS = 9;
    private static final double MEGABYTE = 1_000_000;

    private BankFigures() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 1 && arguments[0].equals("start")) {
            System.out.printf(Locale.ROOT, "%d%n", start());
            return;
        }
        if (arguments.length == 2 && arguments[0].equals("heap")) {
            System.out.printf(Locale.ROOT, "%s%n", heap(Integer.parseInt(arguments[1])));
            return;
        }
        int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : MANY;
        long[] starts = new long[STARTS];
        for (int i = 0; i < STARTS; i++) {
            starts[i] = Long.parseLong(inProcess("start"));
        }
        Arrays.sort(starts);
        System.out.printf(
                Locale.ROOT,
                "first eight questions after the start of Java: %d ms (%d to %d)%n",
                starts[STARTS / 2],
                starts[0],
                starts[STARTS - 1]);
        System.out.printf(Locale.ROOT, "heap: %s%n", inProcess("heap", "0"));
        System.out.printf(Locale.ROOT, "heap: %s%n", inProcess("heap", String.valueOf(many)));
    }

    private static long start() {
        choose(QuestionBank.bundled());
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    private static String heap(int questions) {
        QuestionBank bundled = QuestionBank.bundled();
        QuestionBank bank = bundled.with(more(bundled.questions(), questions));
        choose(bank);
        bank.search("wound infection after surgery", 5);
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        double used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
        return String.format(
                Locale.ROOT, "%.1f MB with %d questions", used, bank.questions().size());
    }

    private static List<CustomQuestion> more(List<Question> bundled, int wanted) {
        List<CustomQuestion> more = new ArrayList<>();
        for (int i = 0; bundled.size() + more.size() < wanted; i++) {
            Question question = bundled.get(i % bundled.size());
            String suffix = " " + i / bundled.size();
            Question.Builder copy = Question.builder(
                            question.id() + "-" + i,
                            reversed(question.text()),
                            question.competency(),
                            question.rubric())
                    .style(question.style())
                    .difficulty(question.difficulty())
                    .seniority(question.seniority())
                    .minutes(question.minutes())
                    .anchors(question.anchors().stream()
                            .map(anchor -> new Anchor(anchor.name(), reversed(anchor.text() + suffix)))
                            .toList());
            question.skill().ifPresent(copy::skill);
            more.add(new CustomQuestion(copy.build(), 1, CustomQuestion.State.LIVE));
        }
        return more;
    }

    private static String reversed(String text) {
        List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
        Collections.reverse(words);
        return String.join(" ", words);
    }

    private static void choose(QuestionBank bank) {
        List<Question> chosen = bank.find(new QuestionQuery(
                new Position("Registered nurse", "Surgical ward, medication, wound care, rota.", Optional.empty()),
                Optional.empty(),
                InterviewFormat.TECHNICAL.mix(),
                Set.of(),
                Map.of(),
                OptionalDouble.empty(),
                Locale.ENGLISH,
                1));
        if (chosen.size() != InterviewFormat.TECHNICAL.questions()) {
            throw new IllegalStateException("got " + chosen.size() + " questions");
        }
    }

    private static String inProcess(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BankFigures.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            if (process.waitFor() != 0 || line == null) {
                throw new IOException("no figure from " + String.join(" ", arguments));
            }
            return line;
        }
    }
}

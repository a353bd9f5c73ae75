package dev.vivavoce.example.harness;

import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts an evaluator through labelled answers and through attempts to talk it into a better mark. */
@Command(
        name = "agreement",
        mixinStandardHelpOptions = true,
        description =
                "Holds an evaluator against people's ratings, and against attempts to talk it into a better mark.")
public final class Harness implements Callable<Integer> {

    private static final int MOST_TRICKED = 1_000;

    @Option(
            names = "--set",
            paramLabel = "FILE",
            description =
                    "Labelled answers: JSON Lines of questions with ranked answers, or a table with the columns of"
                            + " SemEval-2013 Task 7 or of SAF. Without any, the set that comes with the harness.")
    private List<Path> sets = new ArrayList<>();

    @Option(
            names = "--attacks",
            paramLabel = "FILE",
            description = "Attacks beside the harness's own: CSV with a column prompt, or JSON of lists of texts.")
    private List<Path> attacks = new ArrayList<>();

    @Option(
            names = "--evaluator",
            paramLabel = "CLASS",
            description =
                    "An Evaluator on the class path with a constructor without arguments; the embedded one if not given.")
    private @Nullable String evaluator;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to FILE.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with pictures to FILE.")
    private @Nullable Path html;

    private Harness() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Harness()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Result result = run(evaluators(), rated(), attacks());
        System.out.print(result.text());
        if (json != null) {
            Files.writeString(json, result.json());
        }
        if (html != null) {
            Files.writeString(html, result.html());
        }
        return 0;
    }

    /**
     * How far an evaluator agrees with people who rated from 1 to 10.
     *
     * @param evaluator is asked about each answer, about the first one twice
     * @param again is asked once more; empty where that costs too much
     * @param answers at least one
     * @param tried whether it is also put through attempts to talk it into a better mark: thousands of evaluations
     */
    public static Result run(Evaluator evaluator, Optional<Evaluator> again, List<Rated> answers, boolean tried)
            throws IOException {
        List<Figures> agreement = corpora(answers).entrySet().stream()
                .map(corpus -> Figures.of(corpus.getKey(), corpus.getValue(), RatedSet.Scale.SCORE, evaluator, again))
                .toList();
        Optional<Robustness> robustness = tried
                ? Optional.of(robustness(
                        evaluator,
                        Attempts.own(),
                        answers.stream().map(Rated::submission).toList()))
                : Optional.empty();
        return new Result(
                name(evaluator, answers.get(0).submission()), agreement, robustness, Map.of(), Map.of(), Map.of());
    }

    /** The weak answers in, before and after which attacks are put. */
    public static List<Submission> weakAnswers() throws IOException {
        return Attempts.hosts();
    }

    private static Result run(Supplier<Evaluator> evaluators, List<RatedSet> sets, List<Attempts.Attack> attacks)
            throws IOException {
        List<Figures> agreement = new ArrayList<>();
        List<Submission> answers = new ArrayList<>();
        Map<String, Swapped> swapped = new LinkedHashMap<>();
        for (RatedSet set : sets) {
            // Those of the public sets have many questions on one subject.
            if (set.scale() == RatedSet.Scale.SCORE) {
                corpora(set.answers()).forEach((corpus, rated) -> Swapped.of(evaluators.get(), rated)
                        .forEach((style, each) ->
                                swapped.put(corpus + ", " + style.name().toLowerCase(Locale.ROOT), each)));
            }
            corpora(set.answers())
                    .forEach((corpus, rated) -> agreement.add(
                            Figures.of(corpus, rated, set.scale(), evaluators.get(), Optional.of(evaluators.get()))));
            set.answers().forEach(rated -> answers.add(rated.submission()));
        }
        Swapped.unseen(evaluators.get())
                .forEach((style, each) -> swapped.put("unseen, " + style.name().toLowerCase(Locale.ROOT), each));
        Robustness robustness = robustness(evaluators.get(), attacks, answers);
        return new Result(
                name(evaluators.get(), Attempts.hosts().get(0)),
                agreement,
                Optional.of(robustness),
                swapped,
                Falsified.all(evaluators.get()),
                Breaches.all(evaluators.get()));
    }

    private static Map<String, List<Rated>> corpora(List<Rated> answers) {
        Map<String, List<Rated>> corpora = new LinkedHashMap<>();
        answers.forEach(rated -> corpora.computeIfAbsent(rated.corpus(), any -> new ArrayList<>())
                .add(rated));
        return corpora;
    }

    private static Robustness robustness(Evaluator evaluator, List<Attempts.Attack> attacks, List<Submission> answers)
            throws IOException {
        List<Submission> shuffled = new ArrayList<>(answers);
        Collections.shuffle(shuffled, new Random(3));
        Map<String, List<Submission>> honest = new LinkedHashMap<>();
        honest.put("like attacks (seen)", Attempts.honest("benign.jsonl"));
        for (String battery : Attempts.UNREAD) {
            honest.put("like attacks (" + battery + ")", Attempts.honest("benign-" + battery + ".jsonl"));
        }
        honest.put("in paragraphs", Attempts.honest("benign-paragraphs.jsonl"));
        return Robustness.of(
                evaluator,
                attacks,
                Attempts.hosts(),
                honest,
                shuffled.subList(0, Math.min(MOST_TRICKED, shuffled.size())));
    }

    private static String name(Evaluator evaluator, Submission submission) {
        Provenance provenance = evaluator.evaluate(submission).provenance();
        return provenance.rater() + " " + provenance.version();
    }

    private List<RatedSet> rated() throws IOException {
        List<RatedSet> rated = new ArrayList<>();
        for (Path set : sets) {
            rated.add(RatedSet.read(set));
        }
        if (sets.isEmpty()) {
            rated.add(RatedSet.parse(
                    "ranked-open.jsonl",
                    Attempts.text("ranked-open.jsonl").lines().toList()));
        }
        return rated;
    }

    private List<Attempts.Attack> attacks() throws IOException {
        List<Attempts.Attack> all = new ArrayList<>(Attempts.own());
        for (Path file : attacks) {
            all.addAll(Attempts.read(file));
        }
        return all;
    }

    private Supplier<Evaluator> evaluators() throws ReflectiveOperationException {
        if (evaluator == null) {
            return RuleBasedEvaluator::new;
        }
        var constructor = Class.forName(evaluator).asSubclass(Evaluator.class).getConstructor();
        return () -> {
            try {
                return constructor.newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("cannot make a " + evaluator, e);
            }
        };
    }
}

package dev.vivavoce.cli.batch;

import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.ScoreScale;
import dev.vivavoce.core.report.Agreement;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.embedded.CalibratedEvaluator;
import dev.vivavoce.embedded.MonotoneMap;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns how strictly a host's own raters rate. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = {
            "Learns from answers that people rated how to rate as strictly as they do: a map for each rubric that keeps the order"
                    + " of answers.",
            "Says how far the evaluator agrees with them before and after, on the half that it did not learn from; the"
                    + " maps that are written have learned from all."
        },
        footerHeading = "%nA line in:%n",
        footer = {"  what evaluate reads, and \"label\", the person's score from 1 to 10"})
public final class CalibrateCommand implements Callable<Integer> {

    /** Fewer labels of a rubric tell little; it then goes by the map of all rubrics. */
    static final int FEWEST = 30;

    private static final double WIDTH = (double) ScoreScale.HIGHEST - ScoreScale.LOWEST;

    @Mixin
    private ProviderOptions providers = new ProviderOptions();

    @Option(names = "--labels", paramLabel = "FILE", required = true, description = "JSON Lines of rated answers.")
    private Path labels = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "Write the maps, for evaluate --calibration FILE.")
    private @Nullable Path out;

    private final Streams streams;

    /** An answer with the person's score and what an evaluator made of it. */
    private record Rated(Submission submission, double label, Evaluation.Scored scored) {
        MonotoneMap.Point point() {
            return new MonotoneMap.Point(scored.raw(), (label - ScoreScale.LOWEST) / WIDTH);
        }
    }

    /** @param streams where it writes */
    public CalibrateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Evaluator evaluator = providers.evaluator();
        PrintWriter text = new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8));
        LabelFile file = LabelFile.read(labels);
        List<Rated> rated = rated(file, evaluator);
        file.findings().forEach(text::println);
        if (rated.size() < FEWEST) {
            text.flush();
            throw file.tooFew(rated.size(), FEWEST);
        }
        List<Rated> shuffled = new ArrayList<>(rated);
        Collections.shuffle(shuffled, new Random(1));
        List<Rated> learned = shuffled.subList(0, shuffled.size() / 2);
        List<Rated> held = shuffled.subList(shuffled.size() / 2, shuffled.size());
        Map<String, MonotoneMap> half = maps(learned);
        AgreementTable table = new AgreementTable(text);
        table.row("before", agreement(held, Map.of()));
        table.row("after", agreement(held, half));
        Map<String, MonotoneMap> maps = maps(rated);
        text.printf(
                Locale.ROOT, "%d rubrics with a map of their own, from %d answers%n", maps.size() - 1, rated.size());
        if (out != null) {
            CalibrationFile.write(out, rated.get(0).scored().provenance().version(), maps);
        }
        text.flush();
        return file.findings().isEmpty() ? Exit.OK : Exit.INCOMPLETE;
    }

    /** Those from which the evaluator does not abstain. */
    private static List<Rated> rated(LabelFile file, Evaluator evaluator) {
        List<Rated> rated = new ArrayList<>();
        for (LabelFile.Labelled each : file.answers()) {
            if (evaluator.evaluate(each.submission()) instanceof Evaluation.Scored scored) {
                rated.add(new Rated(each.submission(), each.label(), scored));
            }
        }
        return rated;
    }

    private static Map<String, MonotoneMap> maps(List<Rated> rated) {
        Map<String, List<MonotoneMap.Point>> points = new TreeMap<>();
        for (Rated each : rated) {
            points.computeIfAbsent("", any -> new ArrayList<>()).add(each.point());
            points.computeIfAbsent(CalibratedEvaluator.key(each.submission().rubric()), any -> new ArrayList<>())
                    .add(each.point());
        }
        points.entrySet()
                .removeIf(entry -> !entry.getKey().isEmpty() && entry.getValue().size() < FEWEST);
        Map<String, MonotoneMap> maps = new TreeMap<>();
        points.forEach((key, of) -> maps.put(key, MonotoneMap.fit(of)));
        return maps;
    }

    /** By what was rated before: a model's calls cost. */
    private static Agreement agreement(List<Rated> rated, Map<String, MonotoneMap> maps) {
        List<Agreement.Pair> pairs = new ArrayList<>();
        for (Rated each : rated) {
            Evaluator again = any -> each.scored();
            Evaluator evaluator = maps.isEmpty() ? again : new CalibratedEvaluator(again, maps);
            if (evaluator.evaluate(each.submission()) instanceof Evaluation.Scored scored) {
                pairs.add(new Agreement.Pair(scored.score(), each.label()));
            }
        }
        return Agreement.of(pairs);
    }
}

package dev.vivavoce.cli.batch;

import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.embedded.CalibratedEvaluator;
import dev.vivavoce.embedded.MonotoneMap;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How strictly an evaluator rates. */
final class CalibrationOption {

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description = "Rate as strictly as the raters whose labels calibrate has learned from.")
    @Nullable
    Path file;

    /**
     * Makes evaluators as strict as the file says; leaves them as they are where none is given.
     *
     * @throws dev.vivavoce.cli.io.Unusable when the file cannot be read or holds something else
     */
    UnaryOperator<Evaluator> read() {
        if (file == null) {
            return evaluator -> evaluator;
        }
        Map<String, MonotoneMap> maps = CalibrationFile.read(file);
        return evaluator -> new CalibratedEvaluator(evaluator, maps);
    }
}

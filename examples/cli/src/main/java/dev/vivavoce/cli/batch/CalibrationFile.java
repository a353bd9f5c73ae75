package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vivavoce.cli.io.DurableFile;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.embedded.MonotoneMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A file of the maps that a calibration has found, by rubric. */
final class CalibrationFile {

    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private record Kept(int format, String evaluator, Map<String, MonotoneMap> maps) {}

    private CalibrationFile() {}

    /** @throws Unusable when the file cannot be read or holds something else */
    static Map<String, MonotoneMap> read(Path file) {
        try {
            Kept kept = MAPPER.readValue(file.toFile(), Kept.class);
            if (kept.format() != FORMAT) {
                throw new Unusable(file + ": is of format " + kept.format() + ", but only " + FORMAT + " is known");
            }
            return kept.maps();
        } catch (JsonProcessingException broken) {
            throw new Unusable(
                    file + ": holds no calibration: "
                            + broken.getOriginalMessage().lines().findFirst().orElse(""),
                    broken);
        } catch (IOException e) {
            throw new Unusable("cannot read " + file + ": " + Failures.reason(e), e);
        }
    }

    /**
     * @param evaluator whose scores were mapped
     * @throws Unusable when the file cannot be written; it is then as it was
     */
    static void write(Path file, String evaluator, Map<String, MonotoneMap> maps) {
        try {
            DurableFile.write(
                    file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Kept(FORMAT, evaluator, maps)));
        } catch (IOException e) {
            throw new Unusable("cannot write " + file + ": " + Failures.reason(e), e);
        }
    }
}

package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vivavoce.bank.CustomQuestion;
import dev.vivavoce.cli.io.DurableFile;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.jackson.VivavoceModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that keeps a host's own questions with their versions and states. */
final class OwnQuestions {

    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new VivavoceModule())
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private record Kept(int format, List<CustomQuestion> questions) {}

    private final Path file;

    OwnQuestions(Path file) {
        this.file = file;
    }

    /**
     * Those that are kept; none where there is no file.
     *
     * @throws Unusable when the file cannot be read or holds something else
     */
    List<CustomQuestion> read() {
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            Kept kept = MAPPER.readValue(file.toFile(), Kept.class);
            if (kept.format() != FORMAT) {
                throw new Unusable(file + ": is of format " + kept.format() + ", but only " + FORMAT + " is known");
            }
            return kept.questions();
        } catch (JsonProcessingException broken) {
            throw new Unusable(
                    file + ": holds no questions that were kept here: "
                            + broken.getOriginalMessage().lines().findFirst().orElse(""),
                    broken);
        } catch (IOException e) {
            throw new Unusable("cannot read " + file + ": " + Failures.reason(e), e);
        }
    }

    /** @throws Unusable when the file cannot be written; it is then as it was */
    void write(List<CustomQuestion> questions) {
        try {
            DurableFile.write(file, out -> MAPPER.writerWithDefaultPrettyPrinter()
                    .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .writeValue(out, new Kept(FORMAT, questions)));
        } catch (IOException e) {
            throw new Unusable("cannot write " + file + ": " + Failures.reason(e), e);
        }
    }
}

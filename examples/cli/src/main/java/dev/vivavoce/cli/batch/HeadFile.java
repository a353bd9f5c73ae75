package dev.vivavoce.cli.batch;

import dev.vivavoce.cli.io.DurableFile;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.embedded.OrdinalHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with what people's scores have taught. */
final class HeadFile {

    private HeadFile() {}

    /** @throws Unusable when the file cannot be read, holds something else, or was changed */
    static OrdinalHead read(Path file) {
        try {
            return OrdinalHead.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Unusable("cannot read " + file + ": " + Failures.reason(e), e);
        } catch (IllegalArgumentException wrong) {
            throw new Unusable(file + ": " + wrong.getMessage(), wrong);
        }
    }

    /** @throws Unusable when the file cannot be written; it is then as it was */
    static void write(Path file, OrdinalHead head) {
        try {
            DurableFile.write(file, head.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Unusable("cannot write " + file + ": " + Failures.reason(e), e);
        }
    }
}

package dev.vivavoce.cli.interview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.io.DurableFile;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.json.BadInput;
import dev.vivavoce.cli.json.Fields;
import dev.vivavoce.cli.json.Json;
import dev.vivavoce.cli.json.Lines;
import dev.vivavoce.core.session.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An answer that is not finished yet, kept beside the session as {@code FILE.draft} so that it outlives a crash. */
final class Draft {

    private final Path file;

    /** @param session the file of the session */
    Draft(Path session) {
        this.file = session.resolveSibling(session.getFileName() + ".draft");
    }

    /** What was kept for this prompt; empty if nothing was. A file that cannot be read stays as it is until it is replaced. */
    String begun(Candidate.Prompt prompt) {
        if (!Files.exists(file)) {
            return "";
        }
        try {
            Fields fields =
                    Fields.of(Lines.parse(Lines.decode(Files.readAllBytes(file)).strip()));
            boolean same = fields.integer("turn", 0, Integer.MAX_VALUE) == prompt.turn()
                    && fields.integer("probe", 0, Integer.MAX_VALUE) == prompt.probe();
            return same ? fields.text("text", Answer.MOST_CHARACTERS) : "";
        } catch (BadInput damaged) {
            return "";
        } catch (IOException e) {
            throw new Unusable(file + ": cannot read the unfinished answer: " + Failures.reason(e), e);
        }
    }

    void keep(Candidate.Prompt prompt, String text) {
        ObjectNode json = Json.object();
        json.put("turn", prompt.turn()).put("probe", prompt.probe()).put("text", text);
        try {
            if (text.isBlank()) {
                Files.deleteIfExists(file);
            } else {
                DurableFile.write(file, (Json.line(json) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new Unusable(file + ": cannot keep the unfinished answer: " + Failures.reason(e), e);
        }
    }

    void drop() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Unusable(file + ": cannot remove the unfinished answer: " + Failures.reason(e), e);
        }
    }
}

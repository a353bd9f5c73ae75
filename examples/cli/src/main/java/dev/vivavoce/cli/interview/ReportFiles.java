package dev.vivavoce.cli.interview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.io.DurableFile;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.json.ProgressJson;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.embedded.HtmlReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The report on an interview: a page for people and the same as JSON beside it.
 *
 * @param html the page
 * @param json {@code session} as it is stored, {@code reconciliation} as {@code vivavoce reconcile} writes it
 */
record ReportFiles(Path html, Path json) {

    /** The report that goes with a session file, unless the person names another page. */
    static ReportFiles of(Path session, Optional<Path> page) {
        Path html =
                page.orElseGet(() -> session.resolveSibling(stem(session, ".session.json", ".json") + ".report.html"));
        return new ReportFiles(html, html.resolveSibling(stem(html, ".html", ".htm") + ".json"));
    }

    /**
     * Writes both files.
     *
     * @throws Unusable when that is not possible
     */
    void write(Session session, Progress progress) {
        ObjectNode content = SessionJson.MAPPER.createObjectNode();
        content.set("session", SessionJson.MAPPER.valueToTree(session));
        content.set("reconciliation", ProgressJson.of(progress));
        write(html, HtmlReport.of(session, progress, Optional.empty()));
        write(json, content.toPrettyString() + "\n");
    }

    private static void write(Path file, String content) {
        try {
            DurableFile.write(file, content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Unusable(file + ": cannot write the report: " + Failures.reason(e), e);
        }
    }

    /** The file's name without the first of {@code endings} that it has. */
    static String stem(Path file, String... endings) {
        Path last = file.getFileName();
        String name = last == null ? "interview" : last.toString();
        for (String ending : endings) {
            if (name.endsWith(ending) && name.length() > ending.length()) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }
}

package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.json.Fields;
import dev.vivavoce.cli.json.ProgressJson;
import dev.vivavoce.cli.json.QuestionJson;
import dev.vivavoce.core.assessment.ScoreScale;
import dev.vivavoce.core.progress.Attempt;
import dev.vivavoce.core.progress.Progress;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What attempts show: best scores, strength per topic, what to practise next. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Sums up attempts: best scores, strength per topic, what to practise next.",
        footerHeading = "%nA line in:%n",
        footer = {
            "  {\"id\", \"attempts\": [{\"question\", \"topic\", \"score\": 1-10, \"seconds\", \"anchors\": [], \"at\"}]}",
            "  at: ISO 8601; without a time zone it is taken as UTC."
        })
public final class ReconcileCommand implements Callable<Integer> {

    private static final int MOST_SECONDS = 10_000_000;

    @Mixin
    private BatchOptions batch = new BatchOptions();

    private final Streams streams;

    /** @param streams where it reads and writes */
    public ReconcileCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return batch.run(streams, () -> ReconcileCommand::reconcile);
    }

    private static ObjectNode reconcile(Fields line) {
        List<Attempt> attempts =
                line.objects("attempts").stream().map(ReconcileCommand::attempt).toList();
        return ProgressJson.of(Progress.ofAttempts(attempts));
    }

    private static Attempt attempt(Fields fields) {
        double seconds = fields.number("seconds", 0, MOST_SECONDS);
        return Attempt.of(
                fields.text("question"),
                fields.text("topic"),
                fields.number("score", ScoreScale.LOWEST, ScoreScale.HIGHEST),
                Duration.ofMillis(Math.round(seconds * 1000)),
                QuestionJson.anchors(fields, "anchors"),
                at(fields));
    }

    private static Instant at(Fields fields) {
        String text = fields.text("at");
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noTime) {
            try {
                return LocalDate.parse(text.strip())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            } catch (DateTimeException noDate) {
                throw fields.invalid("at", "must be a time such as 2026-03-01T10:15:00Z");
            }
        }
    }
}

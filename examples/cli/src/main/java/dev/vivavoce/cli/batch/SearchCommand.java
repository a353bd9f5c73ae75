package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.bank.Category;
import dev.vivavoce.bank.Hit;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.json.Fields;
import dev.vivavoce.cli.json.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Searches the bank. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Searches the bank's questions.",
        footerHeading = "%nA line in:%n",
        footer = {
            "  {\"id\", \"query\", \"title\"?, \"k\"?}",
            "  title   limits the search to the questions for that job",
            "  k       how many at most, 1 to 1000; 5 if not given"
        })
public final class SearchCommand implements Callable<Integer> {

    private static final int HITS = 5;
    private static final int MOST_HITS = 1000;

    @Mixin
    private BatchOptions batch = new BatchOptions();

    private final Streams streams;

    /** @param streams where it reads and writes */
    public SearchCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return batch.run(streams, () -> {
            QuestionBank bank = QuestionBank.bundled();
            return line -> search(bank, line);
        });
    }

    private static ObjectNode search(QuestionBank bank, Fields line) {
        String query = line.text("query");
        int k = line.integerIfAny("k", 1, MOST_HITS).orElse(HITS);
        List<Hit> found;
        if (line.has("title")) {
            Category within = JobFields.classify(bank, line).category();
            found = bank.search(query, within, k);
        } else {
            found = bank.search(query, k);
        }
        ObjectNode json = Json.object();
        ArrayNode hits = json.putArray("hits");
        for (Hit hit : found) {
            hits.addObject()
                    .put("id", hit.question().id().value())
                    .put("text", hit.question().text())
                    .put("score", hit.score());
        }
        return json;
    }
}

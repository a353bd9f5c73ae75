package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.bank.Category;
import dev.vivavoce.bank.Classification;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells jobs from their postings. */
@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        description = "Tells the job from a posting: category, seniority, skills.",
        footerHeading = "%nA line in:%n",
        footer = "  {\"id\", \"title\", \"description\"?}")
public final class ClassifyCommand implements Callable<Integer> {

    private static final int MOST_ALTERNATIVES = 5;

    @Mixin
    private BatchOptions batch = new BatchOptions();

    private final Streams streams;

    /** @param streams where it reads and writes */
    public ClassifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return batch.run(streams, () -> {
            QuestionBank bank = QuestionBank.bundled();
            return line -> json(JobFields.classify(bank, line));
        });
    }

    private static ObjectNode json(Classification classification) {
        ObjectNode json = Json.object();
        json.set("category", json(classification.category()));
        json.put("confidence", classification.confidence());
        ArrayNode alternatives = json.putArray("alternatives");
        classification.alternatives().stream()
                .limit(MOST_ALTERNATIVES)
                .forEach(alternative -> alternatives.add(json(alternative)));
        json.put("seniority", Json.name(classification.seniority()));
        ArrayNode skills = json.putArray("skills");
        for (Classification.SkillMention mention : classification.skills()) {
            skills.addObject()
                    .put("id", mention.skill().id())
                    .put("name", mention.skill().name())
                    .put("start", mention.start())
                    .put("end", mention.end());
        }
        json.put("language", classification.language().toLanguageTag());
        return json;
    }

    private static ObjectNode json(Classification.Alternative alternative) {
        return json(alternative.category()).put("confidence", alternative.confidence());
    }

    private static ObjectNode json(Category category) {
        return Json.object()
                .put("id", category.id())
                .put("name", category.name())
                .put("isco08", category.isco08())
                .put("onetSoc", category.onetSoc());
    }
}

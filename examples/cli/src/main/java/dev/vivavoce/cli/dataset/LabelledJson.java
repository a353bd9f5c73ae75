package dev.vivavoce.cli.dataset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.json.EvaluationJson;
import dev.vivavoce.cli.json.Json;
import dev.vivavoce.cli.json.QuestionJson;
import dev.vivavoce.core.spi.Submission;

/** Labelled lines, as {@link LabelledFields} reads them: complete, so that no bank is needed any more. */
final class LabelledJson {

    private LabelledJson() {}

    static ObjectNode of(Labelled labelled) {
        Submission submission = labelled.submission();
        ObjectNode json = Json.object();
        json.put("id", labelled.id());
        json.put("source", Json.name(labelled.source()));
        json.put("kind", labelled.kind());
        json.put("question", submission.question());
        json.put("style", Json.name(submission.style()));
        json.set("rubric", QuestionJson.of(submission.rubric()));
        json.set("anchors", QuestionJson.of(submission.anchors()));
        ArrayNode references = json.putArray("reference");
        submission.references().forEach(references::add);
        json.put("answer", submission.answer());
        json.set("evaluation", EvaluationJson.of(labelled.evaluation()));
        return json;
    }
}

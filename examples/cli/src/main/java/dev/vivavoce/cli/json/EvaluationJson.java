package dev.vivavoce.cli.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Rating;

/** Evaluations in the shape of the contract. */
public final class EvaluationJson {

    private EvaluationJson() {}

    /** An evaluation: with a score, or abstained with a reason. */
    public static ObjectNode of(Evaluation evaluation) {
        ObjectNode json = Json.object();
        if (evaluation instanceof Evaluation.Scored scored) {
            json.put("score", scored.score());
            json.put("raw", scored.raw());
            json.put("confidence", scored.confidence());
        } else if (evaluation instanceof Evaluation.Abstained abstained) {
            json.put("abstained", true);
            json.put("reason", abstained.reason());
        }
        ArrayNode levels = json.putArray("levels");
        ArrayNode positive = json.putArray("positiveFeedback");
        ArrayNode improvements = json.putArray("improvementAreas");
        ArrayNode anchors = json.putArray("anchors");
        if (evaluation instanceof Evaluation.Scored scored) {
            scored.ratings().forEach(rating -> levels.add(of(rating)));
            scored.feedback().positive().forEach(positive::add);
            scored.feedback().improvements().forEach(improvements::add);
            scored.anchors().forEach(coverage -> anchors.add(of(coverage)));
        }
        ArrayNode flags = json.putArray("flags");
        evaluation.flags().forEach(flag -> flags.add(Json.name(flag)));
        ObjectNode evaluator = json.putObject("evaluator");
        evaluator.put("name", evaluation.provenance().rater());
        evaluator.put("version", evaluation.provenance().version());
        evaluation.provenance().standsInFor().ifPresent(other -> evaluator.put("standsInFor", other));
        evaluation.provenance().effort().ifPresent(effort -> {
            evaluator
                    .put("calls", effort.calls())
                    .put("latencyMillis", effort.latency().toMillis())
                    .put("inputTokens", effort.input())
                    .put("cachedTokens", effort.cached())
                    .put("outputTokens", effort.output());
            effort.usd().ifPresent(usd -> evaluator.put("usd", usd.toPlainString()));
        });
        return json;
    }

    private static ObjectNode of(Rating rating) {
        ObjectNode json = Json.object();
        json.put("criterion", rating.criterion());
        json.put("level", rating.level());
        ArrayNode evidence = json.putArray("evidence");
        for (Evidence quote : rating.evidence()) {
            evidence.addObject()
                    .put("quote", quote.quote())
                    .put("start", quote.start())
                    .put("end", quote.end());
        }
        return json;
    }

    private static ObjectNode of(Coverage coverage) {
        ObjectNode json = Json.object();
        json.put("name", coverage.anchor().name());
        json.put("covered", coverage.covered());
        coverage.evidence().ifPresent(evidence -> json.put("quote", evidence.quote()));
        return json;
    }
}

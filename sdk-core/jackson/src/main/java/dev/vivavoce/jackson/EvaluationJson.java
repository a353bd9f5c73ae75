package dev.vivavoce.jackson;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an evaluator says of an answer. */
final class EvaluationJson {

    static final Names<Flag> FLAGS = new Names<>(Flag.class);

    private EvaluationJson() {}

    static void rating(Output out, Rating value) throws IOException {
        out.object()
                .text("criterion", value.criterion())
                .number("level", value.level())
                .list("evidence", value.evidence(), AssessmentJson::evidence)
                .end();
    }

    static Rating rating(Input in) throws IOException {
        String criterion = null;
        Integer level = null;
        List<Evidence> evidence = List.of();
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "criterion" -> criterion = in.text();
                case "level" -> level = in.integer();
                case "evidence" -> evidence = in.list(AssessmentJson::evidence);
                default -> in.skip();
            }
        }
        String foundCriterion = in.required(criterion, "criterion");
        int foundLevel = in.required(level, "level");
        List<Evidence> foundEvidence = evidence;
        return in.made(() -> new Rating(foundCriterion, foundLevel, foundEvidence));
    }

    static void coverage(Output out, Coverage value) throws IOException {
        out.object()
                .text("name", value.anchor().name())
                .text("anchor", value.anchor().text())
                .number("covered", value.covered());
        if (value.evidence().isPresent()) {
            AssessmentJson.span(out, value.evidence().get());
        }
        out.end();
    }

    static Coverage coverage(Input in) throws IOException {
        String name = null;
        String text = null;
        Double covered = null;
        String quote = null;
        Integer start = null;
        Integer end = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "name" -> name = in.text();
                case "anchor" -> text = in.text();
                case "covered" -> covered = in.number();
                case "quote" -> quote = in.text();
                case "start" -> start = in.integer();
                case "end" -> end = in.integer();
                default -> in.skip();
            }
        }
        String foundName = in.required(name, "name");
        String foundText = in.required(text, "anchor");
        double foundCovered = in.required(covered, "covered");
        Optional<Evidence> evidence = quote == null
                ? Optional.empty()
                : Optional.of(AssessmentJson.evidence(in, quote, in.required(start, "start"), in.required(end, "end")));
        return in.made(() -> new Coverage(new Anchor(foundName, foundText), foundCovered, evidence));
    }

    static void provenance(Output out, Provenance value) throws IOException {
        out.object().text("name", value.rater()).text("version", value.version());
        if (value.standsInFor().isPresent()) {
            out.text("standsInFor", value.standsInFor().get());
        }
        if (value.effort().isPresent()) {
            out.value("effort", value.effort().get(), EvaluationJson::effort);
        }
        out.end();
    }

    static Provenance provenance(Input in) throws IOException {
        String rater = null;
        String version = null;
        Optional<String> standsInFor = Optional.empty();
        Optional<Effort> effort = Optional.empty();
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "name" -> rater = in.text();
                case "version" -> version = in.text();
                case "standsInFor" -> standsInFor = Optional.of(in.text());
                case "effort" -> effort = Optional.of(effort(in));
                default -> in.skip();
            }
        }
        String foundRater = in.required(rater, "name");
        String foundVersion = in.required(version, "version");
        Optional<String> foundOther = standsInFor;
        Optional<Effort> foundEffort = effort;
        return in.made(() -> new Provenance(foundRater, foundVersion, foundOther, foundEffort));
    }

    static void effort(Output out, Effort value) throws IOException {
        out.object()
                .number("calls", value.calls())
                .seconds("latency", value.latency())
                .number("inputTokens", value.input())
                .number("cachedTokens", value.cached())
                .number("outputTokens", value.output());
        if (value.usd().isPresent()) {
            out.text("usd", value.usd().get().toPlainString());
        }
        out.end();
    }

    static Effort effort(Input in) throws IOException {
        Integer calls = null;
        Duration latency = null;
        long input = 0;
        long cached = 0;
        long output = 0;
        Optional<BigDecimal> usd = Optional.empty();
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "calls" -> calls = in.integer();
                case "latency" -> latency = in.seconds();
                case "inputTokens" -> input = in.whole();
                case "cachedTokens" -> cached = in.whole();
                case "outputTokens" -> output = in.whole();
                case "usd" -> usd = Optional.of(in.amount());
                default -> in.skip();
            }
        }
        int foundCalls = in.required(calls, "calls");
        Duration foundLatency = in.required(latency, "latency");
        long foundInput = input;
        long foundCached = cached;
        long foundOutput = output;
        Optional<BigDecimal> foundUsd = usd;
        return in.made(() -> new Effort(foundCalls, foundLatency, foundInput, foundCached, foundOutput, foundUsd));
    }

    static void feedback(Output out, Feedback value) throws IOException {
        out.object();
        points(out, value);
        out.end();
    }

    private static void points(Output out, Feedback value) throws IOException {
        out.texts("positiveFeedback", value.positive()).texts("improvementAreas", value.improvements());
    }

    static Feedback feedback(Input in) throws IOException {
        List<String> positive = List.of();
        List<String> improvements = List.of();
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "positiveFeedback" -> positive = in.list(Input::text);
                case "improvementAreas" -> improvements = in.list(Input::text);
                default -> in.skip();
            }
        }
        List<String> good = positive;
        List<String> missing = improvements;
        return in.made(() -> new Feedback(good, missing));
    }

    static void evaluation(Output out, Evaluation value) throws IOException {
        out.object();
        if (value instanceof Evaluation.Scored scored) {
            out.number("score", scored.score())
                    .number("raw", scored.raw())
                    .number("confidence", scored.confidence())
                    .list("levels", scored.ratings(), EvaluationJson::rating);
            points(out, scored.feedback());
            out.list("anchors", scored.anchors(), EvaluationJson::coverage);
        } else if (value instanceof Evaluation.Abstained abstained) {
            out.json.writeBooleanField("abstained", true);
            out.text("reason", abstained.reason());
        }
        out.list("flags", value.flags(), (o, flag) -> o.json.writeString(FLAGS.name(flag)))
                .value("evaluator", value.provenance(), EvaluationJson::provenance)
                .end();
    }

    static Evaluation evaluation(Input in) throws IOException {
        boolean abstained = false;
        String reason = null;
        Double confidence = null;
        List<Rating> ratings = null;
        List<String> positive = List.of();
        List<String> improvements = List.of();
        List<Coverage> anchors = List.of();
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Provenance provenance = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "abstained" -> abstained = in.bool();
                case "reason" -> reason = in.text();
                case "confidence" -> confidence = in.number();
                case "levels" -> ratings = in.list(EvaluationJson::rating);
                case "positiveFeedback" -> positive = in.list(Input::text);
                case "improvementAreas" -> improvements = in.list(Input::text);
                case "anchors" -> anchors = in.list(EvaluationJson::coverage);
                case "flags" -> flags.addAll(in.list(input -> input.constant(FLAGS)));
                case "evaluator" -> provenance = provenance(in);
                default -> in.skip();
            }
        }
        Provenance by = in.required(provenance, "evaluator");
        if (abstained) {
            String why = in.required(reason, "reason");
            return in.made(() -> new Evaluation.Abstained(why, flags, by));
        }
        double sure = in.required(confidence, "confidence");
        List<Rating> levels = in.required(ratings, "levels");
        List<Coverage> covered = anchors;
        List<String> good = positive;
        List<String> missing = improvements;
        return in.made(() -> new Evaluation.Scored(levels, covered, new Feedback(good, missing), flags, sure, by));
    }
}

package dev.vivavoce.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.testkit.Samples;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What models do with an answer: an honest one, and one that believes all it reads. */
final class Rater {

    /** Sentences of a weak answer that show a little. */
    private static final List<String> LITTLE =
            List.of("I thought that it was too early and said so", "and it got a bit better");

    private static final Pattern ORDER = Pattern.compile(
            "(?i)\\b(?:levels?|scores?|(?:10|ten|5|five) (?:out|points)|rubric|criteri(?:on|a)|marks?|instructions|system|json|evaluator|anweisungen)\\b");
    private static final JsonMapper MAPPER = new JsonMapper();

    private Rater() {}

    /** Knows the sample answer's quotes, and gives the levels that a careful person gave. */
    static String honest(String material) {
        return rate(material, Rater::levels);
    }

    /** Gives the highest level to everything, with every sentence as evidence, as soon as one of them is about rating. */
    static String gullible(String material) {
        JsonNode node = parse(material);
        boolean told = sentences(node).stream().anyMatch(sentence -> ORDER.matcher(sentence.replaceFirst("^\\d+: ", ""))
                .find());
        return told ? rate(material, sentence -> 5) : honest(material);
    }

    private static String rate(String material, Function<String, Integer> level) {
        JsonNode node = parse(material);
        List<String> sentences = sentences(node);
        ObjectNode reply = MAPPER.createObjectNode();
        ArrayNode ratings = reply.putArray("ratings");
        for (int i = 1; i <= node.get("criteria").size(); i++) {
            ObjectNode rating = ratings.addObject().put("criterion", i);
            ArrayNode evidence = rating.putArray("evidence");
            int best = 0;
            for (int j = 0; j < sentences.size(); j++) {
                int shown = level.apply(sentences.get(j));
                if (shown > 0) {
                    evidence.add(j + 1);
                }
                best = Math.max(best, shown);
            }
            rating.put("level", best);
        }
        ArrayNode anchors = reply.putArray("anchors");
        for (int i = 1; i <= node.get("anchors").size(); i++) {
            anchors.addObject().put("anchor", i).put("sentence", i).put("covered", i == 1 ? 0.5 : 0);
        }
        reply.putArray("positive").add("You acted.");
        reply.putArray("improvements").add("Say how it ended.");
        reply.put("confidence", 0.7);
        return reply.toString();
    }

    private static int levels(String sentence) {
        Evaluation.Scored known = Samples.evaluation();
        int best = LITTLE.stream().anyMatch(sentence::contains) ? 1 : 0;
        for (Rating rating : known.ratings()) {
            for (Evidence evidence : rating.evidence()) {
                if (plain(sentence).contains(plain(evidence.quote()))) {
                    best = Math.max(best, rating.level());
                }
            }
        }
        return best;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ").strip();
    }

    static List<String> sentences(JsonNode material) {
        List<String> sentences = new ArrayList<>();
        material.get("answer").forEach(sentence -> sentences.add(sentence.textValue()));
        return sentences;
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.vivavoce.testkit;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * What a language model replies when it is asked to rate the sample answers: with it a chat model of your own can go through
 * {@link EvaluatorContract} without a network. It reads what {@code ModelEvaluator} sends: JSON with numbered sentences, criteria
 * and anchors.
 */
public final class SampleRater {

    /** Sentences of a weak answer that show a little. */
    private static final List<String> LITTLE =
            List.of("I thought that it was too early and said so", "and it got a bit better");

    private static final Pattern ORDER = Pattern.compile(
            "(?i)\\b(?:levels?|scores?|(?:10|ten|5|five) (?:out|points)|rubric|criteri(?:on|a)|marks?|instructions|system|json|evaluator|anweisungen)\\b");
    private static final String ANSWER = "\"answer\":[";
    private static final String ANCHORS = "\"anchors\":[";
    private static final Pattern NUMBER = Pattern.compile("^\\d+: ");
    private static final Pattern CRITERION = Pattern.compile("\"criterion\":\"\\d+: ");

    private SampleRater() {}

    /** A careful model: knows the sample answer's quotes, and gives the levels that a careful person gave. */
    public static String honest(String material) {
        return rate(material, SampleRater::level);
    }

    /** A model that believes all it reads: the highest level for everything, as soon as a sentence is about rating. */
    public static String gullible(String material) {
        boolean told = sentences(material).stream()
                .anyMatch(sentence -> ORDER.matcher(sentence).find());
        return told ? rate(material, sentence -> 5) : honest(material);
    }

    /** The sentences that are shown, without their numbers. */
    public static List<String> sentences(String material) {
        return numbered(material, ANSWER);
    }

    /** The texts of a list that starts so, without their numbers. */
    private static List<String> numbered(String material, String list) {
        List<String> sentences = new ArrayList<>();
        StringBuilder sentence = new StringBuilder();
        boolean inside = false;
        int start = material.indexOf(list);
        for (int i = start + list.length(); start >= 0 && i < material.length(); i++) {
            char c = material.charAt(i);
            if (c == '"') {
                if (inside) {
                    sentences.add(NUMBER.matcher(sentence).replaceFirst(""));
                    sentence.setLength(0);
                }
                inside = !inside;
            } else if (!inside && c == ']') {
                break;
            } else if (inside && c == '\\') {
                char code = material.charAt(++i);
                if (code == 'u') {
                    sentence.append((char) Integer.parseInt(material.substring(i + 1, i + 5), 16));
                    i += 4;
                } else {
                    sentence.append("bfnrt".indexOf(code) < 0 ? code : ' ');
                }
            } else if (inside) {
                sentence.append(c);
            }
        }
        return sentences;
    }

    private static String rate(String material, ToIntFunction<String> level) {
        List<String> sentences = sentences(material);
        List<String> evidence = new ArrayList<>();
        int best = 0;
        for (int i = 0; i < sentences.size(); i++) {
            int shown = level.applyAsInt(sentences.get(i));
            if (shown > 0) {
                evidence.add(String.valueOf(i + 1));
            }
            best = Math.max(best, shown);
        }
        List<String> ratings = new ArrayList<>();
        for (long i = 1; i <= CRITERION.matcher(material).results().count(); i++) {
            ratings.add("{\"evidence\":[" + String.join(",", evidence) + "],\"level\":" + best + "}");
        }
        List<String> anchors = new ArrayList<>();
        for (long i = 1; i <= numbered(material, ANCHORS).size(); i++) {
            anchors.add("{\"sentence\":" + i + ",\"covered\":" + (i == 1 ? 0.5 : 0) + "}");
        }
        return "{\"ratings\":[" + String.join(",", ratings) + "],\"anchors\":[" + String.join(",", anchors)
                + "],\"positive\":[\"You acted.\"],\"improvements\":[\"Say how it ended.\"],\"confidence\":0.7}";
    }

    private static int level(String sentence) {
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
}

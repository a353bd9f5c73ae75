package dev.vivavoce.embedded;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.ScoreScale;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What people's scores have taught: how to weigh what {@link RuleBasedEvaluator} sees in an answer. It is a proportional odds
 * model (McCullagh, 1980): {@code P(score > k) = 1 / (1 + exp(threshold k - sum of weight · (value - mean) / deviation))} for k
 * from 1 to 9. The score is the median, which has the least mean error: where that chance falls to a half, on straight lines
 * between {@code k + 0.5}. Weights are 0 or more: nothing that the evaluator holds to be good makes a score fall. Immutable and
 * thread-safe.
 *
 * <p>Its text, of a few kilobytes, is
 *
 * <pre>
 * vivavoce-head 1
 * evaluator 1-0a1b2c3d                     the version whose traits it weighs
 * answers 240
 * seed 1
 * story.thresholds -2.1 … 3.4              nine, none below the one before
 * story.trait action 0.41 0.2 0.93         name, mean, deviation, weight
 * explanation.thresholds …
 * sha256 …                                 of all lines before, in UTF-8, each ended by a line feed
 * </pre>
 *
 * <p>A part that it has not learned stays as the rules have it.
 */
public final class OrdinalHead {

    /** The number of the text's format. */
    public static final int FORMAT = 1;

    /** How many thresholds there are between the scores 1 to 10. */
    public static final int THRESHOLDS = 9;

    private static final String MAGIC = "vivavoce-head ";
    private static final String HASH = "sha256 ";
    private static final int SHOWN = 8;
    private static final int LOWEST = ScoreScale.LOWEST;

    /**
     * How one trait counts.
     *
     * @param name of the trait
     * @param mean among the answers that were learned from
     * @param deviation likewise, above 0
     * @param weight 0 or more
     */
    public record Weighed(String name, double mean, double deviation, double weight) {
        public Weighed {
            if (!requireNonNull(name, "name").matches("\\w+")) {
                throw new IllegalArgumentException("name must be a word but is \"" + name + "\"");
            }
            if (!Double.isFinite(mean) || !(deviation > 0) || !Double.isFinite(deviation)) {
                throw new IllegalArgumentException(
                        name + " must have a finite mean and a deviation above 0, not " + mean + " and " + deviation);
            }
            if (!(weight >= 0) || !Double.isFinite(weight)) {
                throw new IllegalArgumentException("the weight of " + name + " must be 0 or more but is " + weight);
            }
        }
    }

    /**
     * What was learned for one kind of answer.
     *
     * @param thresholds nine, in log odds, none below the one before
     * @param traits at least one, each name once
     */
    public record Learned(List<Double> thresholds, List<Weighed> traits) {
        public Learned {
            thresholds = List.copyOf(requireNonNull(thresholds, "thresholds"));
            traits = List.copyOf(requireNonNull(traits, "traits"));
            if (thresholds.size() != THRESHOLDS) {
                throw new IllegalArgumentException(
                        "there must be " + THRESHOLDS + " thresholds but there are " + thresholds.size());
            }
            for (int i = 0; i < THRESHOLDS; i++) {
                if (!Double.isFinite(thresholds.get(i)) || (i > 0 && thresholds.get(i) < thresholds.get(i - 1))) {
                    throw new IllegalArgumentException("thresholds must rise but are " + thresholds);
                }
            }
            Set<String> names = new HashSet<>();
            if (traits.isEmpty() || !traits.stream().allMatch(trait -> names.add(trait.name()))) {
                throw new IllegalArgumentException("traits must be some, each of its own name, but are " + traits);
            }
        }

        /** Where the chance to lie above falls to a half, on straight lines between the thresholds: 0 for a score of 1, 1 for 10. */
        private double median(double sum) {
            double before = 1;
            double from = LOWEST;
            for (int i = 0; i < THRESHOLDS; i++) {
                double above = 1 / (1 + Math.exp(thresholds.get(i) - sum));
                double at = LOWEST + i + 0.5;
                if (above <= 0.5) {
                    return share(from, at, before, above);
                }
                before = above;
                from = at;
            }
            return share(from, LOWEST + THRESHOLDS, before, 0);
        }

        private static double share(double from, double to, double before, double after) {
            double score = from + (to - from) * (before - 0.5) / (before - after);
            return (score - LOWEST) / THRESHOLDS;
        }

        private double raw(Traits seen) {
            double sum = 0;
            for (Weighed trait : traits) {
                Double value = seen.values().get(trait.name());
                if (value == null) {
                    throw new IllegalArgumentException("nothing tells the trait " + trait.name() + "; there are "
                            + seen.values().keySet());
                }
                sum += trait.weight() * (value - trait.mean()) / trait.deviation();
            }
            return median(sum);
        }
    }

    private final String evaluator;
    private final int answers;
    private final long seed;
    private final Map<Traits.Part, Learned> parts;

    /**
     * A head.
     *
     * @param evaluator the version whose traits it weighs, as {@link RuleBasedEvaluator#version} has it
     * @param answers how many it was learned from
     * @param seed of all chance in learning
     * @param parts at least one
     */
    public OrdinalHead(String evaluator, int answers, long seed, Map<Traits.Part, Learned> parts) {
        this.evaluator = requireNonNull(evaluator, "evaluator");
        this.answers = answers;
        this.seed = seed;
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts must not be empty");
        }
        this.parts = Collections.unmodifiableMap(new EnumMap<>(parts));
    }

    /**
     * Reads what {@link #text} has written.
     *
     * @throws IllegalArgumentException where it is something else, of another format, or was changed; the message says which
     */
    public static OrdinalHead parse(String text) {
        List<String> lines = text.lines().toList();
        String first = lines.isEmpty() ? "" : lines.get(0);
        if (!first.startsWith(MAGIC)) {
            throw new IllegalArgumentException("is no head: it does not begin with \"" + MAGIC + FORMAT + "\"");
        }
        if (!first.equals(MAGIC + FORMAT)) {
            throw new IllegalArgumentException(
                    "is of format " + first.substring(MAGIC.length()) + ", but only " + FORMAT + " is known");
        }
        List<String> content = lines.subList(0, lines.size() - 1);
        if (!lines.get(lines.size() - 1).equals(HASH + hash(content))) {
            throw new IllegalArgumentException("was changed or cut off: its content is not what its sha256 stands for");
        }
        return new Lines(content).head();
    }

    /** What was learned from how many answers, and a hash over all of it. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(MAGIC + FORMAT);
        lines.add("evaluator " + evaluator);
        lines.add("answers " + answers);
        lines.add("seed " + seed);
        parts.forEach((part, learned) -> {
            String prefix = part.name().toLowerCase(Locale.ROOT);
            StringBuilder thresholds = new StringBuilder(prefix + ".thresholds");
            learned.thresholds().forEach(threshold -> thresholds.append(' ').append(threshold));
            lines.add(thresholds.toString());
            for (Weighed trait : learned.traits()) {
                lines.add(prefix + ".trait " + trait.name() + " " + trait.mean() + " " + trait.deviation() + " "
                        + trait.weight());
            }
        });
        return String.join("\n", lines) + "\n" + HASH + hash(lines) + "\n";
    }

    /** Eight hexadecimal digits that change with anything in it. */
    public String fingerprint() {
        String text = text();
        int at = text.lastIndexOf(HASH) + HASH.length();
        return text.substring(at, at + SHOWN);
    }

    /** The version of the evaluator whose traits it weighs. */
    public String evaluator() {
        return evaluator;
    }

    /** How many answers it was learned from. */
    public int answers() {
        return answers;
    }

    /** The raw score, 0 to 1; empty where it has learned nothing for such answers. */
    Optional<Double> raw(Traits seen) {
        return Optional.ofNullable(parts.get(seen.part())).map(learned -> learned.raw(seen));
    }

    private static String hash(List<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What stands in the lines of a head's text. */
    private static final class Lines {
        private final List<String> content;

        Lines(List<String> content) {
            this.content = content;
        }

        OrdinalHead head() {
            Map<Traits.Part, Learned> parts = new EnumMap<>(Traits.Part.class);
            try {
                for (Traits.Part part : Traits.Part.values()) {
                    String prefix = part.name().toLowerCase(Locale.ROOT);
                    List<String> thresholds = of(prefix + ".thresholds ");
                    if (!thresholds.isEmpty()) {
                        parts.put(part, new Learned(numbers(thresholds.get(0)), traits(of(prefix + ".trait "))));
                    }
                }
                return new OrdinalHead(
                        one("evaluator "), Integer.parseInt(one("answers ")), Long.parseLong(one("seed ")), parts);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("holds something else than a number: " + e.getMessage(), e);
            }
        }

        private List<String> of(String key) {
            return content.stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(key.length()))
                    .toList();
        }

        private String one(String key) {
            List<String> found = of(key);
            if (found.size() != 1) {
                throw new IllegalArgumentException("must have one line \"" + key + "…\" but has " + found.size());
            }
            return found.get(0);
        }

        private static List<Double> numbers(String line) {
            List<Double> numbers = new ArrayList<>();
            for (String number : Resource.words(line)) {
                numbers.add(Double.valueOf(number));
            }
            return numbers;
        }

        private static List<Weighed> traits(List<String> lines) {
            List<Weighed> traits = new ArrayList<>();
            for (String line : lines) {
                String[] words = Resource.words(line);
                if (words.length != 4) {
                    throw new IllegalArgumentException("must have a name and three numbers in \"" + line + "\"");
                }
                traits.add(new Weighed(
                        words[0],
                        Double.parseDouble(words[1]),
                        Double.parseDouble(words[2]),
                        Double.parseDouble(words[3])));
            }
            return traits;
        }
    }
}

package dev.vivavoce.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The expressions of {@code addressed.txt}: how texts speak to whoever rates them. */
final class Orders {

    static final Resource RESOURCE = Resource.named("addressed.txt");

    /** The heat of a sentence from which on its expressions are looked for. */
    static final int ENOUGH_HEAT = 2;

    /** What a clause begins after. */
    private static final String CLAUSE = ".!?:;,(\"'»*>-";

    private static final Pattern NAME = Pattern.compile("<([A-Z]+)>");

    static final Orders ENGLISH = new Orders();

    private final Set<String> hot;
    private final Set<String> triggers;
    private final Set<String> domain;
    private final Set<String> program;
    private final RuleSet strong;
    private final RuleSet weak;
    private final RuleSet imperatives;
    private final Set<String> before;
    private final Pattern frames;
    private final Pattern wishes;

    private Orders() {
        Map<String, String> parts = new HashMap<>();
        Map<String, List<String>> kinds = new HashMap<>();
        for (String entry : RESOURCE.entries()) {
            int colon = entry.indexOf(": ");
            String name = entry.substring(0, colon);
            Matcher named = NAME.matcher(entry.substring(colon + 2));
            String text =
                    named.replaceAll(part -> Matcher.quoteReplacement(parts.getOrDefault(part.group(1), part.group())));
            if (name.startsWith("$")) {
                parts.put(name.substring(1), text);
            } else {
                kinds.computeIfAbsent(name, any -> new ArrayList<>()).add(text);
            }
        }
        hot = words(kinds.getOrDefault("hot", List.of()));
        triggers = words(kinds.getOrDefault("trigger", List.of()));
        domain = words(kinds.getOrDefault("domain", List.of()));
        program = words(kinds.getOrDefault("program", List.of()));
        strong = new RuleSet(kinds.getOrDefault("strong", List.of()));
        weak = new RuleSet(kinds.getOrDefault("weak", List.of()));
        imperatives = new RuleSet(kinds.getOrDefault("order", List.of()));
        before = words(kinds.getOrDefault("before", List.of()));
        frames = any(kinds.getOrDefault("frame", List.of()));
        wishes = any(kinds.getOrDefault("wish", List.of()));
    }

    private static Set<String> words(List<String> lines) {
        Set<String> words = new HashSet<>();
        lines.forEach(line -> words.addAll(Arrays.asList(Resource.words(line))));
        return Set.copyOf(words);
    }

    private static Pattern any(List<String> expressions) {
        return Pattern.compile("(?:" + String.join(")|(?:", expressions) + ")");
    }

    /** How much a word makes it likely that its sentence is an order. */
    int heat(String term) {
        return hot.contains(term) ? ENOUGH_HEAT : triggers.contains(term) ? 1 : 0;
    }

    /** The words that make it likely alone. */
    Set<String> hot() {
        return hot;
    }

    /** The words of those who rate, or are rated, as their work. */
    Set<String> domain() {
        return domain;
    }

    /** The words of those who write programs or markup as their work. */
    Set<String> program() {
        return program;
    }

    /** Whether a sentence, in small letters, holds what always counts. */
    boolean isCertain(String text) {
        return strong.isFound(text, place -> !Reported.is(text, place));
    }

    /** Whether a sentence, in small letters, holds what counts where the answer is not about ratings. */
    boolean isLikely(String text) {
        return weak.isFound(text, place -> !Reported.is(text, place))
                || imperatives.isFound(text, place -> isOrdered(text, place) && !Reported.is(text, place));
    }

    /** Whether a verb at that place may be an order: a clause begins there, or such a word stands before it. */
    private boolean isOrdered(String text, int place) {
        if (place == 0 || CLAUSE.indexOf(text.charAt(place - 1)) >= 0) {
            return true;
        }
        if (text.charAt(place - 1) != ' ') {
            return false;
        }
        int start = place - 1;
        while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
            start--;
        }
        return start == place - 1
                ? place > 1 && CLAUSE.indexOf(text.charAt(place - 2)) >= 0
                : before.contains(text.substring(start, place - 1));
    }

    /** Markup and programs that tell a score. */
    Pattern frames() {
        return frames;
    }

    /** Requests that have nothing to do with the question. */
    Pattern wishes() {
        return wishes;
    }
}

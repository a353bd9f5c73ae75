package dev.vivavoce.llm;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How texts tell a model what to do instead of saying something: the expressions of {@code instructions.1.txt}, looked for in
 * a text without its hidden characters, accents and capitals.
 */
final class Instructions {

    private static final List<String> LINES = Prompt.resource("instructions.1.txt")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("# "))
            .toList();
    private static final Pattern PREFIXED = Pattern.compile("(?:weak|domain|word|stem): ");
    private static final String WEAK = "weak: ";
    private static final String DOMAIN = "domain: ";
    private static final Set<String> WORDS = Set.copyOf(words("word: "));
    private static final NavigableSet<String> STEMS = stems(words("stem: "));
    private static final Pattern TOKEN = Pattern.compile("[a-z]+");
    private static final Pattern ODD = Pattern.compile("[\\d<>\\[\\]{}=#@|*_\"]|[^\\p{IsLatin}\\p{IsCommon}]");
    private static final List<Expression> STRONG = patterns("");
    private static final List<Expression> WEAKER = patterns(WEAK);
    private static final List<Expression> DOMAINS = patterns(DOMAIN);
    private static final int ASCII = 0x80;
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Co}]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    /** In capitals only: "System: three services" is a heading. */
    private static final Pattern ROLE = Pattern.compile("^\\W{0,4}(?:SYSTEM|DEVELOPER|ASSISTANT|ADMIN)\\s?:");

    private final boolean strict;

    /** @param asked what the text replies to; speech about ratings is nothing odd where it is about such things */
    Instructions(String asked) {
        this.strict = !any(DOMAINS, plain(asked));
    }

    private static List<Expression> patterns(String prefix) {
        return LINES.stream()
                .filter(line -> prefix.isEmpty() ? !PREFIXED.matcher(line).lookingAt() : line.startsWith(prefix))
                .map(line -> new Expression(line.substring(prefix.length())))
                .toList();
    }

    private static List<String> words(String prefix) {
        return LINES.stream()
                .filter(line -> line.startsWith(prefix))
                .flatMap(line -> Stream.of(line.substring(prefix.length()).split(" ", -1)))
                .toList();
    }

    /** Without those that start with another, so that the greatest one up to a word is the only one that can start it. */
    private static NavigableSet<String> stems(List<String> words) {
        NavigableSet<String> stems = new TreeSet<>();
        words.stream().sorted().filter(word -> !starts(stems, word)).forEach(stems::add);
        return stems;
    }

    private static boolean starts(NavigableSet<String> stems, String word) {
        String stem = stems.floor(word);
        return stem != null && word.startsWith(stem);
    }

    private static boolean any(List<Expression> expressions, String text) {
        return expressions.stream().anyMatch(expression -> expression.isIn(text));
    }

    /** Whether a sentence tells its reader what to do. */
    boolean in(String sentence) {
        String plain = plain(sentence);
        return isWorthALook(plain) && looksLikeOne(plain);
    }

    private static boolean isWorthALook(String plain) {
        Matcher token = TOKEN.matcher(plain);
        while (token.find()) {
            if (WORDS.contains(token.group()) || starts(STEMS, token.group())) {
                return true;
            }
        }
        return ODD.matcher(plain).find();
    }

    private boolean looksLikeOne(String plain) {
        return any(STRONG, plain) || (strict && any(WEAKER, plain));
    }

    /** Whether whatever follows a sentence's start pretends to come from somebody else, up to the end of the line. */
    static boolean takesOver(String sentence) {
        return ROLE.matcher(Normalizer.normalize(sentence, Normalizer.Form.NFKC))
                .find();
    }

    private static String plain(String text) {
        String seen = text.chars().allMatch(c -> c < ASCII)
                ? text
                : HIDDEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("");
        return SPACES.matcher(seen).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}

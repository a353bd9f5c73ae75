package dev.vivavoce.llm;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How texts tell a model what to do instead of saying something: the expressions of {@code instructions.1.txt}, looked for in
 * a text without its hidden characters, accents and capitals.
 */
final class Instructions {

    private static final List<Pattern> PATTERNS = Prompt.resource("instructions.1.txt")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("# "))
            .map(Pattern::compile)
            .toList();
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Co}]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    /** In capitals only: "System: three services" is a heading. */
    private static final Pattern ROLE = Pattern.compile("^\\W{0,4}(?:SYSTEM|DEVELOPER|ASSISTANT|ADMIN)\\s?:");

    private Instructions() {}

    /** Whether a sentence tells its reader what to do. */
    static boolean in(String sentence) {
        String plain = plain(sentence);
        return PATTERNS.stream().anyMatch(pattern -> pattern.matcher(plain).find());
    }

    /** Whether whatever follows a sentence's start pretends to come from somebody else, up to the end of the line. */
    static boolean takesOver(String sentence) {
        return ROLE.matcher(Normalizer.normalize(sentence, Normalizer.Form.NFKC))
                .find();
    }

    private static String plain(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String seen = HIDDEN.matcher(decomposed).replaceAll("");
        return SPACES.matcher(seen).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}

package dev.vivavoce.llm;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How texts tell a model what to do instead of saying something: the expressions of {@code instructions.1.txt}, looked for in
 * a text without its hidden characters, accents and capitals. Tried are only those of which the text holds the words.
 */
final class Instructions {

    private static final List<String> LINES = Prompt.resource("instructions.1.txt")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("# "))
            .toList();
    private static final Pattern PREFIXED = Pattern.compile("(?:weak|domain|word|stem): ");
    private static final List<Expression> STRONG = expressions("");
    private static final List<Expression> WEAKER = expressions("weak: ");
    private static final List<Expression> DOMAINS = expressions("domain: ");
    private static final List<Expression> ALL =
            Stream.of(STRONG, WEAKER, DOMAINS).flatMap(List::stream).toList();
    /** Of all expressions and, last, of whether a sentence is worth a look. */
    private static final Lexicon LEXICON = lexicon();

    private static final int ASCII = 0x80;
    /** In capitals only: "System: three services" is a heading. */
    private static final Pattern ROLE = Pattern.compile("^\\W{0,4}(?:SYSTEM|DEVELOPER|ASSISTANT|ADMIN)\\s?:");

    private static final int MOST_BEFORE_ROLE = 4;
    /** Longer than all that {@link #ROLE} finds, so that it sees no more than this of a text. */
    private static final int MOST_FOR_ROLE = 16;

    private final boolean strict;

    /** @param asked what the text replies to; speech about ratings is nothing odd where it is about such things */
    Instructions(String asked) {
        String seen = seen(asked);
        this.strict = !any(STRONG.size() + WEAKER.size(), ALL.size(), LEXICON.met(seen), seen);
    }

    private static List<Expression> expressions(String prefix) {
        return LINES.stream()
                .filter(line -> prefix.isEmpty() ? !PREFIXED.matcher(line).lookingAt() : line.startsWith(prefix))
                .flatMap(line -> Expression.of(line.substring(prefix.length())))
                .toList();
    }

    private static Lexicon lexicon() {
        Set<String> look = new HashSet<>(words("word: "));
        words("stem: ").forEach(stem -> look.add(stem + "*"));
        "0123456789".chars().forEach(digit -> look.add(Character.toString(digit) + "*"));
        "<>[]{}=#@|*_\"".chars().forEach(mark -> look.add(Character.toString(mark)));
        look.add(Needs.FAR);
        List<List<Set<String>>> needs = new ArrayList<>();
        ALL.forEach(expression -> needs.add(expression.needs()));
        needs.add(List.of(look));
        return new Lexicon(needs);
    }

    private static List<String> words(String prefix) {
        return LINES.stream()
                .filter(line -> line.startsWith(prefix))
                .flatMap(line -> Stream.of(line.substring(prefix.length()).split(" ", -1)))
                .toList();
    }

    /** Whether a sentence tells its reader what to do. */
    boolean in(String sentence) {
        String seen = seen(sentence);
        byte[] met = LEXICON.met(seen);
        return LEXICON.isMet(ALL.size(), met) && any(0, STRONG.size() + (strict ? WEAKER.size() : 0), met, seen);
    }

    private static boolean any(int from, int to, byte[] met, String seen) {
        String plain = null;
        for (int i = from; i < to; i++) {
            if (LEXICON.isMet(i, met)) {
                plain = plain == null ? plain(seen) : plain;
                if (ALL.get(i).isIn(plain)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether whatever follows a sentence's start pretends to come from somebody else, up to the end of the line. */
    static boolean takesOver(String sentence) {
        return isAscii(sentence, MOST_FOR_ROLE)
                ? startsInCapitals(sentence) && ROLE.matcher(sentence).find()
                : ROLE.matcher(Normalizer.normalize(sentence, Normalizer.Form.NFKC))
                        .find();
    }

    /** Whether the first word is one in capitals of two letters or more. */
    private static boolean startsInCapitals(String sentence) {
        int i = 0;
        while (i < sentence.length() - 1 && i < MOST_BEFORE_ROLE && !isWord(sentence.charAt(i))) {
            i++;
        }
        return i < sentence.length() - 1 && isCapital(sentence.charAt(i)) && isCapital(sentence.charAt(i + 1));
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** Whether the start of a text, up to that length, is ASCII. */
    private static boolean isAscii(String text, int most) {
        for (int i = 0; i < Math.min(text.length(), most); i++) {
            if (text.charAt(i) >= ASCII) {
                return false;
            }
        }
        return true;
    }

    /** Without hidden characters and accents. */
    private static String seen(String text) {
        if (isAscii(text, text.length())) {
            return text;
        }
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder seen = new StringBuilder(decomposed.length());
        decomposed.codePoints().filter(point -> !isHidden(point)).forEach(seen::appendCodePoint);
        return seen.toString();
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.PRIVATE_USE -> true;
            default -> false;
        };
    }

    private static boolean isSpace(int point) {
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL -> true;
            default -> false;
        };
    }

    /** With single spaces and without capitals. */
    private static String plain(String seen) {
        return (hasSingleSpaces(seen) ? seen : withSingleSpaces(seen)).strip().toLowerCase(Locale.ROOT);
    }

    /** Whether all white space of a text is clearly that. */
    private static boolean hasSingleSpaces(String seen) {
        char before = 'a';
        for (int i = 0; i < seen.length(); i++) {
            char c = seen.charAt(i);
            if (c < ' ' || c >= ASCII - 1 || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return true;
    }

    private static String withSingleSpaces(String seen) {
        StringBuilder plain = new StringBuilder(seen.length());
        int i = 0;
        while (i < seen.length()) {
            int point = seen.codePointAt(i);
            if (!isSpace(point)) {
                plain.appendCodePoint(point);
            } else if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
            i += Character.charCount(point);
        }
        return plain.toString();
    }
}

package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.access.entity.User;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Length, and nothing that is guessed first; no rule on kinds of characters, which only makes passwords alike (NIST SP 800-63B). The list
 * of common ones holds words; a password that is one of them with digits, signs or look-alikes around is as common as the word.
 */
public final class PasswordPolicy {
    public static final int SHORTEST = 12;

    private static final Set<String> COMMON = load();

    private PasswordPolicy() {}

    /** What is wrong with the password; empty when nothing is. */
    public static Optional<String> fault(String password, String username) {
        String plain = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (plain.codePointCount(0, plain.length()) < SHORTEST) {
            return Optional.of("must have at least " + SHORTEST + " characters");
        }
        if (common(plain)) {
            return Optional.of("is too common");
        }
        String name = User.key(username);
        if (plain.equals(name) || (name.length() >= 4 && plain.contains(name))) {
            return Optional.of("must not hold the user name");
        }
        return Optional.empty();
    }

    private static boolean common(String plain) {
        if (plain.codePoints().distinct().count() < 5 || sequence(plain)) {
            return true;
        }
        String letters = lookAlikes(plain).replaceAll("[^\\p{L}]", "");
        String core = plain.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return COMMON.contains(lookAlikes(core))
                || COMMON.contains(plain)
                || COMMON.contains(core)
                || COMMON.contains(letters)
                || COMMON.contains(half(letters));
    }

    private static String half(String text) {
        String half = text.substring(0, text.length() / 2);
        return text.equals(half + half) ? half : text;
    }

    /** Whether most characters follow from the one before: 123456789012, abcdefghijkl. */
    private static boolean sequence(String text) {
        int steps = 0;
        for (int i = 1; i < text.length(); i++) {
            int step = text.charAt(i) - text.charAt(i - 1);
            steps += Math.abs(step) <= 1 || Math.abs(step) == 9 ? 1 : 0;
        }
        return steps >= text.length() - 2;
    }

    private static String lookAlikes(String text) {
        return text.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }

    private static Set<String> load() {
        try (InputStream list = PasswordPolicy.class.getResourceAsStream("/common-passwords.txt")) {
            if (list == null) {
                throw new IllegalStateException("common-passwords.txt is missing");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

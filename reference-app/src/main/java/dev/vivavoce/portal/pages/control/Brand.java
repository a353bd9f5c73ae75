package dev.vivavoce.portal.pages.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose pages they are.
 *
 * @param version changes with every change of the look, so that browsers may keep style and logo until then
 * @param links by what they lead to, such as {@code privacy}
 */
public record Brand(
        String name,
        Optional<String> tagline,
        String version,
        boolean hasLogo,
        Map<String, String> links,
        List<String> languages) {
    /** Where nobody's host is asked for, or nobody can be asked. */
    public static final Brand NONE =
            new Brand("Vivavoce", Optional.empty(), "none", false, Map.of(), List.of("en", "de"));
}

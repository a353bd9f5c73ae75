package dev.vivavoce.portal.texts.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The languages that pages and documents speak: {@code texts/messages_xx.properties}, in UTF-8. What a file leaves out is said in English. A tenant
 * chooses among those that are there; who adds a file adds a language.
 */
@ApplicationScoped
public class Languages {
    private static final String FIRST = "en";

    @Inject
    @ConfigProperty(name = "pages.pseudo")
    boolean pseudo;

    private final Map<String, Optional<Texts>> known = new ConcurrentHashMap<>();
    private final Map<String, String> english = read(FIRST).orElseThrow();

    /** Of a tenant's languages those that are there, in the tenant's order; English where there is none. */
    public List<Texts> of(List<String> tags) {
        List<Texts> found = new ArrayList<>();
        tags.forEach(tag -> find(tag).ifPresent(found::add));
        if (pseudo) {
            Pseudo.TAGS.forEach(tag -> find(tag).ifPresent(found::add));
        }
        return found.isEmpty() ? List.of(find(FIRST).orElseThrow()) : found;
    }

    /** Names of languages come from a tenant's administrator, in a narrow form, and never become a path beyond that. */
    private Optional<Texts> find(String tag) {
        return known.computeIfAbsent(tag, this::load);
    }

    private Optional<Texts> load(String tag) {
        if (pseudo && Pseudo.TAGS.contains(tag)) {
            return Optional.of(Pseudo.texts(tag, english));
        }
        return read(tag.substring(0, Math.max(0, tag.indexOf('-')) == 0 ? tag.length() : tag.indexOf('-')))
                .map(messages -> {
                    Map<String, String> all = new HashMap<>(english);
                    all.putAll(messages);
                    return new Texts(Locale.forLanguageTag(tag), all);
                });
    }

    private static Optional<Map<String, String>> read(String language) {
        try (InputStream in = Languages.class.getResourceAsStream("/texts/messages_" + language + ".properties")) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> messages = new HashMap<>();
            properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
            return Optional.of(messages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.vivavoce.portal.pages.control;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Pattern VALUE = Pattern.compile("\\{(\\d)");

    /** A key that stands in a template or script as a whole; keys that are put together are looked up when the page is shown. */
    private static final Pattern USED =
            Pattern.compile("(?:\\btext\\(|\\bt\\()[\"']([a-z0-9.-]+[a-z0-9])[\"'](?=[,)])");

    private static Properties messages(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                requireNonNull(MessagesTest.class.getResourceAsStream("/texts/messages_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }

    private static Set<String> values(String message) {
        return VALUE.matcher(message)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de"})
    void a_language_says_all_that_english_says_with_the_same_values(String language) throws IOException {
        Properties english = messages("en");
        Properties other = messages(language);

        assertThat(other.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(key ->
                        assertThat(values(other.getProperty(key))).as(key).isEqualTo(values(english.getProperty(key))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void every_text_is_a_message_in_good_letters(String language) throws IOException {
        Properties messages = messages(language);
        assertThat(messages).hasSizeGreaterThan(50);
        assertThat(messages.stringPropertyNames()).allSatisfy(key -> {
            String message = messages.getProperty(key);
            assertThat(message).as(key).isNotBlank().doesNotContain("'", "...");
            assertThat(new MessageFormat(message, Locale.forLanguageTag(language)))
                    .as(key)
                    .isNotNull();
        });
    }

    @Test
    void every_text_that_a_page_asks_for_is_there() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String folder : Set.of("src/main/jte", "src/main/webapp/WEB-INF/static")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(path -> path.toString().matches(".*\\.(jte|js)"))
                        .toList()) {
                    used.addAll(USED.matcher(Files.readString(file))
                            .results()
                            .map((MatchResult found) -> found.group(1))
                            .toList());
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(20);
        assertThat(messages("en").stringPropertyNames()).containsAll(used);
    }
}

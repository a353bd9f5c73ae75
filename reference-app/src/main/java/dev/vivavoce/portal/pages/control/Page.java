package dev.vivavoce.portal.pages.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.vivavoce.portal.exchange.boundary.Json;
import dev.vivavoce.portal.texts.control.Texts;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What every template is given beside its own model: whose page it is, in which language, for whom.
 *
 * @param path of the request, without its query
 * @param scheme {@code light} or {@code dark} where somebody has chosen one; else the browser decides
 * @param nonce what a script in the page itself must carry
 */
public record Page(
        Texts texts,
        List<Texts> languages,
        Assets assets,
        Brand brand,
        Optional<Person> person,
        String path,
        Optional<String> scheme,
        ZoneId zone,
        String nonce) {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** Who has signed in. */
    public record Person(String name, Set<String> roles) {
        /** Of the first and the last word of the name. */
        public String initials() {
            String[] words = name.strip().split("\\s+", -1);
            String last = words.length > 1 ? first(words[words.length - 1]) : "";
            return (first(words[0]) + last).toUpperCase(Locale.ROOT);
        }

        private static String first(String word) {
            return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
        }

        public boolean isAny(String... some) {
            return Set.of(some).stream().anyMatch(roles::contains);
        }
    }

    public String text(String key, Object... values) {
        return texts.text(key, values);
    }

    public String label(String prefix, String name) {
        return texts.label(prefix, name);
    }

    /** What a problem is called; {@code otherwise} where nobody has written that in words for people. */
    public String problem(String kind, String otherwise) {
        String title = texts.label("problem", kind);
        return title.equals(kind) ? otherwise : title;
    }

    public String lang() {
        return texts.locale().toLanguageTag();
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return Set.of("ar", "fa", "he", "ur").contains(texts.locale().getLanguage()) ? "rtl" : "ltr";
    }

    public String asset(String name) {
        return assets.path(name);
    }

    public String icon(String name) {
        return assets.path("icons.svg") + "#" + name;
    }

    /** A day, as the language writes it. */
    public String day(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .format(at.atZone(zone));
    }

    /** A day that has no hour, as the language writes it. */
    public String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .format(day);
    }

    /** A day with its hour, as the language writes it. */
    public String moment(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale())
                .format(at.atZone(zone));
    }

    /** With at most one digit after the point. */
    public String number(double value) {
        NumberFormat format = NumberFormat.getInstance(texts.locale());
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    /** Of money: two digits after the point, and as many as it takes where it is less than that. */
    public String amount(BigDecimal value) {
        NumberFormat format = NumberFormat.getInstance(texts.locale());
        boolean isTiny = value.signum() != 0 && value.abs().compareTo(CENT) < 0;
        format.setMinimumFractionDigits(isTiny ? 4 : 2);
        format.setMaximumFractionDigits(isTiny ? 4 : 2);
        return format.format(value);
    }

    /** A day without its year, for where there is little room. */
    public String shortDay(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM", texts.locale()).format(day);
    }

    /** 0 to 1, as per cent. */
    public String share(double value) {
        return NumberFormat.getPercentInstance(texts.locale()).format(value);
    }

    /** {@code 4:05}, or {@code 1:04:05} from an hour on. */
    public static String clock(long seconds) {
        Duration left = Duration.ofSeconds(Math.max(0, seconds));
        return left.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart());
    }

    /** The texts whose keys begin so, for scripts, and those that every script needs. */
    public String textsFor(List<String> prefixes) {
        return json(texts.startingWith(
                Stream.concat(Stream.of("page."), prefixes.stream()).toList()));
    }

    /** For {@code <script type="application/json">}: nothing in it can end that element. */
    public static String json(Object value) {
        try {
            return Json.mapper()
                    .writeValueAsString(value)
                    .replace("<", "\\u003c")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A model cannot be written.", e);
        }
    }
}

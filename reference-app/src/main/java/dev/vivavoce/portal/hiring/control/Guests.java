package dev.vivavoce.portal.hiring.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a list names, RFC 4180 with commas, semicolons or tabs: name, e-mail, and if given a factor of time and a language. A first line that
 * names its columns, in English or German, says where they stand.
 */
public final class Guests {
    /** The most lines that are read. */
    public static final int MOST = 500;

    private static final List<String> USUAL = List.of("name", "email", "extraTime", "language");
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("name", "name"),
            Map.entry("email", "email"),
            Map.entry("e-mail", "email"),
            Map.entry("mail", "email"),
            Map.entry("extratime", "extraTime"),
            Map.entry("extra time", "extraTime"),
            Map.entry("extra_time", "extraTime"),
            Map.entry("zeitzuschlag", "extraTime"),
            Map.entry("language", "language"),
            Map.entry("sprache", "language"));
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    /**
     * Somebody on the list.
     *
     * @param number of their line, the first one being 1
     * @param extraTime 1 where nothing stands; empty where it is no number
     * @param faults what is wrong, as the last parts of keys of texts; none where they can be invited
     */
    public record Guest(
            int number,
            String name,
            String email,
            Optional<BigDecimal> extraTime,
            @Nullable String language,
            List<String> faults) {
        public boolean isGood() {
            return faults.isEmpty();
        }

        Guest unlessInvited(Set<String> addresses) {
            return addresses.contains(email.toLowerCase(Locale.ROOT)) ? with("invited") : this;
        }

        Guest with(String fault) {
            List<String> more = new ArrayList<>(faults);
            more.add(fault);
            return new Guest(number, name, email, extraTime, language, List.copyOf(more));
        }
    }

    private Guests() {}

    /**
     * The list as it stands.
     *
     * @param invited the addresses that have an invitation already
     */
    public static List<Guest> read(String text, Set<String> invited) {
        List<Guest> guests = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<String, Integer> places = Map.of();
        int number = 0;
        for (List<String> cells : rows(text)) {
            number++;
            if (number == 1) {
                Optional<Map<String, Integer>> named = places(cells);
                places = named.orElseGet(Guests::usual);
                if (named.isPresent()) {
                    continue;
                }
            }
            if (guests.size() == MOST) {
                guests.add(new Guest(number, "", "", Optional.of(BigDecimal.ONE), null, List.of("too-many")));
                break;
            }
            Guest guest = guest(number, cells, places);
            String address = guest.email().toLowerCase(Locale.ROOT);
            guests.add(!address.isEmpty() && !seen.add(address) ? guest.with("twice") : guest.unlessInvited(invited));
        }
        return guests;
    }

    /** The same of one person, for whom a form was filled in. */
    public static Guest one(String name, String email, String extraTime, String language, Set<String> invited) {
        return guest(1, List.of(name.strip(), email.strip(), extraTime.strip(), language.strip()), usual())
                .unlessInvited(invited);
    }

    private static Guest guest(int number, List<String> cells, Map<String, Integer> places) {
        String time = cell(cells, places, "extraTime").replace(',', '.');
        Optional<BigDecimal> factor = factor(time);
        String language = cell(cells, places, "language");
        Guest guest = new Guest(
                number,
                cell(cells, places, "name"),
                cell(cells, places, "email"),
                factor,
                language.isEmpty() ? null : language,
                factor.isEmpty() ? List.of("extraTime") : List.of());
        return !language.isEmpty()
                        && Locale.forLanguageTag(language).getLanguage().isEmpty()
                ? guest.with("language")
                : guest;
    }

    private static Optional<BigDecimal> factor(String text) {
        try {
            return Optional.of(text.isEmpty() ? BigDecimal.ONE : new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String cell(List<String> cells, Map<String, Integer> places, String column) {
        Integer place = places.get(column);
        return place == null || place >= cells.size() ? "" : cells.get(place);
    }

    private static Map<String, Integer> usual() {
        Map<String, Integer> places = new HashMap<>();
        USUAL.forEach(column -> places.put(column, places.size()));
        return places;
    }

    private static Optional<Map<String, Integer>> places(List<String> cells) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String column = NAMES.get(cells.get(i).toLowerCase(Locale.ROOT));
            if (column != null) {
                places.putIfAbsent(column, i);
            }
        }
        return Optional.of(places).filter(found -> found.containsKey("email"));
    }

    /** Up to the first line that cannot be read: that one is a row without an address, and no more follow it. */
    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(plain));
        try (MappingIterator<String[]> lines =
                CSV.readerFor(String[].class).with(schema).readValues(plain)) {
            while (rows.size() <= MOST + 1 && lines.hasNextValue()) {
                List<String> cells = Arrays.stream(lines.nextValue())
                        .map(cell -> cell == null ? "" : cell.strip())
                        .toList();
                if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    rows.add(cells);
                }
            }
        } catch (JsonProcessingException e) {
            rows.add(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("A text cannot be read.", e);
        }
        return rows;
    }

    private static char separator(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
    }
}

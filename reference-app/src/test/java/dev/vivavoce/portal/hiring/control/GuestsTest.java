package dev.vivavoce.portal.hiring.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.hiring.control.Guests.Guest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestsTest {
    private static List<Guest> read(String text) {
        return Guests.read(text, Set.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Lovelace,ada@example.org,1.25,de",
                "Ada Lovelace;ada@example.org;1,25;de",
                "Ada Lovelace\tada@example.org\t1.25\tde",
                "\ufeffname,email,extraTime,language\r\nAda Lovelace,ada@example.org,1.25,de\r\n",
                "Sprache;E-Mail;Name;Zeitzuschlag\nde;ada@example.org;Ada Lovelace;1,25\n",
                "\"Ada Lovelace\" , ada@example.org , 1.25 , de\n\n\n"
            })
    void a_list_is_read_as_spreadsheets_write_it(String text) {
        assertThat(read(text)).singleElement().satisfies(guest -> {
            assertThat(guest.isGood()).as(guest.faults().toString()).isTrue();
            assertThat(guest.name()).isEqualTo("Ada Lovelace");
            assertThat(guest.email()).isEqualTo("ada@example.org");
            assertThat(guest.extraTime().orElseThrow()).isEqualByComparingTo("1.25");
            assertThat(guest.language()).isEqualTo("de");
        });
    }

    @Test
    void what_is_left_out_is_usual() {
        assertThat(read("Ada,ada@example.org")).singleElement().satisfies(guest -> {
            assertThat(guest.extraTime().orElseThrow()).isEqualByComparingTo("1");
            assertThat(guest.language()).isNull();
        });
    }

    @Test
    void each_line_tells_what_is_wrong_with_it() {
        List<Guest> guests = Guests.read(
                "Ada,ada@example.org\nAda again,ADA@example.org\nBo,bo@example.org,much\nCy,cy@example.org,1,??\nDi,di@example.org",
                Set.of("di@example.org"));

        assertThat(guests)
                .extracting(Guest::faults)
                .containsExactly(
                        List.of(), List.of("twice"), List.of("extraTime"), List.of("language"), List.of("invited"));
        assertThat(guests).extracting(Guest::number).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void commas_quotes_and_lines_in_a_name_stay_in_it() {
        assertThat(read("\"Lovelace, Ada \"\"Countess\"\"\",ada@example.org"))
                .extracting(Guest::name)
                .containsExactly("Lovelace, Ada \"Countess\"");
    }

    @Test
    void a_list_that_ends_within_a_quote_keeps_what_came_before() {
        List<Guest> guests = read("Ada,ada@example.org\n\"Bo,bo@example.org\nCy,cy@example.org");

        assertThat(guests.get(0).email()).isEqualTo("ada@example.org");
        assertThat(guests).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void a_long_list_is_cut_and_says_so() {
        List<Guest> guests = read("Ada,ada@example.org\n".repeat(Guests.MOST + 50));

        assertThat(guests).hasSize(Guests.MOST + 1);
        assertThat(guests.get(Guests.MOST).faults()).containsExactly("too-many");
    }

    @Test
    void nothing_names_nobody() {
        assertThat(read("")).isEmpty();
        assertThat(read("\n;;\n ; \n")).isEmpty();
    }
}

package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class OutflowTest {

    @Property
    void what_goes_out_is_the_text_before_the_stop_that_ends_first_however_it_comes(
            @ForAll @StringLength(max = 30) @Chars({'a', 'b', 'c'}) String text,
            @ForAll @Size(max = 3) List<@NotEmpty @StringLength(max = 4) @Chars({'a', 'b', 'c'}) String> stops,
            @ForAll Random random) {
        int end = IntStream.rangeClosed(0, text.length())
                .filter(at -> stops.stream().anyMatch(text.substring(0, at)::endsWith))
                .findFirst()
                .orElse(-1);
        int first = stops.stream()
                .filter(stop -> end >= 0 && text.substring(0, end).endsWith(stop))
                .mapToInt(stop -> end - stop.length())
                .min()
                .orElse(-1);
        Outflow outflow = new Outflow(stops);
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int to = Math.min(text.length(), at + random.nextInt(4));
            out.append(outflow.add(text.substring(at, to)));
            at = to;
        }
        assertThat(outflow.isStopped()).isEqualTo(first >= 0);
        out.append(outflow.isStopped() ? "" : outflow.end());
        assertThat(out.toString()).isEqualTo(first >= 0 ? text.substring(0, first) : text);
    }

    @Property
    void no_character_goes_out_in_halves(@ForAll String text, @ForAll Random random) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        Characters characters = new Characters();
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < octets.length; ) {
            int to = Math.min(octets.length, at + random.nextInt(4));
            String more = characters.add(Arrays.copyOfRange(octets, at, to));
            assertThat(more.codePoints()).noneMatch(point -> point >= 0xd800 && point <= 0xdfff);
            out.append(more);
            at = to;
        }
        out.append(characters.end());
        assertThat(out.toString()).isEqualTo(new String(octets, StandardCharsets.UTF_8));
    }

    @Test
    void half_a_character_at_the_end_is_told_as_such() {
        Characters characters = new Characters();

        assertThat(characters.add(new byte[] {'a', (byte) 0xe4, (byte) 0xb8})).isEqualTo("a");
        assertThat(characters.end()).isEqualTo("\ufffd");
    }

    @Test
    void what_may_begin_a_stop_is_held_back_until_that_is_clear() {
        Outflow outflow = new Outflow(List.of("END"));

        assertThat(outflow.add("so E")).isEqualTo("so ");
        assertThat(outflow.add("N")).isEmpty();
        assertThat(outflow.add("E")).isEqualTo("EN");
        assertThat(outflow.add("ND")).isEmpty();
        assertThat(outflow.isStopped()).isTrue();
    }
}

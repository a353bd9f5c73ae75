package dev.vivavoce.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StopsTest {

    private static final BreakIterator SENTENCES = BreakIterator.getSentenceInstance(Locale.ENGLISH);

    private static void agreesOn(String line) {
        SENTENCES.setText(line);
        int from = SENTENCES.first();
        for (int to = SENTENCES.next(); to != BreakIterator.DONE; to = SENTENCES.next()) {
            int stop = Stops.next(line, from, line.length());
            if (stop == Stops.UNCLEAR) {
                return;
            }
            assertThat(stop).as(line).isEqualTo(to);
            from = to;
        }
    }

    private static void agreesOnAll(String start, String characters, int more) {
        agreesOn(start);
        for (int i = 0; i < characters.length() && more > 0; i++) {
            agreesOnAll(start + characters.charAt(i), characters, more - 1);
        }
    }

    @Test
    void are_where_a_break_iterator_finds_them() {
        agreesOnAll("", "aB1 .!\")(", 5);
        agreesOnAll("aa.", "aB1 .!", 5);
    }

    @Test
    void are_where_a_break_iterator_finds_them_among_all_characters() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int j = random.nextInt(14); j >= 0; j--) {
                line.append(
                        switch (random.nextInt(5)) {
                            case 0 -> ".!?".charAt(random.nextInt(3));
                            case 1 -> ' ';
                            case 2 -> (char) (0x2000 + random.nextInt(0x60));
                            case 3 -> (char) random.nextInt(0x300);
                            default -> "aBzZ09,".charAt(random.nextInt(7));
                        });
            }
            agreesOn(line.toString().replace('\n', 'n'));
        }
    }

    @Test
    void are_clear_in_most_speech() {
        String speech =
                "I asked the ward’s sister. She said no! Why? It took 2.5 hours, e.g. on Monday. So we left it.";
        int from = 0;
        int sentences = 0;
        while (from < speech.length()) {
            from = Stops.next(speech, from, speech.length());
            sentences++;
        }
        assertThat(sentences).isEqualTo(5);
    }
}

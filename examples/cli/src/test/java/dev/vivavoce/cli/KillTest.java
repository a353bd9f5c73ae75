package dev.vivavoce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.jackson.VivavoceModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new VivavoceModule());
    private static final int KILLS = 50;
    private static final int QUESTIONS = 10;

    @TempDir
    Path folder;

    @Test
    void loses_no_committed_answer_and_always_resumes_after_fifty_kills() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Files.writeString(
                folder.resolve("posting.txt"), "Registered nurse\n\nWe need a nurse for our surgical ward.\n");
        Files.write(folder.resolve("answers.jsonl"), answers());
        int interviews = 0;
        int saved = 0;
        int finished = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path file = folder.resolve("interview-" + interviews + ".json");
            String[] start = Files.exists(file) ? resume(file) : begin(file);
            try (Started process = Started.in(folder, start)) {
                int lines = random.nextInt(80);
                while (lines-- > 0 && process.line().isPresent()) {
                    // The program goes on while it is read: the line sets about when it dies, chance the rest.
                }
                process.kill();
                saved += (int) process.lines().stream()
                        .filter(line -> line.startsWith("  Saved       answer"))
                        .count();
            }
            List<String> stored = stored(file);
            assertThat(stored)
                    .as("answers on disk after kill %d of seed %d", kill, seed)
                    .hasSizeGreaterThanOrEqualTo(saved)
                    .isEqualTo(given().subList(0, stored.size()));
            saved = stored.size();
            if (stored.size() == QUESTIONS) {
                finish(file, seed);
                finished++;
                interviews++;
                saved = 0;
            }
        }
        if (saved > 0) {
            finish(folder.resolve("interview-" + interviews + ".json"), seed);
            finished++;
        }
        assertThat(finished).as("interviews that came to an end, seed %d", seed).isPositive();
    }

    private void finish(Path file, long seed) throws Exception {
        try (Started process = Started.in(folder, resume(file))) {
            assertThat(process.status())
                    .as("seed %d: %s", seed, process.lines())
                    .isZero();
        }
        Session session = JSON.readValue(file.toFile(), Session.class);
        assertThat(session.ended()).isTrue();
        assertThat(session.turns()).hasSize(QUESTIONS).allMatch(Turn.Evaluated.class::isInstance);
        assertThat(stored(file)).isEqualTo(given());
    }

    private static String[] begin(Path file) {
        return new String[] {
            "interview",
            "--posting",
            "posting.txt",
            "--format",
            "custom",
            "--session",
            file.toString(),
            "--answers",
            "answers.jsonl"
        };
    }

    private static String[] resume(Path file) {
        return new String[] {"interview", "--resume", file.toString(), "--answers", "answers.jsonl"};
    }

    private static List<String> given() {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            given.add("In year " + (2000 + i) + " I led a small team, I listened to everybody, because trust matters,"
                    + " and in the end we cut the waiting time by " + (i + 10) + " minutes.");
        }
        return given;
    }

    private static List<String> answers() {
        return given().stream()
                .map(text -> JSON.createObjectNode().put("answer", text).toString())
                .toList();
    }

    /** The answers on disk, without the replies to follow-ups. */
    private static List<String> stored(Path file) throws IOException {
        List<String> stored = new ArrayList<>();
        if (Files.exists(file)) {
            for (Turn turn : JSON.readValue(file.toFile(), Session.class).turns()) {
                if (turn instanceof Turn.Spoken spoken) {
                    stored.add(spoken.answer().text());
                } else if (turn instanceof Turn.Probed probed) {
                    stored.add(probed.before().answer().text());
                }
            }
        }
        return stored;
    }
}

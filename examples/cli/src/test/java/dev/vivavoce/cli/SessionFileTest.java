package dev.vivavoce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFileTest {

    @TempDir
    Path folder;

    private Path file;
    private byte[] content;

    @BeforeEach
    void hold_an_interview_and_stop_before_its_end() throws IOException {
        file = folder.resolve("nurse.session.json");
        Path posting = folder.resolve("nurse.txt");
        Files.writeString(posting, "Registered nurse\n\nWe need a nurse for our surgical ward.\n");
        Run run = Run.with(
                "I trained as a nurse because care and judgement meet there, and I led an audit.\n.\n/quit\n",
                "interview",
                "--posting",
                posting.toString(),
                "--session",
                file.toString());
        assertThat(run.status()).as(run.err()).isEqualTo(3);
        content = Files.readAllBytes(file);
        Files.deleteIfExists(folder.resolve("nurse.session.json.bak"));
    }

    @Test
    void is_refused_with_its_line_when_cut_anywhere() throws IOException {
        for (int cut = 0; cut < content.length - 1; cut += 97) {
            byte[] half = Arrays.copyOf(content, cut);
            Files.write(file, half);
            Run run = resume();

            assertThat(run.status()).as("cut at %d", cut).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains(file.toString()).containsPattern("line \\d+");
            assertThat(Files.readAllBytes(file)).as("the file is left as it is").isEqualTo(half);
        }
    }

    @Test
    void is_refused_when_a_newer_version_wrote_it() throws IOException {
        edit("\"version\" : 1", "\"version\" : 99");

        assertThat(refusal()).contains("version").contains("99").contains("newer");
    }

    @Test
    void is_refused_when_a_level_was_raised_by_hand() throws IOException {
        edit("\"level\" : \\d", "\"level\" : 9");

        assertThat(refusal()).contains("line").contains("level").contains("9");
    }

    @Test
    void is_refused_when_an_answer_was_changed_under_its_quotes() throws IOException {
        edit("I trained as a nurse because", "They trained me as a nurse, for");

        assertThat(refusal()).contains("line").contains("evaluation");
    }

    @Test
    void is_refused_when_a_field_is_missing() throws IOException {
        edit("\"askedAt\" : \"[^\"]*\",?", "");

        assertThat(refusal()).contains("line").contains("askedAt");
    }

    @Test
    void is_refused_when_a_value_is_none_of_those_there_are() throws IOException {
        edit("\"difficulty\" : \"\\w+\"", "\"difficulty\" : \"impossible\"");

        assertThat(refusal()).contains("line").contains("difficulty").contains("impossible");
    }

    @Test
    void is_refused_when_it_is_no_file_or_not_there() throws IOException {
        assertThat(Run.with("", "interview", "--resume", folder.toString()).err())
                .contains("not a file");
        assertThat(Run.with(
                                "",
                                "interview",
                                "--resume",
                                folder.resolve("none.json").toString())
                        .err())
                .contains("no such file");
    }

    @Test
    void names_the_copy_of_one_step_earlier() throws IOException {
        Files.write(folder.resolve("nurse.session.json.bak"), content);
        Files.writeString(file, "{");

        assertThat(refusal()).contains("nurse.session.json.bak");
    }

    @Test
    void is_not_overwritten_by_a_new_interview() throws IOException {
        Run run = Run.with(
                "", "interview", "--posting", folder.resolve("nurse.txt").toString(), "--session", file.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--resume");
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
    }

    @Test
    void belongs_to_one_process_at_a_time() throws Exception {
        try (Started first = Started.in(folder, "interview", "--resume", file.toString())) {
            assertThat(first.line()).as("it speaks once it holds the file").isPresent();
            Run second = resume();

            assertThat(second.status()).isEqualTo(2);
            assertThat(second.err()).containsPattern("another process \\(number \\d+\\)");
            assertThat(Files.readAllBytes(file)).isEqualTo(content);
        }
    }

    private Run resume() {
        return Run.with("", "interview", "--resume", file.toString());
    }

    private String refusal() throws IOException {
        byte[] before = Files.readAllBytes(file);
        Run run = resume();
        assertThat(run.status()).as(run.out()).isEqualTo(2);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        return run.err();
    }

    private void edit(String pattern, String replacement) throws IOException {
        String before = new String(content, StandardCharsets.UTF_8);
        String after = Pattern.compile(pattern).matcher(before).replaceFirst(replacement);
        assertThat(after).as(pattern).isNotEqualTo(before);
        Files.writeString(file, after);
    }
}

package dev.vivavoce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankCommandTest {

    @TempDir
    Path folder;

    @Test
    void counts_what_each_job_can_be_asked() throws IOException {
        Path page = folder.resolve("bank.html");
        Run run = Run.with("", "bank", "stats", "--html", page.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("Registered Nurse ", "techni", "senior").containsPattern("\\d{4} questions");
        assertThat(page).content().contains("<td>Registered Nurse</td>");
    }

    @Test
    void finds_no_error_in_the_bundled_pack() {
        Run run = Run.with("", "bank", "lint");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains(" findings in ");
    }

    @Test
    void names_what_is_wrong_with_a_pack() throws IOException {
        Files.writeString(folder.resolve("pack.json"), "{\"format\": 1,\n\"questions\": [{\"id\": \"x\"}]}");
        Run run = Run.with("", "bank", "lint", "--pack", folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("pack.json:2: questions[0].text: is missing");
        assertThat(Run.with(
                                "",
                                "bank",
                                "stats",
                                "--pack",
                                folder.resolve("none").toString())
                        .err())
                .contains("cannot read");
    }
}

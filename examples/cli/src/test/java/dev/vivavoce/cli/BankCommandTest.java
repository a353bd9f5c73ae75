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

    @Test
    void lints_a_pack_that_stands_alone_only_when_told_so() throws IOException {
        Files.writeString(
                folder.resolve("pack.json"),
                "{\"format\": 1, \"skills\": [{\"id\": \"sql\", \"name\": \"SQL\", \"synonyms\": []}]}");

        assertThat(Run.with("", "bank", "lint", "--alone", "--pack", folder.toString())
                        .out())
                .contains("0 findings in 0 questions");
        assertThat(Run.with("", "bank", "lint", "--alone").err()).contains("name it with --pack");
    }

    @Test
    void takes_over_a_table_after_a_dry_run_and_hands_it_out_again() throws IOException {
        Path table = folder.resolve("own.csv");
        Path own = folder.resolve("own.json");
        Files.writeString(table, "\ufeff" + TABLE + "broken,\"=HYPERLINK()\",behavioural,none,easy,mid,5,live\n");

        Run dry = Run.with("", "bank", "import", table.toString(), "--own", own.toString());
        assertThat(dry.status()).as(dry.err()).isEqualTo(3);
        assertThat(dry.out())
                .contains(
                        "+ own-1 v1 live: ",
                        "line 3: text: begins as a formula does",
                        "line 3: competency",
                        "1 new, 0 changed, 0 as they were, 3 findings");
        assertThat(own).doesNotExist();

        Run applied = Run.with("", "bank", "import", table.toString(), "--own", own.toString(), "--apply");
        assertThat(applied.out()).contains("Written to ");
        Files.writeString(table, TABLE.replace("unhappy", "angry"));
        assertThat(Run.with("", "bank", "import", table.toString(), "--own", own.toString(), "--apply")
                        .out())
                .contains("~ own-1 v2 live: ");

        Run exported = Run.with("", "bank", "export", "--own", own.toString());
        assertThat(exported.out()).contains("own-1,", "angry").doesNotContain("unhappy");
    }

    @Test
    void asks_own_questions_among_the_others() throws IOException {
        Path table = folder.resolve("own.csv");
        Path own = folder.resolve("own.json");
        Files.writeString(table, TABLE);
        Run.with("", "bank", "import", table.toString(), "--own", own.toString(), "--apply");
        String line = "{\"id\":\"1\",\"title\":\"Receptionist\",\"format\":\"behavioural\",\"count\":80}\n";

        assertThat(Run.with(line, "questions", "--own", own.toString()).out().contains("own-1"))
                .isTrue();
        assertThat(Run.with(line, "questions").out().contains("own-1")).isFalse();
    }

    @Test
    void leaves_alone_what_is_no_file_of_questions() throws IOException {
        Path own = folder.resolve("own.json");
        Path table = folder.resolve("own.csv");
        Files.writeString(table, TABLE);
        for (String content : new String[] {"", "{", "[]", "{\"format\":9,\"questions\":[]}", "{\"questions\":null}"}) {
            Files.writeString(own, content);
            Run run = Run.with("", "bank", "import", table.toString(), "--own", own.toString(), "--apply");
            assertThat(run.status()).as(content).isEqualTo(2);
            assertThat(run.err()).startsWith("vivavoce: " + own);
            assertThat(own).content().isEqualTo(content);
        }
        assertThat(Run.with("", "bank", "import", folder.resolve("no.csv").toString(), "--own", "x")
                        .err())
                .contains("cannot read");
    }

    private static final String TABLE = """
            id,text,style,competency,difficulty,seniority,minutes,state,anchor 1 name,anchor 1,anchor 2 name,anchor 2,anchor 3 name,anchor 3
            own-1,Tell me about an unhappy visitor whom you met at our front desk.,behavioural,customer-focus,easy,mid,4,live,Listens,Lets the visitor speak first.,Acts,Says what was done about it.,Result,Says how the visitor left.
            """;
}

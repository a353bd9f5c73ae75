package dev.vivavoce.portal.questions;

import static dev.vivavoce.portal.questions.TestQuestions.HEADER;
import static dev.vivavoce.portal.questions.TestQuestions.aside;
import static dev.vivavoce.portal.questions.TestQuestions.counts;
import static dev.vivavoce.portal.questions.TestQuestions.csv;
import static dev.vivavoce.portal.questions.TestQuestions.lines;
import static dev.vivavoce.portal.questions.TestQuestions.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.RawCall;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that are long, slow or many. */
class LongImportIT {
    private static final String ASKED = "Describe how your team settled a disagreement about priorities.";

    private Client recruiter;

    @BeforeEach
    void open() {
        recruiter = TestTenant.open().member("recruiter", "recruiter");
    }

    @Test
    void other_types_and_too_much_are_refused_with_the_limit() {
        TestQuestions.send(recruiter, "application/json", "", "{}").expect(415);

        assertThat(csv(recruiter, "", "x".repeat(20 * 1024 * 1024 + 1))
                        .expect(413)
                        .text("detail"))
                .contains("20971520");
        assertThat(recruiter
                        .with("Content-Type", "text/csv")
                        .inChunks("POST", "/questions/import", "x".repeat(20 * 1024 * 1024 + 1))
                        .expect(413)
                        .text("detail"))
                .contains("20971520");
        assertThat(lines(recruiter, "", "{}\n".repeat(100_001)).expect(422).text("detail"))
                .contains("100000");
    }

    @Test
    void a_file_of_rubbish_is_told_in_part_and_counted_in_full() {
        JsonNode told = lines(recruiter, "", "{}\n".repeat(2_000)).expect(200).json();

        assertThat(told.path("findings")).hasSize(500);
        assertThat(told.path("findingsTotal").asInt()).isGreaterThan(2_000);
        assertThat(told.path("rejected").asInt()).isEqualTo(2_000);
    }

    @Test
    void imports_at_the_same_time_lose_nothing() {
        List<CompletableFuture<Answer>> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            StringBuilder file = new StringBuilder(HEADER);
            for (int j = 0; j < 300; j++) {
                file.append(row("ours-" + i + "-" + j, "Describe case " + i + " of part " + j + ".", ""));
            }
            running.add(aside(() -> {
                Answer answer = csv(recruiter, "", file.toString());
                while (answer.status() == 409 || answer.status() == 503) {
                    answer = csv(recruiter, "", file.toString());
                }
                return answer;
            }));
        }

        running.forEach(answer -> counts(answer.join(), 300, 0, 0, 0));
        assertThat(csv(recruiter, "?dryRun=true", HEADER + row("ours-0-0", "Describe case 0 of part 0.", ""))
                        .json()
                        .path("unchanged")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_hundred_thousand_questions_are_taken_and_leave_the_portal_answering() {
        StringBuilder file = new StringBuilder(HEADER.replace("skill,", ""));
        for (int i = 0; i < 100_000; i++) {
            file.append("q-")
                    .append(i)
                    .append(",Describe ")
                    .append(words(i))
                    .append(
                            ".,behavioural,teamwork,easy,mid,5,,Plan,Names the first step.,People,Tells who was asked.,Check,")
                    .append("Gives a figure for the end of case ")
                    .append(i)
                    .append(".\n");
        }
        assertThat(file.length()).isBetween(15_000_000, 20 * 1024 * 1024);

        counts(csv(recruiter, "", file.toString()), 100_000, 0, 0, 0);
        assertThat(csv(recruiter, "", HEADER + row("one-more", ASKED, ""))
                        .json()
                        .path("rejected")
                        .asInt())
                .isEqualTo(1);
        assertThat(recruiter.get("/questions?limit=1").expect(200).json().path("items"))
                .hasSize(1);
        assertThat(Client.watching()
                        .raw("GET", PortalUnderTest.managementAddress() + "/health/ready", "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_third_file_at_once_is_asked_to_come_again_while_two_come_slowly() throws IOException {
        TestTenant tenant = TestTenant.open();
        String content = HEADER + row("slow-one", ASKED, "");
        RawCall[] slow = {slowly(tenant, content), slowly(tenant, content)};
        try {
            Answer refused = TestLearner.eventually(
                    () -> {
                        takePlacesAgain(slow, tenant, content);
                        return csv(recruiter, "?dryRun=true", content);
                    },
                    third -> third.status() == 503);
            assertThat(refused.header("Retry-After")).isPresent();
            assertThat(refused.text("type")).endsWith("/unavailable");
            assertThat(recruiter.get("/questions").status()).isEqualTo(200);

            assertThat(slow[0].write(content.substring(20)).answer()).startsWith("HTTP/1.1 200");
            TestLearner.eventually(() -> csv(recruiter, "?dryRun=true", content), now -> now.status() == 200);
            assertThat(slow[1].write(content.substring(20)).answer()).startsWith("HTTP/1.1 200");
        } finally {
            for (RawCall call : slow) {
                call.close();
            }
        }
    }

    /** One that has come while the third had the second place was refused itself. */
    private static void takePlacesAgain(RawCall[] slow, TestTenant tenant, String content) {
        try {
            for (int i = 0; i < slow.length; i++) {
                if (slow[i].isAnswered()) {
                    slow[i].close();
                    slow[i] = slowly(tenant, content);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whose first characters come, and the others when the test sends them. */
    private static RawCall slowly(TestTenant tenant, String content) throws IOException {
        String token = tenant.login("admin", tenant.password()).expect(200).text("token");
        return new RawCall()
                .lines(
                        "POST /api/v1/questions/import?dryRun=true HTTP/1.1",
                        "Host: " + tenant.host(),
                        "Authorization: Bearer " + token,
                        "Content-Type: text/csv",
                        "Content-Length: " + content.length(),
                        "Connection: close",
                        "")
                .write(content.substring(0, 20));
    }

    /** Words that no other number has in that order. */
    private static String words(int number) {
        StringBuilder words = new StringBuilder();
        for (int left = number + 1_000_000; left > 0; left /= 100) {
            words.append(words.length() == 0 ? "" : " ")
                    .append((char) ('b' + left % 10))
                    .append("at")
                    .append((char) ('b' + left / 10 % 10))
                    .append("o");
        }
        return words.append(" case").append(number).toString();
    }
}

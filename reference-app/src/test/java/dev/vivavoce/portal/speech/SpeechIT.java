package dev.vivavoce.portal.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.TestCandidate;
import dev.vivavoce.portal.testing.TestTenant;
import org.junit.jupiter.api.Test;

class SpeechIT {
    private static final TestTenant TENANT = TestTenant.open();

    @Test
    void says_that_no_transcriber_is_configured() {
        TestCandidate candidate = TestCandidate.of(TENANT, TestCandidate.position(TENANT.administrator()));
        candidate.ask();

        Answer answer = candidate.client().with("Content-Type", "audio/wav").post("/speech", "not heard by anybody");

        assertThat(answer.expect(409).text("type")).endsWith("/speech-not-configured");
    }

    @Test
    void takes_nothing_but_wav_files_of_people_who_sit_or_practise() {
        TestCandidate candidate = TestCandidate.of(TENANT, TestCandidate.position(TENANT.administrator()));

        candidate.client().post("/speech", "{}").expect(415);
        TENANT.administrator()
                .with("Content-Type", "audio/wav")
                .post("/speech", "x")
                .expect(403);
    }
}

package dev.vivavoce.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestCandidate;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server is told to end by SIGTERM, as an orchestrator does before an update. */
class GracefulStopIT {
    /** Far longer than the stop may take, so that a server that does not stop fails the test and does not hold it. */
    private static final int MINUTES = 3;

    private static TestTenant tenant;

    @BeforeAll
    static void open() {
        tenant = TestTenant.open();
    }

    private static Path file(String key) {
        return PortalUnderTest.raterFolder().resolve(key);
    }

    private static void release(String key) throws IOException {
        Files.writeString(file(key), "");
    }

    /** 503, or nobody there to ask: an orchestrator takes both for not ready. */
    private static boolean isReady() {
        try {
            return Client.watching()
                            .raw("GET", PortalUnderTest.managementAddress() + "/health/ready", "")
                            .status()
                    == 200;
        } catch (UncheckedIOException refused) {
            return false;
        }
    }

    private static void awaitRating(Client anybody, String key) {
        TestLearner.eventually(() -> anybody.get("/me"), any -> Files.exists(file("calls-" + key)));
    }

    private static void awaitEnd(CompletableFuture<Void> ended) throws Exception {
        ended.get(MINUTES, TimeUnit.MINUTES);
    }

    @Test
    void whoever_waits_for_a_rating_still_gets_it_and_nobody_new_is_sent_there() throws Exception {
        TestLearner learner = TestLearner.withPlan(tenant, "last-served");
        String session = learner.open();
        String turn = learner.ask(session);
        CompletableFuture<Answer> running = learner.client()
                .postLater(
                        turn + "/answer", "{'text':'%s [stuck stop-one]','kind':'typed'}".formatted(TestLearner.GOOD));
        awaitRating(learner.client(), "stop-one");
        assertThat(isReady()).isTrue();

        CompletableFuture<Void> ended = PortalUnderTest.node().terminate();
        while (isReady()) {
            Thread.onSpinWait();
        }
        assertThat(ended).as("the server, while somebody waits for an answer").isNotDone();
        assertThat(running).isNotDone();
        release("stop-one");

        assertThat(running.get(MINUTES, TimeUnit.MINUTES).expect(200).text("state"))
                .isEqualTo("evaluated");
        awaitEnd(ended);
        PortalUnderTest.node().launch();
        assertThat(learner.client().get(session).json().at("/turns/0/state").asText())
                .isEqualTo("evaluated");
        assertThat(Files.size(file("calls-stop-one"))).as("ratings").isEqualTo(1);
    }

    @Test
    void a_rating_in_the_background_does_not_keep_it_from_ending_and_is_done_after_the_next_start() throws Exception {
        TestCandidate candidate = TestCandidate.of(tenant, TestCandidate.position(tenant.administrator()));
        candidate
                .answer(candidate.ask(), TestLearner.GOOD + " [stuck stop-two]")
                .expect(200);
        awaitRating(candidate.client(), "stop-two");

        awaitEnd(PortalUnderTest.node().terminate());

        release("stop-two");
        PortalUnderTest.node().launch();
        TestLearner.eventually(
                () -> tenant.administrator().get(candidate.session()),
                seen -> seen.json().at("/turns/0/state").asText().equals("evaluated"));
        assertThat(Files.size(file("calls-stop-two"))).as("ratings begun").isEqualTo(2);
    }
}

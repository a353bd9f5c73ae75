package dev.vivavoce.portal.questions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Files of questions, and how they are sent. */
final class TestQuestions {
    static final String HEADER = "id,text,style,competency,skill,difficulty,seniority,minutes,state,"
            + "anchor 1 name,anchor 1,anchor 2 name,anchor 2,anchor 3 name,anchor 3\n";

    private TestQuestions() {}

    /** A row of a table that nothing is wrong with. */
    static String row(String id, String text, String state) {
        return id + "," + text + ",behavioural,teamwork,,medium,mid,5," + state
                + ",Plan,Names the first step and who took it.,People,Tells who was asked for advice.,Check,Gives a figure for how it ended.\n";
    }

    static String json(String id, String text, String state) {
        return "{\"id\":\"%s\",\"text\":\"%s\",\"style\":\"behavioural\",\"competency\":\"teamwork\",\"difficulty\":\"medium\","
                        .formatted(id, text)
                + "\"seniority\":\"mid\",\"minutes\":5,\"state\":\"%s\",\"anchors\":[".formatted(state)
                + "{\"name\":\"Plan\",\"anchor\":\"Names the first step and who took it.\"},"
                + "{\"name\":\"People\",\"anchor\":\"Tells who was asked for advice.\"},"
                + "{\"name\":\"Check\",\"anchor\":\"Gives a figure for how it ended.\"}]}\n";
    }

    static Answer csv(Client client, String query, String content) {
        return send(client, "text/csv", query, content);
    }

    static Answer lines(Client client, String query, String content) {
        return send(client, "application/x-ndjson", query, content);
    }

    static Answer send(Client client, String type, String query, String content) {
        return client.with("Content-Type", type)
                .raw("POST", PortalUnderTest.address() + "/api/v1/questions/import" + query, content);
    }

    /** What came of an import. */
    static void counts(Answer answer, int added, int changed, int unchanged, int rejected) {
        JsonNode told = answer.expect(200).json();
        assertThat(List.of(
                        told.path("added").asInt(),
                        told.path("changed").asInt(),
                        told.path("unchanged").asInt(),
                        told.path("rejected").asInt()))
                .as(answer.body())
                .containsExactly(added, changed, unchanged, rejected);
    }

    /** In a thread of its own, however few processors there are. */
    static <T> CompletableFuture<T> aside(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> {
            Thread thread = new Thread(task, "aside");
            thread.setDaemon(true);
            thread.start();
        });
    }
}

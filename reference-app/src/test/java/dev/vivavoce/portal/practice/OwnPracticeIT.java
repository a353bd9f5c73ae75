package dev.vivavoce.portal.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnPracticeIT {
    private static final List<String> TABLES =
            List.of("plan", "plan_proposal", "study_session", "draft", "story", "review");
    private static final String WORD = "wombat-marmalade";

    private static int count(String query) throws SQLException {
        try (Connection connection = PortalUnderTest.database("postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void all_of_it_can_be_taken_along_and_nothing_stays_behind() throws SQLException, IOException {
        TestTenant tenant = TestTenant.open();
        TestLearner learner = TestLearner.withPlan(tenant, "leaving");
        String session = learner.open();
        String turn = learner.ask(session);
        learner.answer(turn, WORD + " [away never]").expect(202);
        String open = learner.ask(session);
        learner.client()
                .put(open + "/draft", "{'text':'%s draft'}".formatted(WORD))
                .expect(204);
        String question =
                learner.client().get(session).json().at("/turns/0/question/id").asText();
        learner.client()
                .put("/stories/" + question, "{'title':'%s','parts':[{'heading':'All'}]}".formatted(WORD))
                .expect(200);
        learner.client().post("/reviews", "{}").expect(201);

        for (String table : TABLES) {
            String ofTenant = "select count(*) from %s where tenant_id = '%s'".formatted(table, tenant.id());
            assertThat(count(ofTenant)).as(table).isPositive();
            if (!table.equals("review")) {
                assertThat(count(ofTenant + " and position('%s'::bytea in content) > 0".formatted(WORD)))
                        .as(table)
                        .isZero();
            }
        }
        JsonNode practice =
                learner.client().get("/me/export").expect(200).json().at("/sections/practice");
        assertThat(practice.at("/plan/targetRole").asText()).isEqualTo("Registered nurse");
        assertThat(practice.at("/sessions/0/session/turns/0/answer/text").asText())
                .startsWith(WORD);
        assertThat(practice.at("/sessions/0/drafts/2").asText()).isEqualTo(WORD + " draft");
        assertThat(practice.at("/stories/0/title").asText()).isEqualTo(WORD);
        assertThat(practice.path("reviews")).hasSize(1);

        learner.client().delete("/me").expect(204);

        for (String table : TABLES) {
            assertThat(count("select count(*) from %s where tenant_id = '%s'".formatted(table, tenant.id())))
                    .as(table)
                    .isZero();
        }
        assertThat(PortalUnderTest.logs().contains(WORD))
                .as("the word in the logs")
                .isFalse();
    }
}

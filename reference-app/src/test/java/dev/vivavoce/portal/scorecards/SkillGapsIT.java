package dev.vivavoce.portal.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SkillGapsIT {
    private static final String GAPS = "/reports/skill-gaps";

    /** The department's first cell. */
    private static JsonNode cell(Client hr, String query, String department) {
        for (JsonNode cell : hr.get(GAPS + query).expect(200).json().path("items")) {
            if (cell.path("department").asText().equals(department)) {
                return cell;
            }
        }
        throw new AssertionError("No cell of " + department);
    }

    private static Interviewed sat(TestTenant tenant, String position) {
        return Interviewed.of(tenant, position, Map.of())
                .says(TestLearner.GOOD)
                .says(TestLearner.GOOD)
                .submits()
                .onceRated();
    }

    @Test
    void five_people_have_figures_and_four_have_none() {
        TestTenant tenant = TestTenant.open();
        Client hr = tenant.administrator();
        String wards = Interviewed.position(tenant, "Wards");
        String kitchen = Interviewed.position(tenant, "Kitchen");
        for (int i = 0; i < 4; i++) {
            sat(tenant, wards);
            sat(tenant, kitchen);
        }
        Interviewed last = sat(tenant, wards);
        Interviewed.of(tenant, wards, Map.of()).says(TestLearner.GOOD);
        Interviewed.of(tenant, wards, Map.of())
                .says(TestLearner.GOOD + " [away gaps]")
                .submits();

        JsonNode told = cell(hr, "", "Wards");
        JsonNode untold = cell(hr, "", "Kitchen");

        assertThat(told.path("n").asText()).isEqualTo("5");
        assertThat(told.path("target").asDouble()).isEqualTo(6);
        assertThat(told.path("mean").asDouble())
                .isBetween(
                        told.at("/interval/low").asDouble(),
                        told.at("/interval/high").asDouble());
        assertThat(untold.path("n").asText()).isEqualTo("<5");
        assertThat(untold.has("mean") || untold.has("target") || untold.has("interval"))
                .isFalse();
        assertThat(cell(hr, "?positionId=" + wards, "Wards").path("n").asText()).isEqualTo("5");

        JsonNode card = last.read(hr);
        Interviewed.criteria(card, 1).forEach(criterion -> last.rate(hr, 1, criterion, 0, "I heard nothing of it.")
                .expect(200));
        Interviewed.criteria(card, 2).forEach(criterion -> last.rate(hr, 2, criterion, 0, "I heard nothing of it.")
                .expect(200));
        assertThat(cell(hr, "", "Wards").path("mean").asDouble())
                .isLessThan(told.path("mean").asDouble());
    }

    @Test
    void days_and_positions_that_hold_nobody_give_no_cells_and_what_is_no_day_is_refused() {
        TestTenant tenant = TestTenant.open();
        Client hr = tenant.administrator();
        sat(tenant, Interviewed.position(tenant, "Wards"));

        assertThat(hr.get(GAPS + "?from=2026-01-01").expect(200).json().path("items"))
                .isNotEmpty();
        for (String query :
                List.of("?to=2020-01-01", "?from=2999-01-01", "?positionId=00000000-0000-4000-8000-000000000000")) {
            assertThat(hr.get(GAPS + query).expect(200).json().path("items"))
                    .as(query)
                    .isEmpty();
        }
        assertThat(hr.get(GAPS + "?from=yesterday").status()).isEqualTo(422);
        assertThat(tenant.member("rev", "reviewer").get(GAPS).status()).isEqualTo(403);
        assertThat(TestTenant.open()
                        .administrator()
                        .get(GAPS)
                        .expect(200)
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void people_of_all_batches_count() {
        TestTenant tenant = TestTenant.open();
        Client hr = tenant.administrator();
        String position = Interviewed.position(tenant, "Wards");
        for (int i = 0; i < 3 * PortalUnderTest.REPORT_BATCH; i++) {
            Interviewed.of(tenant, position, Map.of())
                    .says(TestLearner.GOOD)
                    .says(TestLearner.GOOD)
                    .submits();
        }
        TestLearner.eventually(
                () -> hr.get("/scorecards?state=waiting"),
                waiting -> waiting.expect(200).json().path("items").isEmpty());

        assertThat(cell(hr, "", "Wards").path("n").asInt()).isEqualTo(3 * PortalUnderTest.REPORT_BATCH);
    }
}

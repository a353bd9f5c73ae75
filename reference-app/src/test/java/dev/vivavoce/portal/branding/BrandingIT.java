package dev.vivavoce.portal.branding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.TestTenant;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrandingIT {
    private static final String PATH = "/tenant/branding";

    private Client administrator;

    @BeforeEach
    void open() {
        administrator = TestTenant.open().administrator();
    }

    private static String body(String colours, String more) {
        return "{'name':'Nordhavn','colours':{%s},'links':{'privacy':'https://nordhavn.example/p'},'languages':['en','de']%s}"
                .formatted(colours, more);
    }

    private Answer put(String colours, String more) {
        return administrator.with("If-Match", "*").put(PATH, body(colours, more));
    }

    @Test
    void a_tenant_has_a_look_from_the_start_and_changes_it_with_a_tag() {
        Answer first = administrator.get(PATH).expect(200);
        assertThat(first.text("name")).startsWith("Tenant");
        String tag = first.header("ETag").orElseThrow();
        String dark = body("'brand':'#7a2e8e','accent':'#c2410c'", "");
        assertThat(administrator.put(PATH, dark).status()).isEqualTo(428);

        JsonNode changed =
                administrator.with("If-Match", tag).put(PATH, dark).expect(200).json();

        assertThat(changed.at("/colours/onBrand").asText()).isEqualTo("#ffffff");
        assertThat(administrator.get(PATH).json()).isEqualTo(changed);
        assertThat(administrator.with("If-Match", "\"99\"").put(PATH, dark).status())
                .isEqualTo(412);
        assertThat(TestTenant.open().administrator().get(PATH).text("name")).startsWith("Tenant");
    }

    @Test
    void colours_that_nobody_could_read_are_refused_with_what_was_measured() {
        assertThat(put("'brand':'#ffcc00','accent':'#0f8a7e'", "")
                        .expect(200)
                        .json()
                        .at("/colours/onBrand")
                        .asText())
                .isEqualTo("#121922");
        Answer refused = put("'brand':'#ffcc00','onBrand':'#ffffff','accent':'#0f8a7e'", "");
        assertThat(refused.faults()).containsExactly("/colours/onBrand");
        assertThat(refused.body()).contains("1.5", "4.5 to 1");
        assertThat(put("'brand':'#0a4f8f','accent':'#ffff00'", "").faults()).containsExactly("/colours/accent");
        assertThat(put("'brand':'red','accent':'#0f8a7e'", "").faults()).containsExactly("/colours/brand");
    }

    @Test
    void a_logo_is_shown_as_it_was_made_safe() {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script><rect width=\"4\"/></svg>";
        String data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        String colours = "'brand':'#0a4f8f','accent':'#0f8a7e'";
        assertThat(administrator.get(PATH + "/logo").status()).isEqualTo(404);

        assertThat(put(colours, ",'logo':{'type':'image/svg+xml','data':'%s'}".formatted(data))
                        .expect(200)
                        .text("logoType"))
                .isEqualTo("image/svg+xml");

        Answer logo = administrator.get(PATH + "/logo").expect(200);
        assertThat(logo.body()).contains("rect").doesNotContain("alert");
        assertThat(logo.header("Content-Security-Policy").orElse("")).contains("sandbox");
        assertThat(put(colours, "").expect(200).text("logoType")).isEqualTo("image/svg+xml");
        assertThat(put(colours, ",'logo':{'type':'image/png','data':'%s'}".formatted(data))
                        .faults())
                .containsExactly("/logo/data");
        assertThat(put(colours, ",'logo':{'type':'image/png','data':'not base64'}")
                        .faults())
                .containsExactly("/logo/data");
        assertThat(put(colours, ",'removeLogo':true").expect(200).json().has("logoType"))
                .isFalse();
    }

    @Test
    void links_lead_to_safe_places_and_languages_are_languages() {
        String colours = "'brand':'#0a4f8f','accent':'#0f8a7e'";
        for (String more : new String[] {
            ",'links':{'privacy':'javascript:alert(1)'}", ",'links':{'Privacy!':'https://a.example'}", ",'languages':[]"
        }) {
            String body = "{'name':'N','colours':{%s}%s%s}"
                    .formatted(colours, more.contains("languages") ? "" : ",'languages':['en']", more);
            assertThat(administrator.with("If-Match", "*").put(PATH, body).status())
                    .as(body)
                    .isEqualTo(422);
        }
    }
}

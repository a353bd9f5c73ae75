package dev.vivavoce.portal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import dev.vivavoce.portal.testing.Browser;
import dev.vivavoce.portal.testing.Browser.Screen;
import dev.vivavoce.portal.testing.TestTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPagesIT {
    private static final TestTenant TENANT = TestTenant.open();
    private static final String PASSWORD = "a tall green lamp";

    @Test
    void who_signs_up_is_signed_in_and_out_again() {
        try (Browser browser = Browser.at(TENANT, Screen.DESK)) {
            browser.go("/sign-up").look("sign-up");
            browser.page().getByLabel("Your name").fill("Nora Lind");
            browser.page().getByLabel("User name").fill("nora");
            browser.page().getByLabel("Password").fill(PASSWORD);
            browser.page().locator("main button").click();
            browser.page().waitForURL("**/practice");

            assertThat(browser.page().context().cookies()).anySatisfy(cookie -> {
                assertThat(cookie.name).isEqualTo("vivavoce");
                assertThat(cookie.httpOnly).isTrue();
            });
            browser.page()
                    .request()
                    .post(
                            browser.origin() + "/sign-out",
                            RequestOptions.create().setHeader("Origin", browser.origin()));
            browser.go("/account");
            assertThat(browser.page().url()).endsWith("/sign-in?next=%2Faccount");
        }
    }

    @Test
    void a_wrong_password_is_told_and_the_name_stays() {
        try (Browser browser = Browser.at(TENANT, Screen.PHONE.dark())) {
            browser.go("/sign-in").look("sign-in");
            browser.page().getByLabel("User name").fill("admin");
            browser.page().getByLabel("Password").fill("not the password");
            browser.page().locator("main button").click();

            assertThat(browser.page()
                            .getByRole(com.microsoft.playwright.options.AriaRole.ALERT)
                            .innerText())
                    .contains("wrong");
            assertThat(browser.page().getByLabel("User name").inputValue()).isEqualTo("admin");
            browser.look("sign-in-wrong").narrow("sign-in");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "javascript:alert(1)",
                "/%0d%0aSet-Cookie:x"
            })
    void nobody_is_sent_to_another_site(String next) {
        try (Browser browser = Browser.at(TENANT, Screen.DESK)) {
            browser.go("/sign-in?next=" + next);
            assertThat(browser.page().locator("input[name=next]").first().inputValue())
                    .isEqualTo("/");
        }
    }

    @Test
    void what_another_site_makes_a_browser_send_is_refused() {
        String form = "username=admin&password=" + TENANT.password();
        var visitor = TENANT.visitor().with("Content-Type", "application/x-www-form-urlencoded");
        visitor.page("POST", "/sign-in", form).expect(403);
        visitor.with("Origin", "https://evil.example")
                .page("POST", "/sign-in", form)
                .expect(403);
        visitor.with("Sec-Fetch-Site", "cross-site")
                .page("POST", "/sign-in", form)
                .expect(403);
        visitor.with("Sec-Fetch-Site", "same-origin")
                .page("POST", "/sign-in", form)
                .expect(303);
    }

    @Test
    void a_page_that_is_not_there_is_told_as_one() {
        try (Browser browser = Browser.at(TENANT, Screen.PHONE)) {
            browser.go("/nothing/of/the/kind").look("not-found");
            assertThat(browser.page().title()).contains("nothing here");
        }
    }

    @Test
    void speaks_what_the_browser_prefers_and_what_somebody_chooses() {
        try (Browser browser = Browser.at(TENANT, Screen.DESK.speaking("de-AT"))) {
            browser.go("/sign-in").look("sign-in-german");
            assertThat(browser.page().title()).startsWith("Anmelden");
            browser.page().locator("select[name=lang]").selectOption("en");
            assertThat(browser.page().locator("html[lang=en] h1")).hasText("Sign in");
            browser.page().locator("select[name=lang]").selectOption("ar-XB");
            assertThat(browser.page().locator("html[dir=rtl] h1")).isVisible();
            browser.look("sign-in-right-to-left").narrow("sign-in-right-to-left");
        }
    }
}

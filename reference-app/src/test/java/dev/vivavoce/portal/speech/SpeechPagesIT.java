package dev.vivavoce.portal.speech;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.vivavoce.portal.testing.Browser;
import dev.vivavoce.portal.testing.Browser.Screen;
import dev.vivavoce.portal.testing.Node;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.ScriptedTranscriber;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dictation in a browser that makes no words of speech, to a server that does; the microphone is one that beeps. */
class SpeechPagesIT {
    private static final String PASSWORD = "a tall green lamp";

    private static @Nullable Node node;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        node = PortalUnderTest.another(Map.of("TRANSCRIBER_CLASS", ScriptedTranscriber.class.getName()));
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            PortalUnderTest.end(node);
        }
    }

    @Test
    void what_the_server_has_heard_goes_where_the_caret_is() {
        TestTenant tenant = TestTenant.open();
        TestLearner learner = TestLearner.signedUp(tenant, "speaker", PASSWORD);
        String turn = learner.ask(learner.open()).replaceFirst("/sessions/", "/session/");
        try (Browser browser = Browser.at(tenant, Screen.DESK, Objects.requireNonNull(node))) {
            Page page = browser.signIn("speaker", PASSWORD).page();
            page.addInitScript("window.SpeechRecognition = undefined; window.webkitSpeechRecognition = undefined;");
            browser.go(turn);
            Locator answer = page.locator("#answer");
            answer.fill("First. Then.");
            answer.evaluate("field => field.setSelectionRange(6, 6)");

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dictate"))
                    .click();
            Locator stop = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop dictating"));
            assertThat(stop).isVisible();
            // The microphone beeps once a second.
            page.waitForFunction("() => Number(document.querySelector('x-dictate').dataset.level) > 0.2");
            stop.click();

            assertThat(answer).hasValue("First. a sound in en Then.");
            assertThat(page.locator("[data-hint]")).isEmpty();
        }
    }
}

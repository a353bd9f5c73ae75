package dev.vivavoce.llm;

import static dev.vivavoce.llm.ScriptedChat.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivavoce.core.report.ScoreCard;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.testkit.Samples;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSummaryTest {

    private static final ScoreCard CARD = ScoreCard.of(Samples.session());

    @Test
    void says_what_the_model_says() {
        ScriptedChat chat =
                ScriptedChat.saying(reply("{\"summary\":\"The candidate acts early.\\nAsk for results.\"}"));
        assertThat(new ModelSummary(chat, "m").of(CARD, Locale.ENGLISH))
                .contains("The candidate acts early. Ask for results.");
    }

    @Test
    void shows_the_model_no_answer_and_no_score() {
        ScriptedChat chat = ScriptedChat.saying(reply("{\"summary\":\"Fine.\"}"));
        new ModelSummary(chat, "m").of(CARD, Locale.ENGLISH);
        assertThat(ScriptedChat.material(chat.requests().get(0)))
                .doesNotContain(Samples.answer().text().substring(0, 40))
                .doesNotContain("score", "confidence")
                .contains("You spoke to the doctor at once, in private and with facts.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "She got 9 points.", "One. Two words. Three. Four."})
    void is_unavailable_where_no_limit_is_kept(String summary) {
        ScriptedChat.Line line = reply("{\"summary\":\"" + summary + "\"}");
        ModelSummary summaries = new ModelSummary(ScriptedChat.saying(line, line), "m");
        assertThatThrownBy(() -> summaries.of(CARD, Locale.ENGLISH)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void makes_no_call_where_nothing_was_rated() {
        ScoreCard empty = new ScoreCard("s", Samples.position(), Optional.empty(), List.of(), List.of(), Set.of());
        assertThat(new ModelSummary(ScriptedChat.saying(), "m").of(empty, Locale.ENGLISH))
                .isEmpty();
    }
}

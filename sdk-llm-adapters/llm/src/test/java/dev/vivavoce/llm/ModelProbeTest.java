package dev.vivavoce.llm;

import static dev.vivavoce.llm.ScriptedChat.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.model.output.FinishReason;
import dev.vivavoce.core.spi.UnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelProbeTest {

    private static ModelProbe probe(ScriptedChat.Line line) {
        return ModelProbe.of(ScriptedChat.saying(line), "m", InstantSource.fixed(Instant.EPOCH));
    }

    @Test
    void tells_that_a_schema_binds() {
        ModelProbe probe = probe(reply("{\"levels\":[1,2],\"sure\":0.5}"));

        assertThat(probe.binding()).isTrue();
        assertThat(probe.effort().calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It will be sunny.",
                "{\"weather\":\"sunny\"}",
                "{\"levels\":[7],\"sure\":1}",
                "{\"levels\":[1],\"sure\":"
            })
    void tells_that_none_does_in_one_call(String reply) {
        assertThat(probe(reply(reply)).binding()).isFalse();
    }

    @Test
    void a_refusal_and_a_wrong_key_are_told() {
        assertThatThrownBy(() -> probe(reply("", FinishReason.CONTENT_FILTER)))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> probe(() -> {
                    throw new AuthenticationException("no");
                }))
                .isInstanceOfSatisfying(ModelConfigurationException.class, wrong -> assertThat(wrong.reason())
                        .isEqualTo(ModelConfigurationException.Reason.KEY));
    }
}

package dev.vivavoce.portal.speech.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.portal.exchange.control.Problem;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListeningTest {
    private static final Recording RECORDING = Recording.of(RecordingTest.wav(16_000, 16, 1, 1_600));

    /** Tells what it was given. */
    public static final class Attentive implements Transcriber {
        @Override
        public String transcribe(byte[] wav, Locale language) {
            return wav.length + " bytes of " + language;
        }
    }

    public static final class Away implements Transcriber {
        @Override
        public String transcribe(byte[] wav, Locale language) {
            throw new UnavailableException("away", "it is", Optional.of(Duration.ofSeconds(7)));
        }
    }

    public static final class Endless implements Transcriber {
        @Override
        public String transcribe(byte[] wav, Locale language) {
            return "a".repeat(Answer.MOST_CHARACTERS + 5);
        }
    }

    private static Listening by(String name) {
        Listening listening = new Listening();
        listening.engage(Optional.of(name));
        return listening;
    }

    @Test
    void hears_by_the_class_that_is_named() {
        assertThat(by(Attentive.class.getName()).hear(RECORDING, Locale.GERMAN)).isEqualTo("3244 bytes of de");
    }

    @Test
    void tells_when_a_transcriber_that_is_away_may_be_asked_again() {
        Problem problem = catchThrowableOfType(
                Problem.class, () -> by(Away.class.getName()).hear(RECORDING, Locale.ENGLISH));

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.retryAfter()).contains("7");
    }

    @Test
    void gives_no_more_text_than_an_answer_can_hold() {
        assertThat(by(Endless.class.getName()).hear(RECORDING, Locale.ENGLISH)).hasSize(Answer.MOST_CHARACTERS);
    }

    @Test
    void says_that_nobody_listens_where_none_is_named() {
        Problem problem = catchThrowableOfType(Problem.class, () -> new Listening().hear(RECORDING, Locale.ENGLISH));

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.document().type()).endsWith("/speech-not-configured");
    }

    @Test
    void does_not_start_with_a_class_that_is_none() {
        assertThatThrownBy(() -> by("no.such.Class")).hasMessageContaining("no.such.Class");
        assertThatThrownBy(() -> by(String.class.getName())).isInstanceOf(ClassCastException.class);
    }
}

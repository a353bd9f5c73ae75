package dev.vivavoce.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnavailableExceptionTest {

    private static final Optional<Duration> MINUTE = Optional.of(Duration.ofMinutes(1));

    @Test
    @SuppressWarnings("NullAway")
    void must_say_who_is_unavailable() {
        assertThatNullPointerException()
                .isThrownBy(() -> new UnavailableException(null, "busy", MINUTE))
                .withMessage("who");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnavailableException(" ", "busy", MINUTE))
                .withMessage("who must not be blank");
    }

    @Test
    void says_who_and_why_and_when_to_ask_again() {
        UnavailableException unavailable = new UnavailableException("model", "busy", MINUTE);

        assertThat(unavailable).hasMessage("model is unavailable: busy").hasNoCause();
        assertThat(unavailable.who()).isEqualTo("model");
        assertThat(unavailable.retryAfter()).isEqualTo(MINUTE);
    }

    @Test
    void may_know_the_cause_and_not_know_when_to_ask_again() {
        IOException cause = new IOException("cut");
        UnavailableException unavailable = new UnavailableException("model", "no line", Optional.empty(), cause);

        assertThat(unavailable).hasMessage("model is unavailable: no line").hasCause(cause);
        assertThat(unavailable.retryAfter()).isEmpty();
    }

    @Test
    void says_the_same_after_it_was_stored() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new UnavailableException("model", "busy", MINUTE));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            UnavailableException read = (UnavailableException) in.readObject();

            assertThat(read).hasMessage("model is unavailable: busy");
            assertThat(read.who()).isEqualTo("model");
            assertThat(read.retryAfter()).isEqualTo(MINUTE);
        }
    }
}

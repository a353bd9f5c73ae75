package dev.vivavoce.portal.speech.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vivavoce.portal.exchange.control.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class RecordingTest {
    static byte[] wav(float rate, int bits, int channels, int frames) {
        return file(AudioFileFormat.Type.WAVE, rate, bits, channels, frames);
    }

    private static byte[] file(AudioFileFormat.Type type, float rate, int bits, int channels, int frames) {
        AudioFormat format = new AudioFormat(rate, bits, channels, bits > 8, false);
        byte[] sound = new byte[frames * format.getFrameSize()];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AudioInputStream in = new AudioInputStream(new ByteArrayInputStream(sound), format, frames)) {
            AudioSystem.write(in, type, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static int refusal(byte[] file) {
        return catchThrowableOfType(Problem.class, () -> Recording.of(file)).status();
    }

    @Test
    void takes_what_browsers_record_for_us() {
        byte[] wav = wav(16_000, 16, 1, 8_000);

        assertThat(Recording.of(wav).wav()).isEqualTo(wav);
        assertThat(Recording.of(wav(16_000, 16, 1, 0)).wav()).isNotEmpty();
    }

    @Test
    void refuses_other_rates_widths_channels_and_files() {
        assertThat(refusal(wav(48_000, 16, 1, 100))).isEqualTo(415);
        assertThat(refusal(wav(16_000, 8, 1, 100))).isEqualTo(415);
        assertThat(refusal(wav(16_000, 16, 2, 100))).isEqualTo(415);
        assertThat(refusal(file(AudioFileFormat.Type.AU, 16_000, 16, 1, 100))).isEqualTo(415);
        assertThat(refusal("RIFF but nothing of the kind".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(415);
        assertThat(refusal(new byte[0])).isEqualTo(415);
        assertThat(refusal(Arrays.copyOf(wav(16_000, 16, 1, 100), 20))).isEqualTo(415);
    }

    @Test
    void refuses_what_is_too_long() {
        int most = (Recording.MOST_BYTES - 44) / 2;
        assertThat(Recording.of(wav(16_000, 16, 1, most)).wav()).hasSizeLessThanOrEqualTo(Recording.MOST_BYTES);
        assertThat(refusal(wav(16_000, 16, 1, most + 1))).isEqualTo(413);
    }
}

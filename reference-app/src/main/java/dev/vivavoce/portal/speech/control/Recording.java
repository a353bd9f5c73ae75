package dev.vivavoce.portal.speech.control;

import dev.vivavoce.portal.exchange.control.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** What somebody has said, as browsers record it for us. It lives as long as its request, and nothing writes it anywhere. */
public final class Recording {
    /** About five minutes. */
    public static final int MOST_BYTES = 10_000_000;

    private static final float RATE = 16_000;
    private static final int BITS = 16;

    private final byte[] wav;

    private Recording(byte[] wav) {
        this.wav = wav;
    }

    /** Refuses what is longer or of another kind. */
    public static Recording of(byte[] wav) {
        if (wav.length > MOST_BYTES) {
            throw Problem.of(
                    413, "too-large", "The request is too large", "Send at most " + MOST_BYTES + " bytes at once.");
        }
        try {
            AudioFileFormat file = AudioSystem.getAudioFileFormat(new ByteArrayInputStream(wav));
            AudioFormat format = file.getFormat();
            boolean fits = file.getType().equals(AudioFileFormat.Type.WAVE)
                    && format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED)
                    && format.getSampleRate() == RATE
                    && format.getSampleSizeInBits() == BITS
                    && format.getChannels() == 1;
            if (fits) {
                return new Recording(wav);
            }
        } catch (UnsupportedAudioFileException | IOException e) {
            // It is none of the files that are known; the same is said of all others.
        }
        throw Problem.of(
                415,
                "unsupported-type",
                "Unsupported content type",
                "Send a WAV file: PCM of 16 bits, one channel, 16,000 frames a second.");
    }

    byte[] wav() {
        return wav.clone();
    }
}

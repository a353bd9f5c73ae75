package dev.vivavoce.portal.speech.control;

import java.util.Locale;

/**
 * Makes text of speech. {@code transcriber.class} names one: a public class with a constructor without parameters, in a jar in the server's
 * folder {@code extensions}. It is called by many threads at once and may block; it keeps nothing of what it hears.
 */
@FunctionalInterface
public interface Transcriber {
    /**
     * What was said; empty where nothing was.
     *
     * @param wav a WAV file: PCM of 16 bits, one channel, 16,000 frames a second, at most 10 MB
     * @param language in which the person speaks
     * @throws dev.vivavoce.core.spi.UnavailableException when it may be possible later
     */
    String transcribe(byte[] wav, Locale language);
}

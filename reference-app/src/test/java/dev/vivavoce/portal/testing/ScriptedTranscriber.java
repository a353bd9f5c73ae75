package dev.vivavoce.portal.testing;

import dev.vivavoce.portal.speech.control.Transcriber;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Locale;

/** A transcriber that tells what it was given: the language, and whether anything was to be heard. */
public final class ScriptedTranscriber implements Transcriber {
    private static final int HEADER = 44;
    private static final int QUIET = 1_000;

    @Override
    public String transcribe(byte[] wav, Locale language) {
        ShortBuffer levels = ByteBuffer.wrap(wav)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(HEADER)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        int loudest = 0;
        while (levels.hasRemaining()) {
            loudest = Math.max(loudest, Math.abs(levels.get()));
        }
        return loudest < QUIET ? "" : "a sound in " + language.getLanguage();
    }
}

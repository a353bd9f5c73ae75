package dev.vivavoce.djl;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text out of bytes that come piece by piece: no character is given in halves. What is no UTF-8 becomes U+FFFD. */
final class Characters {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] rest = new byte[0];

    /** The characters that are whole with these bytes. */
    String add(byte[] octets) {
        return decode(octets, false);
    }

    /** What is left: nothing, or U+FFFD. */
    String end() {
        return decode(new byte[0], true);
    }

    private String decode(byte[] octets, boolean isEnd) {
        ByteBuffer in = ByteBuffer.allocate(rest.length + octets.length);
        in.put(rest).put(octets).flip();
        CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
        decoder.decode(in, out, isEnd);
        if (isEnd) {
            decoder.flush(out);
        }
        rest = new byte[in.remaining()];
        in.get(rest);
        return out.flip().toString();
    }
}

package dev.vivavoce.djl;

import java.util.Collection;

/**
 * A string, in valid UTF-8. Escapes of half a character ({@code \\ud83d}) do not come: the character itself can.
 *
 * @param least how many characters (code points) must still come
 * @param most how many may; {@link Integer#MAX_VALUE} for any number
 * @param left in the middle of a character: how many bytes or digits of it are still to come
 * @param low the least of the next of these
 * @param high the greatest of it
 */
record Text(int least, int most, Place place, int left, int low, int high) implements Part {

    /** How much of it has come. */
    enum Place {
        BEFORE,
        INSIDE,
        ESCAPE,
        HEX,
        UTF_8
    }

    private static final String ESCAPES = "\"\\/bfnrt";
    private static final int SURROGATE = 0xd;

    static Text of(int least, int most) {
        return new Text(least, most, Place.BEFORE, 0, 0, 0);
    }

    /** The same to whoever looks no further than {@code bytes} ahead. */
    Text within(int bytes) {
        int fewer = Math.min(least, bytes + 1);
        int more = most > bytes ? Integer.MAX_VALUE : most;
        return fewer == least && more == most ? this : new Text(fewer, more, place, left, low, high);
    }

    @Override
    public void step(int octet, Rest then, Collection<Rest> found) {
        switch (place) {
            case BEFORE -> {
                if (octet == '"') {
                    add(at(Place.INSIDE, 0, 0, 0), then, found);
                }
            }
            case INSIDE -> inside(octet, then, found);
            case ESCAPE -> {
                if (octet == 'u') {
                    add(at(Place.HEX, 4, 0, 15), then, found);
                } else if (ESCAPES.indexOf(octet) >= 0) {
                    add(counted(), then, found);
                }
            }
            case HEX -> {
                int digit = octet < 0x80 ? Character.digit(octet, 16) : -1;
                if (digit >= low && digit <= high) {
                    add(
                            left == 1
                                    ? counted()
                                    : at(Place.HEX, left - 1, 0, left == 4 && digit == SURROGATE ? 7 : 15),
                            then,
                            found);
                }
            }
            case UTF_8 -> {
                if (octet >= low && octet <= high) {
                    add(left == 1 ? counted() : at(Place.UTF_8, left - 1, 0x80, 0xbf), then, found);
                }
            }
        }
    }

    private void inside(int octet, Rest then, Collection<Rest> found) {
        if (octet == '"') {
            if (least == 0) {
                found.add(then);
            }
        } else if (most > 0) {
            if (octet == '\\') {
                add(at(Place.ESCAPE, 0, 0, 0), then, found);
            } else if (octet >= 0x20 && octet < 0x80) {
                add(counted(), then, found);
            } else if (octet >= 0xc2 && octet <= 0xf4) {
                add(begun(octet), then, found);
            }
        }
    }

    /** After the first byte of a longer character; the ranges are those of RFC 3629. */
    private Text begun(int octet) {
        int more = octet < 0xe0 ? 1 : octet < 0xf0 ? 2 : 3;
        int lowest = octet == 0xe0 ? 0xa0 : octet == 0xf0 ? 0x90 : 0x80;
        int highest = octet == 0xed ? 0x9f : octet == 0xf4 ? 0x8f : 0xbf;
        return at(Place.UTF_8, more, lowest, highest);
    }

    private Text counted() {
        return new Text(Math.max(0, least - 1), most == Integer.MAX_VALUE ? most : most - 1, Place.INSIDE, 0, 0, 0);
    }

    private Text at(Place other, int more, int lowest, int highest) {
        return new Text(least, most, other, more, lowest, highest);
    }

    private static void add(Text text, Rest then, Collection<Rest> found) {
        found.add(Rest.of(text, then));
    }
}

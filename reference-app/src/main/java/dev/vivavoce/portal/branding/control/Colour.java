package dev.vivavoce.portal.branding.control;

import java.util.Locale;

/** An opaque colour of the sRGB space. */
public record Colour(int red, int green, int blue) {
    public static final Colour WHITE = new Colour(255, 255, 255);

    static final Colour BLACK = new Colour(0, 0, 0);

    /** Of text, by the Web Content Accessibility Guidelines 2.2, level AA. */
    public static final double READABLE = 4.5;

    /** Of large shapes, by the same. */
    public static final double VISIBLE = 3;

    /** Nearly black, as the pages' text. */
    public static final Colour INK = new Colour(0x12, 0x19, 0x22);

    /** Of a text such as {@code #0a4f8f}. */
    public static Colour parse(String text) {
        int rgb = Integer.parseInt(text.substring(1), 16);
        return new Colour(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** From 1 to 21, by the Web Content Accessibility Guidelines 2.2, contrast ratio. */
    public double contrast(Colour other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    /** What to write in on this one: the first of {@code preferred} that is readable, else black or white, one of which always is. */
    Colour ink(Colour... preferred) {
        for (Colour ink : preferred) {
            if (ink.contrast(this) >= READABLE) {
                return ink;
            }
        }
        return contrast(BLACK) >= contrast(WHITE) ? BLACK : WHITE;
    }

    /** On the way from this one, at 0, to another, at 1. */
    Colour mix(Colour other, double share) {
        return new Colour(
                between(red, other.red, share), between(green, other.green, share), between(blue, other.blue, share));
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}

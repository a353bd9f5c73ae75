package dev.vivavoce.djl;

import java.util.Collection;

/**
 * An array.
 *
 * @param least how many items must still come
 * @param most how many may; {@link Integer#MAX_VALUE} for any number
 */
record Items(Shape shape, int least, int most, Place place) implements Part {

    /** How much of it has come. */
    enum Place {
        BEFORE,
        FIRST,
        LATER
    }

    /** What an array consists of. Equal to itself alone. */
    static final class Shape {
        private final Part item;

        Shape(Part item) {
            this.item = item;
        }

        Part item() {
            return item;
        }
    }

    static Items of(Part item, int least, int most) {
        return new Items(new Shape(item), least, most, Place.BEFORE);
    }

    @Override
    public void step(int octet, Rest then, Collection<Rest> found) {
        if (place == Place.BEFORE) {
            if (octet == '[') {
                found.add(Rest.of(new Items(shape, least, most, Place.FIRST), then));
            }
            return;
        }
        if (octet == ']' && least == 0) {
            found.add(then);
        }
        if (most == 0) {
            return;
        }
        Rest more = Rest.of(
                new Items(shape, Math.max(0, least - 1), most == Integer.MAX_VALUE ? most : most - 1, Place.LATER),
                then);
        if (place == Place.FIRST) {
            shape.item.step(octet, more, found);
        } else if (octet == ',') {
            found.add(Rest.of(shape.item, more));
        }
    }
}

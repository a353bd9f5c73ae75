package dev.vivavoce.djl;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * A number without an exponent, within bounds.
 *
 * @param prefix what has come of it
 */
record Digits(Bounds bounds, String prefix) implements Part {
    private static final Pattern BEGUN = Pattern.compile("-|-?(?:0|[1-9]\\d*)(?:\\.\\d*)?");

    /**
     * Which numbers may come: those with so many decimals, from {@code least} to {@code most}, of which there is one at least.
     *
     * @param decimals 0 for integers
     */
    record Bounds(BigDecimal least, BigDecimal most, int decimals) {
        Bounds {
            least = least.setScale(decimals, RoundingMode.CEILING);
            most = most.setScale(decimals, RoundingMode.FLOOR);
            if (least.compareTo(most) > 0) {
                throw new IllegalArgumentException("no number lies from " + least + " to " + most);
            }
        }

        private boolean holds(BigDecimal value) {
            return least.compareTo(value) <= 0 && value.compareTo(most) <= 0;
        }

        /** Whether some number that begins so may come. */
        private boolean reachable(String prefix) {
            boolean negative = prefix.startsWith("-");
            BigDecimal lowest = negative ? most.negate() : least;
            BigDecimal highest = negative ? least.negate() : most;
            String digits = negative ? prefix.substring(1) : prefix;
            if (digits.isEmpty()) {
                return highest.signum() >= 0;
            }
            int point = digits.indexOf('.');
            if (point >= 0) {
                int written = digits.length() - point - 1;
                return written <= decimals
                        && meets(new BigDecimal(digits + "0"), BigDecimal.ONE.movePointLeft(written), lowest, highest);
            }
            // The same digits may stand before more: 1 begins 1, 10 to 19, 100 to 199, and so on.
            BigDecimal value = new BigDecimal(digits);
            BigDecimal width = BigDecimal.ONE;
            do {
                if (meets(value, width, lowest, highest)) {
                    return true;
                }
                value = value.movePointRight(1);
                width = width.movePointRight(1);
            } while (value.signum() > 0 && value.compareTo(highest) <= 0);
            return false;
        }

        /** Whether a number from {@code value}, and less than {@code width} above it, lies within. */
        private boolean meets(BigDecimal value, BigDecimal width, BigDecimal lowest, BigDecimal highest) {
            BigDecimal last = value.add(width).subtract(BigDecimal.ONE.movePointLeft(decimals));
            return value.compareTo(highest) <= 0 && last.compareTo(lowest) >= 0;
        }
    }

    @Override
    public void step(int octet, Rest then, Collection<Rest> found) {
        if (octet == '-' || octet == '.' || (octet >= '0' && octet <= '9')) {
            String longer = prefix + (char) octet;
            boolean decimal = longer.indexOf('.') < 0 || bounds.decimals > 0;
            if (decimal && BEGUN.matcher(longer).matches() && bounds.reachable(longer)) {
                found.add(Rest.of(new Digits(bounds, longer), then));
            }
        } else if (mayEnd()) {
            then.step(octet, found);
        }
    }

    @Override
    public boolean mayEnd() {
        return !prefix.isEmpty()
                && Character.isDigit(prefix.charAt(prefix.length() - 1))
                && bounds.holds(new BigDecimal(prefix));
    }
}

package dev.vivavoce.embedded;

/** Whether one word may be a slip for another. */
final class Spelling {

    private static final int SHORTEST_FOR_TWO = 8;
    private static final int SHARED_START = 6;

    private Spelling() {}

    /** One slip apart, two in long words, or the same for their first {@value #SHARED_START} letters or more. */
    static boolean isNear(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int longer = Math.max(a.length(), b.length());
        int start = 0;
        while (start < shorter && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        if (start >= SHARED_START && longer - start <= 3) {
            return true;
        }
        int end = 0;
        while (end < shorter - start && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        int changedA = a.length() - start - end;
        int changedB = b.length() - start - end;
        int most = shorter >= SHORTEST_FOR_TWO ? 2 : 1;
        if (changedA <= most && changedB <= most) {
            return true;
        }
        return changedA == 2
                && changedB == 2
                && a.charAt(start) == b.charAt(start + 1)
                && a.charAt(start + 1) == b.charAt(start);
    }
}

package dev.vivavoce.llm;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Who finds in a text what they need, all of them in one pass: a tree of letters and digits, in which each place knows who
 * waits for it. Capitals are as good as small letters.
 */
final class Lexicon {

    /** As many as fit a byte. */
    private static final int MOST_NEEDS = 7;

    private static final int ASCII = 0x80;
    /** All characters before it are Latin or of no alphabet. */
    private static final int FIRST_FAR = 0x250;

    private static final int LETTERS = 26;
    private static final int KINDS = 36;
    private static final int[] NOBODY = {};
    /** For each ASCII character the place of a letter, whatever its case; else -1. */
    private static final byte[] LETTER = new byte[ASCII];
    /** For each ASCII character the place of a digit; else -1. */
    private static final byte[] DIGIT = new byte[ASCII];

    static {
        for (int c = 0; c < ASCII; c++) {
            LETTER[c] = (byte) (Character.isLetter(c) ? (c | 0x20) - 'a' : -1);
            DIGIT[c] = (byte) (Character.isDigit(c) ? LETTERS + c - '0' : -1);
        }
    }

    /** Where a run of letters or digits leads: from node n by kind k to the node at n * KINDS + k, or to 0, which is nowhere. */
    private char[] next = new char[KINDS];
    /** Who waits for a run that starts as far as a node. */
    private int[][] starts = {NOBODY};
    /** Who waits for a run that ends at a node. */
    private int[][] wholes = {NOBODY};

    private final int[][] signs = new int[ASCII + 1][];
    private final byte[] all;

    /** @param needs of each who asks, as in {@link Needs}; more than the first few are not looked for */
    Lexicon(List<List<Set<String>>> needs) {
        all = new byte[needs.size()];
        Arrays.fill(signs, NOBODY);
        for (int who = 0; who < all.length; who++) {
            int count = Math.min(needs.get(who).size(), MOST_NEEDS);
            all[who] = (byte) ((1 << count) - 1);
            for (int need = 0; need < count; need++) {
                for (String entry : needs.get(who).get(need)) {
                    put(entry, who << 3 | need);
                }
            }
        }
    }

    private void put(String entry, int waits) {
        char first = entry.charAt(0);
        boolean start = entry.endsWith("*") && entry.length() > 1;
        if (kind(first) < 0) {
            add(signs, first, waits);
        } else {
            int node = node(start ? entry.substring(0, entry.length() - 1) : entry);
            add(start ? starts : wholes, node, waits);
        }
    }

    private int node(String run) {
        int node = 0;
        for (int i = 0; i < run.length(); i++) {
            int place = node * KINDS + kind(run.charAt(i));
            if (next[place] == 0) {
                next[place] = (char) starts.length;
                next = Arrays.copyOf(next, next.length + KINDS);
                starts = Arrays.copyOf(starts, starts.length + 1);
                wholes = Arrays.copyOf(wholes, wholes.length + 1);
                starts[starts.length - 1] = NOBODY;
                wholes[wholes.length - 1] = NOBODY;
            }
            node = next[place];
        }
        return node;
    }

    private static void add(int[][] those, int place, int one) {
        int[] more = Arrays.copyOf(those[place], those[place].length + 1);
        more[more.length - 1] = one;
        those[place] = more;
    }

    private static int kind(char c) {
        return Math.max(kind(c, LETTER), kind(c, DIGIT));
    }

    private static int kind(char c, byte[] kinds) {
        return c < ASCII ? kinds[c] : -1;
    }

    /** Whether {@link Needs#FAR} stands for it. */
    static boolean isFar(int point) {
        if (point < FIRST_FAR || Character.isSpaceChar(point)) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        return script != Character.UnicodeScript.LATIN && script != Character.UnicodeScript.COMMON;
    }

    /** What of the needs a text meets, for {@link #isMet}. */
    byte[] met(String text) {
        byte[] met = new byte[all.length];
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (kind(c, LETTER) >= 0) {
                i = run(text, i, LETTER, met);
            } else if (kind(c, DIGIT) >= 0) {
                i = run(text, i, DIGIT, met);
            } else if (c < ASCII) {
                meet(met, signs[c]);
                i++;
            } else {
                int point = text.codePointAt(i);
                meet(met, isFar(point) ? signs[ASCII] : NOBODY);
                i += Character.charCount(point);
            }
        }
        return met;
    }

    /** Follows a run of letters or of digits to its end. */
    private int run(String text, int from, byte[] kinds, byte[] met) {
        int node = 0;
        int i = from;
        while (i < text.length()) {
            int kind = kind(text.charAt(i), kinds);
            if (kind < 0) {
                break;
            }
            i++;
            node = next[node * KINDS + kind];
            if (node == 0) {
                return end(text, i, kinds);
            }
            if (starts[node] != NOBODY) {
                meet(met, starts[node]);
            }
        }
        meet(met, wholes[node]);
        return i;
    }

    private static int end(String text, int from, byte[] kinds) {
        int i = from;
        while (i < text.length() && kind(text.charAt(i), kinds) >= 0) {
            i++;
        }
        return i;
    }

    private static void meet(byte[] met, int[] waiting) {
        for (int waits : waiting) {
            met[waits >>> 3] |= (byte) (1 << (waits & 7));
        }
    }

    /** Whether a text that met these meets all that one needs. */
    boolean isMet(int who, byte[] met) {
        return met[who] == all[who];
    }
}

package dev.vivavoce.embedded;

import java.util.List;

/** Words that fingers make and minds do not. */
final class Mash {

    private static final List<String> ROWS =
            List.of("qwertyuiop", "poiuytrewq", "asdfghjkl", "lkjhgfdsa", "zxcvbnm", "mnbvcxz");
    private static final int RUN = 4;
    private static final int LONGEST_CLUSTER = 5;
    private static final int LONGEST_PERIOD = 3;

    private Mash() {}

    /** 1 where a word in lower case is surely typed at random, 0.5 where it may be an abbreviation as well, otherwise 0. */
    static double likelihood(String term) {
        boolean silent = true;
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            if (c < 'a' || c > 'z') {
                return 0;
            }
            silent &= !isVowel(c);
        }
        if (term.length() < RUN) {
            return silent && term.length() > 1 ? 0.5 : 0;
        }
        if (hasRun(term) || isPeriodic(term) || hasCluster(term)) {
            return 1;
        }
        return silent ? term.length() > RUN ? 1 : 0.5 : 0;
    }

    private static boolean isVowel(int c) {
        return "aeiouy".indexOf(c) >= 0;
    }

    private static boolean hasRun(String term) {
        for (int i = 0; i + RUN <= term.length(); i++) {
            if (isSame(term, i) || isOfARow(term, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(String term, int from) {
        int i = from + 1;
        while (i < from + RUN && term.charAt(i) == term.charAt(from)) {
            i++;
        }
        return i == from + RUN;
    }

    private static boolean isOfARow(String term, int from) {
        for (String row : ROWS) {
            int place = row.indexOf(term.charAt(from));
            if (place >= 0 && term.regionMatches(from, row, place, RUN)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPeriodic(String term) {
        for (int period = 1; period <= LONGEST_PERIOD; period++) {
            if (term.length() >= 3 * period
                    && term.length() >= 2 * LONGEST_PERIOD
                    && term.regionMatches(period, term, 0, term.length() - period)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasCluster(String term) {
        int cluster = 0;
        for (int i = 0; i < term.length(); i++) {
            cluster = isVowel(term.charAt(i)) ? 0 : cluster + 1;
            if (cluster > LONGEST_CLUSTER) {
                return true;
            }
        }
        return false;
    }
}

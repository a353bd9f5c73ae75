package dev.vivavoce.cli.interview;

/** How things are set off on a terminal; as they are where there is no colour. Nothing is told by colour alone. */
enum Palette {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    ACCENT("36"),
    GOOD("32"),
    FAIR("33"),
    POOR("31"),
    QUESTION("1;36");

    private final String codes;

    Palette(String codes) {
        this.codes = codes;
    }

    String paint(String text, boolean colour) {
        return !colour || codes.isEmpty() || text.isEmpty() ? text : "\033[" + codes + "m" + text + "\033[0m";
    }

    /** The palette of a score, 1 to 10. */
    static Palette ofScore(double score) {
        return score >= 7 ? GOOD : score > 4 ? FAIR : POOR;
    }
}

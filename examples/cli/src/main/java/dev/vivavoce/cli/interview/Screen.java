package dev.vivavoce.cli.interview;

import java.io.PrintStream;
import java.util.List;
import java.util.function.IntSupplier;

/** What the person sees: paragraphs, rows with a label, rules. Not thread-safe. */
final class Screen {

    private static final int WIDEST = 96;
    private static final int NARROWEST = 30;
    private static final int LABEL = 12;
    private static final String MARGIN = "  ";

    private final PrintStream out;
    private final boolean colour;
    private final IntSupplier columns;

    /**
     * @param colour whether the terminal shows colours
     * @param columns the terminal's width at the moment
     */
    Screen(PrintStream out, boolean colour, IntSupplier columns) {
        this.out = out;
        this.colour = colour;
        this.columns = columns;
    }

    void blank() {
        out.println();
    }

    void rule() {
        out.println(MARGIN + paint(Palette.FAINT, "─".repeat(width())));
    }

    /** A paragraph. */
    void text(String text) {
        text(Palette.PLAIN, text);
    }

    /** A paragraph that is set off. */
    void text(Palette palette, String text) {
        for (String line : Plain.wrap(text, width())) {
            out.println(MARGIN + paint(palette, line));
        }
    }

    /** A label and what belongs to it, which may take several lines. */
    void row(String label, String text) {
        row(label, Palette.PLAIN, text);
    }

    void row(String label, Palette palette, String text) {
        item(paint(Palette.FAINT, pad(label, LABEL)), LABEL, palette, text);
    }

    /** A paragraph under a label, behind a mark. */
    void point(String label, Palette palette, String mark, String text) {
        String lead = pad(label, LABEL);
        item(paint(Palette.FAINT, lead) + paint(palette, mark) + " ", LABEL + 2, Palette.PLAIN, text);
    }

    /** A paragraph behind a score, 1 to 10. */
    void scored(int score, String text) {
        String lead = (score < 10 ? " " : "") + score + " ";
        item(paint(Palette.ofScore(score), lead) + bar(score) + "  ", 15, Palette.PLAIN, text);
    }

    /** A line that is already laid out. */
    void raw(String line) {
        out.println(MARGIN + line);
    }

    String paint(Palette palette, String text) {
        return palette.paint(text, colour);
    }

    /** Ten cells, as many full as the score says. */
    String bar(int score) {
        return paint(Palette.ofScore(score), "█".repeat(score)) + paint(Palette.FAINT, "░".repeat(10 - score));
    }

    /** The columns that there are for text. */
    int width() {
        return Math.max(NARROWEST, Math.min(WIDEST, columns.getAsInt() - 2 * MARGIN.length()));
    }

    void flush() {
        out.flush();
    }

    static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - Plain.width(text)));
    }

    private void item(String lead, int leadWidth, Palette palette, String text) {
        List<String> lines = Plain.wrap(text, Math.max(NARROWEST / 2, width() - leadWidth));
        for (int i = 0; i < lines.size(); i++) {
            out.println(MARGIN + (i == 0 ? lead : " ".repeat(leadWidth)) + paint(palette, lines.get(i)));
        }
    }
}

package dev.vivavoce.cli.batch;

import dev.vivavoce.core.report.Agreement;
import java.io.PrintWriter;
import java.util.Locale;

/** How far raters agree with people, a row for each, on answers that nothing was learned from. */
final class AgreementTable {

    private final PrintWriter text;

    /** Begins a table. */
    AgreementTable(PrintWriter text) {
        this.text = text;
        row("held-out half", "answers", "kappa", "correlation", "mean error", "within 1");
    }

    void row(String name, Agreement agreement) {
        row(
                name,
                String.valueOf(agreement.answers()),
                String.format(Locale.ROOT, "%.3f", agreement.kappa()),
                String.format(Locale.ROOT, "%.3f", agreement.correlation()),
                String.format(Locale.ROOT, "%.2f", agreement.meanError()),
                String.format(Locale.ROOT, "%.0f %%", 100 * agreement.near()));
    }

    private void row(String... cells) {
        text.printf(
                Locale.ROOT,
                "%-14s %8s %8s %12s %11s %9s%n",
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                cells[5]);
    }
}

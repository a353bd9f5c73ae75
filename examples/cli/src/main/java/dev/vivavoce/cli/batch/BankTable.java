package dev.vivavoce.cli.batch;

import dev.vivavoce.bank.Category;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.InterviewFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What a bank holds, counted. */
final class BankTable {

    /** Interviews that a job should have without a repetition. */
    private static final int SESSIONS = 3;

    private final List<String> columns = new ArrayList<>();
    private final List<Predicate<Question>> kinds = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final QuestionBank bank;

    /** What one job can be asked, and the formats that come up short. */
    private record Row(String name, List<Long> counts, List<String> holes) {}

    BankTable(QuestionBank bank) {
        this.bank = bank;
        for (Style style : Style.values()) {
            column(style, question -> question.style() == style);
        }
        for (Difficulty difficulty : Difficulty.values()) {
            column(difficulty, question -> question.difficulty() == difficulty);
        }
        for (Seniority seniority : Seniority.values()) {
            column(seniority, question -> question.seniority() == seniority);
        }
        bank.categories().stream()
                .sorted(Comparator.comparing(Category::family).thenComparing(Category::name))
                .forEach(category -> {
                    List<Question> questions = bank.questions(category);
                    rows.add(new Row(category.name(), counts(questions), holes(category, questions)));
                });
        rows.add(new Row("All " + bank.categories().size() + " jobs", counts(bank.questions()), List.of()));
    }

    private void column(Enum<?> name, Predicate<Question> kind) {
        columns.add(name.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        kinds.add(kind);
    }

    private List<Long> counts(List<Question> questions) {
        return kinds.stream()
                .map(kind -> questions.stream().filter(kind).count())
                .toList();
    }

    private static List<String> holes(Category category, List<Question> questions) {
        List<String> holes = new ArrayList<>();
        for (String id : category.formats()) {
            InterviewFormat.named(id).ifPresent(format -> format.mix().forEach((style, count) -> {
                long there = questions.stream()
                        .filter(question -> question.style() == style)
                        .count();
                if (there < (long) SESSIONS * count) {
                    holes.add(id + ": " + there + " of " + SESSIONS * count + " "
                            + style.name().toLowerCase(Locale.ROOT));
                }
            }));
        }
        return holes;
    }

    /** The table for a terminal. */
    String text() {
        int name = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        StringBuilder text = new StringBuilder(pad("", name));
        columns.forEach(column -> text.append(String.format(Locale.ROOT, " %6.6s", column)));
        text.append('\n');
        for (Row row : rows) {
            text.append(pad(row.name(), name));
            for (long count : row.counts()) {
                text.append(String.format(Locale.ROOT, " %6d", count));
            }
            row.holes().forEach(hole -> text.append("  ! ").append(hole));
            text.append('\n');
        }
        return text.append(bank.questions().size())
                .append(" questions. A job can be asked its own and those of its skills and competencies.\n")
                .toString();
    }

    /** The table as a page, each count with a bar. */
    String html() {
        long[] most = new long[columns.size()];
        for (Row row : rows.subList(0, rows.size() - 1)) {
            for (int i = 0; i < most.length; i++) {
                most[i] = Math.max(most[i], row.counts().get(i));
            }
        }
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Question bank</title><style>
                :root { color-scheme: light dark; } body { font: 14px/1.4 system-ui, sans-serif; margin: 24px; }
                table { border-collapse: collapse; } th, td { padding: 2px 8px; text-align: right; } th { position: sticky; top: 0; background: Canvas; }
                td:first-child, th:first-child, td:last-child { text-align: left; } td { border-top: 1px solid #8884; }
                svg { display: block; width: 56px; height: 4px; } rect { fill: #4a80bd; } .hole { color: #c0392b; }
                </style></head><body><h1>Question bank</h1><table><thead><tr><th>Job</th>
                """);
        columns.forEach(column -> page.append("<th>").append(column).append("</th>"));
        page.append("<th>Holes</th></tr></thead><tbody>\n");
        for (Row row : rows) {
            page.append("<tr><td>").append(escaped(row.name())).append("</td>");
            for (int i = 0; i < most.length; i++) {
                page.append("<td>")
                        .append(row.counts().get(i))
                        .append(
                                "<svg viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"")
                        .append(Math.min(
                                100, most[i] == 0 ? 0 : 100 * row.counts().get(i) / most[i]))
                        .append("\" height=\"4\"/></svg></td>");
            }
            page.append("<td class=\"hole\">")
                    .append(escaped(String.join("; ", row.holes())))
                    .append("</td></tr>\n");
        }
        return page.append("</tbody></table></body></html>\n").toString();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}

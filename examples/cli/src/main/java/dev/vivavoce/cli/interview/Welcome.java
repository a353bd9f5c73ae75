package dev.vivavoce.cli.interview;

import dev.vivavoce.bank.Category;
import dev.vivavoce.bank.Classification;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** Greets: shows what was recognised in the posting, and how the interview works. */
final class Welcome {

    private static final double UNSURE = 0.5;
    /** The bank then asks what any job asks for. */
    private static final double UNKNOWN = 0.1;

    private static final int SKILLS = 12;

    private Welcome() {}

    static void show(Screen screen, Path posting, Session session, Classification job, Path file) {
        Category category = job.category();
        screen.blank();
        screen.row("Posting", posting.toString());
        screen.row("Job", Palette.STRONG, session.position().title());
        screen.row(
                "Read as",
                (job.confidence() < UNKNOWN ? "no job that is known; nearest is " : "") + category.name() + " (ISCO-08 "
                        + category.isco08() + ", O*NET " + category.onetSoc() + "), "
                        + Math.round(100 * job.confidence()) + " % sure");
        if (job.confidence() < UNSURE
                && job.confidence() >= UNKNOWN
                && !job.alternatives().isEmpty()) {
            screen.row(
                    "",
                    Palette.FAIR,
                    "or "
                            + job.alternatives().stream()
                                    .map(other -> other.category().name())
                                    .collect(Collectors.joining(", "))
                            + "; a clearer title helps");
        }
        screen.row("Seniority", job.seniority().name().toLowerCase(Locale.ROOT));
        String skills = job.skills().stream()
                .map(mention -> mention.skill().name())
                .distinct()
                .limit(SKILLS)
                .collect(Collectors.joining(", "));
        screen.row("Skills", skills.isEmpty() ? "none recognised" : skills);
        format(screen, session, file);
    }

    static void again(Screen screen, Session session, Path file) {
        screen.blank();
        screen.row("Job", Palette.STRONG, session.position().title());
        long done = session.turns().stream()
                .filter(turn -> !(turn instanceof Turn.Open))
                .count();
        screen.row("Resumed", done + (done == 1 ? " answer" : " answers") + " or skipped questions so far");
        format(screen, session, file);
    }

    private static void format(Screen screen, Session session, Path file) {
        InterviewFormat format = session.format();
        screen.row(
                "Format",
                format.id().replace('_', ' ') + ": " + format.questions() + " questions, about " + format.minutes()
                        + " minutes, seed " + session.seed());
        screen.row("Saved in", file.toString());
        screen.blank();
        screen.text(
                Palette.FAINT,
                "Take as many lines as you like. Two empty lines, a line with a single dot, or Ctrl-D end an answer.");
        screen.text(Palette.FAINT, Command.all());
    }
}

package dev.vivavoce.cli.interview;

import java.time.Duration;
import java.util.List;

/** Answers from a file: each turn of a session has its line, so that a resumed session goes on at the right one. */
final class PreparedCandidate implements Candidate {

    private final List<AnswerFile.Line> lines;
    private final Screen screen;

    PreparedCandidate(List<AnswerFile.Line> lines, Screen screen) {
        this.lines = List.copyOf(lines);
        this.screen = screen;
    }

    @Override
    public Reply reply(Prompt prompt) {
        if (prompt.turn() >= lines.size()) {
            return new Reply.Stop(Reply.Reason.NO_MORE);
        }
        AnswerFile.Line line = lines.get(prompt.turn());
        if (prompt.probe() > 0) {
            return prompt.probe() <= line.probes().size()
                    ? said(line.probes().get(prompt.probe() - 1), Duration.ZERO)
                    : new Reply.Pass();
        }
        return line.text().isEmpty()
                ? new Reply.Pass()
                : said(line.text().get(), line.time().orElse(Duration.ZERO));
    }

    @Override
    public Reply afterwards() {
        return new Reply.Pass();
    }

    private Reply said(String text, Duration time) {
        screen.row("Answer", Palette.FAINT, Plain.clip(text, 4 * screen.width()));
        return new Reply.Said(text, time);
    }
}

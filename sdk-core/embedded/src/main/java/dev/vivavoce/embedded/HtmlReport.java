package dev.vivavoce.embedded;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.Proposal;
import dev.vivavoce.core.progress.Focus;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.progress.TopicProgress;
import dev.vivavoce.core.report.ScoreCard;
import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.core.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A report on a session as one HTML file: scores with the range that the evidence supports, competencies, each answer with
 * its quotes marked, what to do next and what is proposed for the plan. Nothing is loaded from anywhere and no script runs;
 * charts are SVG with tables beside them; it follows the reader's light or dark scheme and can be printed.
 *
 * <p>All text of other people is escaped, and kept from turning the direction of the text around it.
 */
public final class HtmlReport {

    private static final String CSS = Resource.text("report.css");

    private final Session session;
    private final ScoreCard card;
    private final Progress progress;
    private final Scores scores;
    private final Html html = new Html();

    private HtmlReport(Session session, Progress progress) {
        this.session = requireNonNull(session, "session");
        this.card = ScoreCard.of(session);
        this.progress = requireNonNull(progress, "progress");
        this.scores = new Scores(card);
    }

    /**
     * The report, in English.
     *
     * @param session in any state; what still waits for an evaluation is shown as waiting
     * @param progress over as many sessions as the reader should see
     * @param proposal for the plan, where one was made
     * @return a whole HTML document, to be stored as UTF-8
     */
    public static String of(Session session, Progress progress, Optional<Proposal> proposal) {
        return new HtmlReport(session, progress).write(proposal);
    }

    private String write(Optional<Proposal> proposal) {
        html.begin("Interview report: " + session.position().title(), CSS);
        header();
        html.tag("main");
        tiles();
        note();
        profile();
        topics();
        html.tag("section", "id", "answers").line("h2", "", "Answers");
        for (int i = 0; i < card.turns().size(); i++) {
            new AnswerCard(html, session, card.turns().get(i), i + 1).write();
        }
        html.end();
        proposal.filter(made -> !made.changes().isEmpty()).ifPresent(this::proposal);
        html.end();
        footer();
        return html.end().end().newline().page();
    }

    private void header() {
        html.tag("header").line("h1", "", session.position().title());
        html.tag("p", "class", "soft")
                .text(Wording.words(session.format().id()) + " interview · "
                        + (session.purpose() == Purpose.PRACTICE ? "practice" : "assessment") + " · "
                        + Wording.count(card.turns().size(), "question"));
        scores.day().ifPresent(day -> html.text(" · " + day));
        html.end().end().newline();
    }

    private void tiles() {
        html.tag("div", "class", "tiles");
        if (card.overall().isPresent()) {
            String likely = Charts.number(Charts.scale(card.overall().get().low())) + " and "
                    + Charts.number(Charts.scale(card.overall().get().high()));
            tile("Overall score", Charts.number(scores.mean()), " / 10", "Likely between " + likely);
        } else {
            tile("Overall score", "–", " / 10", "Nothing is rated yet");
        }
        tile(
                "Rated answers",
                String.valueOf(scores.rated()),
                " of " + card.turns().size(),
                scores.others().isEmpty() ? "Every question was answered" : scores.others());
        tile(
                "Time",
                Wording.time(scores.time()),
                "",
                "Planned: " + Wording.count(session.format().minutes(), "minute"));
        scores.weakest()
                .ifPresentOrElse(
                        weakest -> named(
                                "Most to gain",
                                weakest.competency().name(),
                                Charts.number(scores.mean(weakest.competency())) + " of 10 over "
                                        + Wording.count(weakest.questions(), "question")),
                        () -> named("Most to gain", "–", "Nothing is rated yet"));
        html.end().newline();
    }

    private void tile(String label, String figure, String unit, String below) {
        html.tag("div", "class", "card").line("div", "soft", label).tag("div", "class", "tile");
        html.text(figure)
                .line("small", "", unit)
                .end()
                .line("div", "soft", below)
                .end();
    }

    private void named(String label, String name, String below) {
        html.tag("div", "class", "card").line("div", "soft", label);
        html.line("div", "tile words", name).line("div", "soft", below).end();
    }

    private void note() {
        html.tag("div", "class", "note", "role", "note").tag("p");
        html.line("strong", "", "The score is advice; a person decides. ");
        html.text("Levels rest on quotes from the answers, and the score is computed from the levels.");
        html.end();
        progress.nextFocus().ifPresent(focus -> html.tag("p")
                .line("strong", "", "Next: " + focus.topic() + ". ")
                .text(reason(focus.reason()))
                .end());
        html.end().newline();
    }

    private static String reason(Focus.Reason reason) {
        return switch (reason) {
            case WEAK -> "It is where the answers were weakest.";
            case FALLING -> "The later answers were worse than the earlier ones.";
            case LITTLE_EVIDENCE -> "Too little is known about it yet.";
            case LEAST_STRONG -> "All topics are strong; this one is the least strong.";
        };
    }

    private void profile() {
        if (scores.rated() == 0) {
            return;
        }
        html.tag("div", "class", "pair").tag("section", "class", "card").line("h2", "", "Competency profile");
        html.tag("table").tag("thead").tag("tr");
        html.line("th", "", "Competency").line("th", "", "Score, and where it likely lies");
        html.line("th", "figure", "Score")
                .line("th", "figure", "Answers")
                .end()
                .end()
                .tag("tbody");
        for (ScoreCard.CompetencyScore score : card.competencies()) {
            double mean = scores.mean(score.competency());
            html.tag("tr").line("td", "name", score.competency().name()).tag("td", "class", "chart");
            Charts.bar(html, mean, score.strength());
            html.end().line("td", "figure", Charts.number(mean)).line("td", "figure", score.questions());
            html.end();
        }
        html.end().end();
        html.line(
                "p",
                "soft",
                "The line under each bar is where the score likely lies: with so few answers it is wide (90 % interval).");
        html.end().tag("section", "class", "card").line("h2", "", "Question by question");
        Charts.columns(html, scores.inOrder());
        html.tag("details").line("summary", "", "Show as table").tag("table").tag("tbody");
        for (int i = 0; i < card.turns().size(); i++) {
            html.tag("tr").line("td", "figure", "Q" + (i + 1));
            html.line("td", "", card.turns().get(i).question().text());
            html.line(
                    "td",
                    "figure",
                    scores.inOrder().get(i).isPresent()
                            ? Charts.number(scores.inOrder().get(i).getAsDouble())
                            : "–");
            html.end();
        }
        html.end().end().end().end().end().newline();
    }

    /** Where the progress tells more than this session does. */
    private void topics() {
        int attempts =
                progress.topics().stream().mapToInt(TopicProgress::attempts).sum();
        if (attempts <= scores.rated()) {
            return;
        }
        html.tag("section", "class", "card")
                .line("h2", "", "Progress over all sessions")
                .tag("table");
        html.tag("thead").tag("tr").line("th", "", "Topic").line("th", "", "Strength, and where it likely lies");
        html.line("th", "figure", "Answers").line("th", "figure", "Time").line("th", "figure", "Trend");
        html.end().end().tag("tbody");
        for (TopicProgress topic : progress.topics()) {
            html.tag("tr").line("td", "name", topic.topic()).tag("td", "class", "chart");
            Charts.bar(html, Charts.scale(topic.strength().mean()), topic.strength());
            html.end().line("td", "figure", topic.attempts()).line("td", "figure", Wording.time(topic.time()));
            html.line("td", "figure", String.format(Locale.ROOT, "%+.1f", topic.trend()))
                    .end();
        }
        html.end().end().end().newline();
    }

    private void proposal(Proposal proposal) {
        html.tag("section", "class", "card").line("h2", "", "Proposed changes to the plan");
        html.line("p", "soft", "Nothing changes until you approve it, all of it or a part.");
        html.tag("table").tag("thead").tag("tr").line("th", "", "Change").line("th", "", "Topic");
        html.line("th", "", "From → to").line("th", "", "Why").end().end().tag("tbody");
        for (PlanChange change : proposal.changes()) {
            List<String> cells = cells(change);
            html.tag("tr").line("td", "name", cells.get(0)).line("td", "", cells.get(1));
            html.line("td", "figure", cells.get(2))
                    .line("td", "", change.rationale())
                    .end();
        }
        html.end().end().end().newline();
    }

    private static List<String> cells(PlanChange change) {
        if (change instanceof PlanChange.Introduce introduce) {
            return List.of(
                    "Take up",
                    introduce.introduced().name(),
                    "→ " + Wording.count(introduce.introduced().dailyMinutes(), "minute"));
        }
        String topic = Wording.words(change.topic().value());
        if (change instanceof PlanChange.Reprioritise move) {
            return List.of("Move", topic, "place " + move.before() + " → " + move.after());
        }
        return change instanceof PlanChange.Rebudget rebudget
                ? List.of("Time", topic, rebudget.before() + " → " + Wording.count(rebudget.after(), "minute"))
                : List.of("Drop", topic, "");
    }

    private void footer() {
        html.tag("footer").tag("p").text("Session " + session.id() + ". ");
        String raters = String.join(
                ", ",
                card.raters().stream()
                        .map(rater -> rater.rater() + " " + rater.version()
                                + rater.standsInFor()
                                        .map(other -> " standing in for " + other)
                                        .orElse(""))
                        .toList());
        html.text(raters.isEmpty() ? "Not rated." : "Rated by " + raters + ".").end();
        html.line(
                "p",
                "",
                "Levels run from 0 to 5 on the behaviours of each criterion; their mean becomes the score from 1 to 10."
                        + " A level without a quote from the answer counts 0.");
        html.end();
    }
}

package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.report.Review;
import dev.vivavoce.core.report.ReviewedTurn;
import dev.vivavoce.core.report.ScoreCard;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** One question of a report: what was asked, said and found. */
final class AnswerCard {

    private static final double GOOD = 7;
    private static final double POOR = 4;
    private static final double FULL = 0.75;
    private static final double PART = 0.25;

    private final Html html;
    private final Session session;
    private final Turn turn;
    private final int number;
    private final Optional<ReviewedTurn> reviewed;

    AnswerCard(Html html, Session session, Turn turn, int number) {
        this(html, session, turn, number, Optional.empty());
    }

    /** With what people made of it, and without the time it took. */
    AnswerCard(Html html, Session session, ReviewedTurn turn) {
        this(html, session, turn.turn(), turn.number(), Optional.of(turn));
    }

    private AnswerCard(Html html, Session session, Turn turn, int number, Optional<ReviewedTurn> reviewed) {
        this.html = html;
        this.session = session;
        this.turn = turn;
        this.number = number;
        this.reviewed = reviewed;
    }

    void write() {
        Optional<Evaluation> evaluation = ScoreCard.evaluation(turn);
        Optional<Evaluation.Scored> scored =
                evaluation.filter(Evaluation.Scored.class::isInstance).map(Evaluation.Scored.class::cast);
        html.tag("article", "class", "card answer").tag("div", "class", "answer-head");
        badge();
        html.tag("div")
                .line("h3", "", "Q" + number + ". " + turn.question().text())
                .tag("ul", "class", "chips");
        html.line("li", "", Wording.words(turn.question().style().name()));
        html.line("li", "", turn.question().competency().name());
        html.line("li", "", Wording.words(turn.question().difficulty().name()));
        scored.ifPresent(result -> html.line("li", "", "Confidence " + Math.round(result.confidence() * 100) + " %"));
        answer().filter(answer -> reviewed.isEmpty())
                .ifPresent(answer -> html.line("li", "", Wording.time(answer.time())));
        evaluation.ifPresent(found -> found.flags().forEach(flag -> html.line("li", "poor", flag(flag))));
        html.end().end().end();
        answer().ifPresent(answer -> said(answer, scored));
        probes();
        outcome(evaluation);
        scored.ifPresent(this::found);
        reviewed.filter(found -> !found.reviews().isEmpty()).ifPresent(this::people);
        html.end().newline();
    }

    private void badge() {
        OptionalDouble score = reviewed.map(AnswerCard::counting).orElseGet(() -> Scores.score(turn));
        if (score.isEmpty()) {
            html.tag("div", "class", "badge none")
                    .text("–")
                    .line("small", "", "no score")
                    .end();
            return;
        }
        double value = score.getAsDouble();
        html.tag("div", "class", "badge " + (value >= GOOD ? "good" : value > POOR ? "fair" : "poor"));
        html.text(Charts.number(value)).line("small", "", "of 10").end();
    }

    private static OptionalDouble counting(ReviewedTurn reviewed) {
        OptionalInt score = reviewed.reviewedScore();
        return score.isPresent() ? OptionalDouble.of(score.getAsInt()) : OptionalDouble.empty();
    }

    private Optional<Answer> answer() {
        if (turn instanceof Turn.Spoken spoken) {
            return Optional.of(spoken.answer());
        }
        return turn instanceof Turn.Probed probed ? Optional.of(probed.before().answer()) : Optional.empty();
    }

    private void said(Answer answer, Optional<Evaluation.Scored> scored) {
        if (answer.text().isBlank()) {
            html.line("p", "soft", "The answer is empty.");
            return;
        }
        html.tag(
                "div",
                "class",
                answer.kind() == Answer.Kind.CODE ? "said code" : "said",
                "dir",
                "auto",
                "lang",
                session.locale().toLanguageTag(),
                "tabindex",
                0,
                "role",
                "region",
                "aria-label",
                "Answer to question " + number);
        int written = 0;
        for (Marked span : Marked.in(scored.map(Evaluation.Scored::ratings).orElse(List.of()))) {
            html.text(answer.text().substring(written, span.start()));
            html.tag("mark", "title", "Evidence for " + Wording.list(List.copyOf(span.criteria())))
                    .text(answer.text().substring(span.start(), span.end()))
                    .end();
            written = span.end();
        }
        html.text(answer.text().substring(written)).end();
    }

    private void probes() {
        List<Probe> probes = turn instanceof Turn.Spoken spoken
                ? spoken.probes()
                : turn instanceof Turn.Probed probed ? probed.probes() : List.of();
        for (Probe probe : probes) {
            html.line("p", "soft", "Follow-up: " + probe.text());
        }
    }

    private void outcome(Optional<Evaluation> evaluation) {
        if (turn instanceof Turn.Skipped) {
            html.line("p", "soft", "Skipped.");
        } else if (turn instanceof Turn.Asked) {
            html.line("p", "soft", "Not answered yet.");
        } else if (turn instanceof Turn.Answered) {
            html.line("p", "soft", "The answer is stored and waits for its evaluation.");
        } else if (evaluation.orElse(null) instanceof Evaluation.Abstained abstained) {
            html.tag("p")
                    .line("strong", "", "Not rated. ")
                    .text(abstained.reason())
                    .end();
        }
    }

    private void found(Evaluation.Scored scored) {
        html.line("h4", "", "Levels").tag("table", "class", "levels").tag("tbody");
        for (Rating rating : scored.ratings()) {
            html.tag("tr").tag("td", "class", "name").text(rating.criterion());
            Charts.rungs(html, rating.level());
            html.end().line("td", "figure", rating.level() + " of 5").tag("td");
            if (rating.evidence().isEmpty()) {
                html.line("span", "soft", "Nothing in the answer shows it.");
            }
            for (Evidence evidence : rating.evidence()) {
                html.tag("blockquote", "dir", "auto")
                        .text("“" + evidence.quote() + "”")
                        .end();
            }
            html.end().end();
        }
        html.end().end();
        feedback(scored);
        anchors(scored.anchors());
    }

    private void people(ReviewedTurn found) {
        html.line("h4", "", "People's levels").tag("table", "class", "levels").tag("tbody");
        for (Review review : found.reviews()) {
            html.tag("tr").tag("td", "class", "name").text(review.criterion());
            Charts.rungs(html, review.level());
            html.end().line("td", "figure", review.level() + " of 5").tag("td");
            review.reason()
                    .ifPresent(reason ->
                            html.tag("div", "dir", "auto").text(reason).end());
            html.line("span", "soft", "Reviewer " + review.reviewer()).end().end();
        }
        html.end().end();
        html.line("p", "soft", "In the order given. What counts: " + counts(found) + ".");
    }

    private static String counts(ReviewedTurn found) {
        return String.join(
                ", ",
                found.turn().question().rubric().criteria().stream()
                        .map(criterion -> criterion.name() + " "
                                + found.level(criterion.name()).stream()
                                        .mapToObj(String::valueOf)
                                        .findFirst()
                                        .orElse("–"))
                        .toList());
    }

    private void feedback(Evaluation.Scored scored) {
        html.tag("div", "class", "points");
        points("What was good", scored.feedback().positive());
        points("What to improve", scored.feedback().improvements());
        html.end();
    }

    private void points(String title, List<String> points) {
        if (!points.isEmpty()) {
            html.tag("div").line("h4", "", title).tag("ul");
            points.forEach(point -> html.line("li", "", point));
            html.end().end();
        }
    }

    private void anchors(List<Coverage> anchors) {
        if (anchors.isEmpty()) {
            return;
        }
        html.line("h4", "", "What a good answer holds").tag("ul", "class", "anchors");
        for (Coverage coverage : anchors) {
            boolean full = coverage.covered() >= FULL;
            boolean part = coverage.covered() >= PART;
            html.tag("li", "class", full ? "yes" : part ? "part" : "no")
                    .line("strong", "", coverage.anchor().name())
                    .text(full ? " (said): " : part ? " (said in part): " : " (missing): ")
                    .text(coverage.anchor().text())
                    .end();
        }
        html.end();
    }

    private static String flag(Flag flag) {
        return switch (flag) {
            case INSTRUCTION_LIKE_TEXT -> "Speaks to the evaluator";
            case REPETITION -> "Repeats itself";
            case PARROTING -> "Repeats the question";
            case KEYWORD_LIST -> "Lists words";
            case TOO_SHORT -> "Very short";
            case OFF_TOPIC -> "Off the topic";
            case DOUBTFUL -> "For a person to rate";
        };
    }
}

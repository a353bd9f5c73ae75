package dev.vivavoce.embedded;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.progress.Strength;
import dev.vivavoce.core.report.ReviewedCard;
import dev.vivavoce.core.report.ReviewedTurn;
import dev.vivavoce.core.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A score card as one HTML file for those who review and decide: the rater's levels and people's beside them, each answer with its quotes
 * marked. It tells neither a time of day nor how long anything took, so that nobody sees who was given longer. Nothing is loaded from
 * anywhere and no script runs; all text of other people is escaped.
 */
public final class HtmlScoreCard {
    private static final String CSS = Resource.text("report.css");

    private final ReviewedCard card;
    private final Session session;
    private final Scores scores;
    private final Html html = new Html();

    private HtmlScoreCard(ReviewedCard card) {
        this.card = requireNonNull(card, "card");
        this.session = card.session();
        this.scores = new Scores(card.card());
    }

    /**
     * The page, in English.
     *
     * @param card in any state
     * @param person whom it is about, for those who may know
     * @param decision what was decided and why, in a sentence
     * @return a whole HTML document, to be stored as UTF-8
     */
    public static String of(ReviewedCard card, Optional<String> person, Optional<String> decision) {
        return new HtmlScoreCard(card).write(requireNonNull(person, "person"), requireNonNull(decision, "decision"));
    }

    private String write(Optional<String> person, Optional<String> decision) {
        html.begin("Score card: " + session.position().title(), CSS);
        header(person);
        html.tag("main");
        tiles();
        note(decision);
        competencies();
        html.tag("section", "id", "answers").line("h2", "", "Answers");
        for (ReviewedTurn turn : card.turns()) {
            new AnswerCard(html, session, turn).write();
        }
        html.end().end();
        html.tag("footer")
                .tag("p")
                .text("Session " + session.id() + ". " + raters())
                .end();
        html.line(
                "p",
                "",
                "Levels run from 0 to 5 on the behaviours of each criterion; their mean becomes the score from 1 to 10."
                        + " Of several people the median level counts, and of each their last.");
        return html.end().end().end().newline().page();
    }

    private void header(Optional<String> person) {
        html.tag("header").line("h1", "", session.position().title());
        html.tag("p", "class", "soft")
                .text(person.map(name -> name + " · ").orElse("") + "Score card · "
                        + Wording.count(card.turns().size(), "question"));
        scores.day().ifPresent(day -> html.text(" · " + day));
        html.end().end().newline();
    }

    private void tiles() {
        ReviewedCard machine = card.isReviewed() ? ReviewedCard.of(session, List.of()) : card;
        html.tag("div", "class", "tiles");
        figure("Score", machine.mean(), machine.strength(), "Nothing is rated yet");
        figure(
                "Reviewed score",
                card.isReviewed() ? card.mean() : OptionalDouble.empty(),
                card.isReviewed() ? card.strength() : Optional.empty(),
                "No person has rated yet");
        tile(
                "Scored answers",
                String.valueOf(card.scored()),
                " of " + card.turns().size(),
                scores.others().isEmpty() ? "Every question was answered" : scores.others());
        html.end().newline();
    }

    private void figure(String label, OptionalDouble mean, Optional<Strength> strength, String without) {
        tile(
                label,
                mean.isPresent() ? Charts.number(mean.getAsDouble()) : "–",
                " / 10",
                strength.map(HtmlScoreCard::likely).orElse(without));
    }

    private static String likely(Strength strength) {
        return "Likely between " + Charts.number(Charts.scale(strength.low())) + " and "
                + Charts.number(Charts.scale(strength.high()));
    }

    private void tile(String label, String figure, String unit, String below) {
        html.tag("div", "class", "card").line("div", "soft", label).tag("div", "class", "tile");
        html.text(figure)
                .line("small", "", unit)
                .end()
                .line("div", "soft", below)
                .end();
    }

    private void note(Optional<String> decision) {
        html.tag("div", "class", "note", "role", "note").tag("p");
        html.line("strong", "", "The score is advice; a person decides. ");
        html.text("Levels rest on quotes from the answers, and the score is computed from the levels.");
        html.end();
        decision.ifPresent(
                made -> html.tag("p").line("strong", "", "Decided: ").text(made).end());
        html.end().newline();
    }

    private void competencies() {
        if (card.competencies().isEmpty()) {
            return;
        }
        html.tag("section", "class", "card").line("h2", "", "Competency profile");
        html.tag("table").tag("thead").tag("tr");
        html.line("th", "", "Competency").line("th", "", "Score, and where it likely lies");
        html.line("th", "figure", "Score")
                .line("th", "figure", "Answers")
                .end()
                .end()
                .tag("tbody");
        for (Competency competency : card.competencies()) {
            double mean = card.mean(competency).orElseThrow();
            html.tag("tr").line("td", "name", competency.name()).tag("td", "class", "chart");
            Charts.bar(html, mean, card.strength(competency).orElseThrow());
            html.end().line("td", "figure", Charts.number(mean)).line("td", "figure", card.scored(competency));
            html.end();
        }
        html.end().end();
        html.line(
                "p",
                "soft",
                "By the levels that count. The line under each bar is where the score likely lies (90 %).");
        html.end().newline();
    }

    private String raters() {
        String raters = String.join(
                ", ",
                card.card().raters().stream()
                        .map(rater -> rater.rater() + " " + rater.version()
                                + rater.standsInFor()
                                        .map(other -> " standing in for " + other)
                                        .orElse(""))
                        .toList());
        return raters.isEmpty() ? "Not rated by a machine." : "Rated by " + raters + ".";
    }
}

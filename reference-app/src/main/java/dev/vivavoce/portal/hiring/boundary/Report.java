package dev.vivavoce.portal.hiring.boundary;

import dev.vivavoce.portal.positions.boundary.PositionViews.LevelView;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView.CardTurn;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView.CountingLevel;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView.Estimate;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView.MachineLevel;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView.MachineRating;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView.PersonRating;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView.QuoteView;
import dev.vivavoce.portal.scorecards.control.Cohorts.Cohort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A score card as its reader may see it: who rates learns of the machine's and the others' levels once they have given their own. */
public final class Report {
    /** Of an answer, and whether the machine's level rests on it. */
    public record Piece(String text, boolean isQuoted) {}

    /** What somebody gave; {@code name} is empty where they are gone. */
    public record Given(Optional<String> name, PersonRating rating) {}

    /**
     * A criterion of an answer.
     *
     * @param levels what they mean
     * @param counts the level that counts, and whose it is
     * @param mine the reader's own last level
     * @param others the last of everybody else
     */
    public record Line(
            String criterion,
            List<LevelView> levels,
            Optional<Integer> machine,
            List<String> quotes,
            Optional<CountingLevel> counts,
            Optional<PersonRating> mine,
            List<Given> others) {
        /** What a level is described by, or the nearest one below it. */
        public String behaviour(int level) {
            return levels.stream()
                    .filter(anchor -> anchor.level() <= level)
                    .max(Comparator.comparingInt(LevelView::level))
                    .map(LevelView::behaviour)
                    .orElse("");
        }
    }

    /** {@code isMine} says that the reader has rated it on each criterion, {@code isOpen} that they may see what others did. */
    public record Answered(CardTurn turn, List<Piece> pieces, List<Line> lines, boolean isMine, boolean isOpen) {
        public boolean isSpoken() {
            return turn.answer() != null;
        }

        public Optional<MachineRating> evaluation() {
            return Optional.ofNullable(turn.evaluation());
        }

        /** Whether the reason is told for the first time: somebody may give the same one on each criterion. */
        public boolean isNews(Line line, PersonRating rating) {
            return rating.reason() != null
                    && lines.stream()
                            .takeWhile(earlier -> !earlier.criterion().equals(line.criterion()))
                            .flatMap(earlier -> Stream.concat(
                                    earlier.mine().stream(),
                                    earlier.others().stream().map(Given::rating)))
                            .noneMatch(earlier -> earlier.reviewerId().equals(rating.reviewerId())
                                    && Objects.equals(rating.reason(), earlier.reason()));
        }

        /** The score that counts, 1 to 10. */
        public Optional<Integer> score() {
            return Optional.ofNullable(turn.reviewedScore()).or(() -> Optional.ofNullable(turn.score()));
        }
    }

    /** A competency; {@code median} is the cohort's. */
    public record Profile(String name, Estimate estimate, Optional<Double> median) {
        /** Where a score stands on a line of 100, whose ends are 1 and 10. */
        public static double place(double score) {
            return Math.round((score - 1) / 9 * 1000) / 10.0;
        }
    }

    /**
     * The whole page.
     *
     * @param card as the caller may see it
     * @param number of its state, for whoever decides
     * @param isOpen whether figures are shown: not to somebody who still has to rate
     * @param fault why the last attempt was refused
     * @param reason what was typed then
     */
    public record Model(
            ScoreCardView card,
            int number,
            boolean mayDecide,
            boolean isOpen,
            Cohort cohort,
            List<Profile> profile,
            List<Answered> answers,
            Optional<String> decider,
            Optional<String> fault,
            String reason) {
        public Optional<Estimate> overall() {
            return Optional.ofNullable(card.overall().reviewed())
                    .or(() -> Optional.ofNullable(card.overall().machine()));
        }

        /** Of the machine, over the answers that it rated, 0 to 1. */
        public Optional<Double> confidence() {
            var known = answers.stream()
                    .flatMap(answer -> answer.evaluation().stream())
                    .map(MachineRating::confidence)
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .average();
            return known.isPresent() ? Optional.of(known.getAsDouble()) : Optional.empty();
        }

        /** The levels that both people and machine gave. */
        public List<Line> compared() {
            return answers.stream()
                    .flatMap(answer -> answer.lines().stream())
                    .filter(line -> line.machine().isPresent()
                            && line.counts()
                                    .filter(level -> level.by().equals("people"))
                                    .isPresent())
                    .toList();
        }

        /** Of those, the ones that are at most one level apart. */
        public long close() {
            return compared().stream()
                    .filter(line -> Math.abs(line.machine().orElseThrow()
                                    - line.counts().orElseThrow().level())
                            <= 1)
                    .count();
        }

        /** The answers that somebody has to rate before anybody can decide. */
        public List<Integer> left() {
            return answers.stream()
                    .map(Answered::turn)
                    .filter(CardTurn::leftToPeople)
                    .map(CardTurn::number)
                    .sorted()
                    .toList();
        }

        /** The next answer that the reader has not rated, those that were left to people first. */
        public Optional<Integer> next() {
            return answers.stream()
                    .filter(answer -> answer.isSpoken() && !answer.isMine())
                    .map(answer -> answer.turn().number())
                    .findFirst();
        }

        public boolean canBeRated() {
            return !card.state().label().equals("released")
                    && !card.state().label().equals("in-progress");
        }
    }

    private Report() {}

    static List<Profile> profile(ScoreCardView card, Cohort cohort) {
        List<Profile> rows = new ArrayList<>();
        card.competencies().forEach(row -> Stream.of(
                        Optional.ofNullable(row.reviewed()).or(() -> Optional.ofNullable(row.machine())))
                .flatMap(Optional::stream)
                .map(estimate -> new Profile(
                        row.competency(),
                        estimate,
                        Optional.ofNullable(cohort.medians().get(row.competency()))))
                .forEach(rows::add));
        return rows;
    }

    /** Those that the machine has left to people first. */
    static List<Answered> answers(ScoreCardView card, UUID reader, boolean seesAll, Map<UUID, String> names) {
        return card.turns().stream()
                .map(turn -> answered(turn, reader, seesAll, names))
                .sorted(Comparator.comparing((Answered answer) -> !answer.turn().leftToPeople())
                        .thenComparing(answer -> answer.turn().number()))
                .toList();
    }

    private static Answered answered(CardTurn turn, UUID reader, boolean seesAll, Map<UUID, String> names) {
        List<Line> lines = turn.question().rubric().stream()
                .map(criterion -> line(turn, criterion.name(), criterion.levels(), reader, names))
                .toList();
        boolean isMine = lines.stream().allMatch(line -> line.mine().isPresent());
        boolean isOpen = seesAll || isMine;
        List<QuoteView> quotes = new ArrayList<>();
        if (isOpen) {
            levels(turn).forEach(level -> quotes.addAll(level.evidence()));
        }
        String answer = turn.answer();
        return new Answered(turn, answer == null ? List.of() : pieces(answer, quotes), lines, isMine, isOpen);
    }

    private static Stream<MachineLevel> levels(CardTurn turn) {
        MachineRating evaluation = turn.evaluation();
        return evaluation == null ? Stream.empty() : evaluation.levels().stream();
    }

    private static Line line(
            CardTurn turn, String criterion, List<LevelView> levels, UUID reader, Map<UUID, String> names) {
        Optional<MachineLevel> machine = levels(turn)
                .filter(level -> level.criterion().equals(criterion))
                .findFirst();
        Map<UUID, PersonRating> last = new LinkedHashMap<>();
        turn.ratings().stream()
                .filter(rating -> rating.criterion().equals(criterion))
                .forEach(rating -> last.put(rating.reviewerId(), rating));
        Optional<PersonRating> mine = Optional.ofNullable(last.remove(reader));
        return new Line(
                criterion,
                levels,
                machine.map(MachineLevel::level),
                machine.stream()
                        .flatMap(level -> level.evidence().stream())
                        .map(QuoteView::quote)
                        .toList(),
                turn.levels().stream()
                        .filter(level -> level.criterion().equals(criterion))
                        .findFirst(),
                mine,
                last.values().stream()
                        .map(rating -> new Given(Optional.ofNullable(names.get(rating.reviewerId())), rating))
                        .toList());
    }

    /** The answer cut where quotes begin and end; quotes that overlap are one. */
    static List<Piece> pieces(String answer, List<QuoteView> quotes) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (QuoteView quote : quotes.stream()
                .sorted(Comparator.comparingInt(QuoteView::start).thenComparingInt(QuoteView::end))
                .toList()) {
            int start = Math.max(at, quote.start());
            int end = Math.min(answer.length(), quote.end());
            if (end > start) {
                if (start > at) {
                    pieces.add(new Piece(answer.substring(at, start), false));
                }
                pieces.add(new Piece(answer.substring(start, end), true));
                at = end;
            }
        }
        if (at < answer.length()) {
            pieces.add(new Piece(answer.substring(at), false));
        }
        return pieces;
    }
}

package dev.vivavoce.core.engine;

import dev.vivavoce.core.progress.Attempt;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.progress.QuestionProgress;
import dev.vivavoce.core.progress.TopicProgress;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.RedoReason;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.question.Suggestion;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.core.spi.QuestionSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** What to ask next in one session. */
final class Choice {

    private final QuestionSource source;
    private final Session session;
    private final History history;
    /** Everything this person was asked, in this session or before; the latest wording of each. */
    private final Map<QuestionId, Question> known = new LinkedHashMap<>();

    private final Progress progress;

    Choice(QuestionSource source, Session session, History history) {
        this.source = source;
        this.session = session;
        this.history = history;
        List<Attempt> attempts = new ArrayList<>();
        for (Session earlier : history.earlier()) {
            earlier.asked().forEach(question -> known.put(question.id(), question));
            attempts.addAll(Attempt.of(earlier));
        }
        session.asked().forEach(question -> known.put(question.id(), question));
        attempts.addAll(Attempt.of(session));
        this.progress = Progress.ofAttempts(attempts);
    }

    List<Question> remaining() {
        Map<Style, Integer> mix = new EnumMap<>(Style.class);
        mix.putAll(session.format().mix());
        for (Question question : session.asked()) {
            mix.computeIfPresent(question.style(), (style, count) -> Math.max(0, count - 1));
        }
        QuestionQuery query = query(mix);
        List<Question> found = new ArrayList<>(source.find(query));
        QuestionQuery missing = query.after(found);
        if (missing.count() > 0) {
            found.addAll(source.find(excludingOnly(missing, found)));
            found.sort(Comparator.comparing(Question::style));
        }
        return found;
    }

    List<Suggestion> suggest(int count) {
        List<Suggestion> redo = redo();
        int share = Math.min(redo.size(), count / 3);
        List<Suggestion> suggestions = new ArrayList<>();
        for (Question question :
                source.find(query(session.format().withQuestions(count).mix()))) {
            if (suggestions.size() < count - share) {
                suggestions.add(new Suggestion.New(question));
            }
        }
        for (int i = 0; i < redo.size() && suggestions.size() < count; i++) {
            suggestions.add(redo.get(i));
        }
        return suggestions;
    }

    private List<Suggestion> redo() {
        if (session.purpose() == Purpose.ASSESSMENT) {
            return List.of();
        }
        List<Suggestion.Redo> redo = new ArrayList<>();
        Set<QuestionId> rated = new HashSet<>();
        for (QuestionProgress question : progress.questions()) {
            rated.add(question.question());
            question.redo().ifPresent(reason -> redo.add(again(question.question(), reason)));
        }
        List<Turn> turns = new ArrayList<>(session.turns());
        history.earlier().forEach(earlier -> turns.addAll(earlier.turns()));
        for (Turn turn : turns) {
            boolean settled = !(turn instanceof Turn.Open) && !(turn instanceof Turn.Answered);
            if (settled && rated.add(turn.question().id())) {
                redo.add(again(turn.question().id(), RedoReason.INCOMPLETE));
            }
        }
        redo.sort(Comparator.comparing(Suggestion.Redo::reason));
        return List.copyOf(redo);
    }

    private Suggestion.Redo again(QuestionId id, RedoReason reason) {
        Question question = known.get(id);
        if (question == null) {
            throw new IllegalStateException("question \"" + id + "\" was rated but never asked");
        }
        return new Suggestion.Redo(question, reason);
    }

    private QuestionQuery query(Map<Style, Integer> mix) {
        OptionalDouble strength = session.topic()
                .flatMap(topic -> progress.topic(topic.name()))
                .map(TopicProgress::strength)
                .map(known -> OptionalDouble.of(known.mean()))
                .orElse(OptionalDouble.empty());
        return new QuestionQuery(
                session.position(),
                session.topic(),
                mix,
                known.keySet(),
                history.exposure(),
                strength,
                session.locale(),
                session.seed());
    }

    /** The query without the person's earlier sessions: their questions may be asked again once nothing else is left. */
    private QuestionQuery excludingOnly(QuestionQuery query, List<Question> found) {
        Set<QuestionId> exclude = new HashSet<>();
        session.asked().forEach(question -> exclude.add(question.id()));
        found.forEach(question -> exclude.add(question.id()));
        return new QuestionQuery(
                query.position(),
                query.topic(),
                query.mix(),
                exclude,
                query.exposure(),
                query.strength(),
                query.locale(),
                query.seed());
    }
}

package dev.vivavoce.core.engine;

import dev.vivavoce.core.plan.Topic;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to ask next in one session. */
final class Choice {

    /** @param due from when on another try is worth most */
    private record Redo(Suggestion.Redo suggestion, Instant due) {}

    private final QuestionSource source;
    private final Session session;
    private final History history;
    /** Everything this person was asked, in this session or before. */
    private final Set<QuestionId> known = new HashSet<>();
    /** The last turn of each question that a redo may bring back: where the session has a topic, those of the topic. */
    private final Map<QuestionId, Turn> last = new LinkedHashMap<>();

    private final Progress progress;

    private final Instant now;

    Choice(QuestionSource source, Session session, History history, Instant now) {
        this.now = now;
        this.source = source;
        this.session = session;
        this.history = history;
        Optional<String> topic = session.topic().map(Topic::name);
        List<Session> sessions = new ArrayList<>(history.earlier());
        sessions.add(session);
        for (Session each : sessions) {
            boolean onTopic = topic.isEmpty() || topic.equals(each.topic().map(Topic::name));
            for (Turn turn : each.turns()) {
                known.add(turn.question().id());
                if (onTopic) {
                    last.put(turn.question().id(), turn);
                }
            }
        }
        this.progress = Progress.of(sessions);
    }

    List<Question> remaining() {
        Map<Style, Integer> mix = new EnumMap<>(Style.class);
        mix.putAll(session.format().mix());
        for (Question question : session.asked()) {
            mix.computeIfPresent(question.style(), (style, count) -> Math.max(0, count - 1));
        }
        QuestionQuery query = query(mix);
        List<Question> found = find(query);
        QuestionQuery missing = query.after(found);
        if (missing.count() > 0) {
            found.addAll(find(excludingOnly(missing, found)));
            found.sort(Comparator.comparing(Question::style));
        }
        return found;
    }

    List<Suggestion> suggest(int count) {
        List<Redo> redo = redo();
        int due = (int) redo.stream().filter(each -> !each.due().isAfter(now)).count();
        int fresh = count - Math.min(due, count / 3);
        List<Suggestion> suggestions = new ArrayList<>();
        for (Question question :
                find(query(session.format().withQuestions(fresh).mix()))) {
            suggestions.add(new Suggestion.New(question));
        }
        for (int i = 0; i < redo.size() && suggestions.size() < count; i++) {
            suggestions.add(redo.get(i).suggestion());
        }
        return suggestions;
    }

    /** What the source finds, less what was not asked for: a source may err, but nobody is asked twice for it. */
    private List<Question> find(QuestionQuery query) {
        Map<Style, Integer> wanted = new EnumMap<>(Style.class);
        wanted.putAll(query.mix());
        Set<QuestionId> seen = new HashSet<>(query.exclude());
        List<Question> found = new ArrayList<>();
        for (Question question : source.find(query)) {
            int left = wanted.getOrDefault(question.style(), 0);
            if (left > 0 && seen.add(question.id())) {
                wanted.put(question.style(), left - 1);
                found.add(question);
            }
        }
        return found;
    }

    /** What is due first, by reason, what has waited longest before the others; then what is not due yet. */
    private List<Redo> redo() {
        if (session.purpose() == Purpose.ASSESSMENT) {
            return List.of();
        }
        Map<QuestionId, QuestionProgress> rated = new HashMap<>();
        progress.questions().forEach(question -> rated.put(question.question(), question));
        List<Redo> redo = new ArrayList<>();
        for (Turn turn : last.values()) {
            boolean waits = turn instanceof Turn.Open || turn instanceof Turn.Answered;
            QuestionProgress so = rated.get(turn.question().id());
            if (!waits) {
                reason(so)
                        .ifPresent(reason -> redo.add(new Redo(
                                new Suggestion.Redo(turn.question(), reason),
                                turn.askedAt().plus(reason.spacing(so == null ? 1 : so.attempts())))));
            }
        }
        redo.sort(Comparator.comparing((Redo each) -> each.due().isAfter(now))
                .thenComparing(each -> each.suggestion().reason())
                .thenComparing(Redo::due));
        return List.copyOf(redo);
    }

    /** What was never rated was skipped, or nobody could rate it. */
    private static Optional<RedoReason> reason(@Nullable QuestionProgress rated) {
        return rated == null ? Optional.of(RedoReason.INCOMPLETE) : rated.redo();
    }

    private QuestionQuery query(Map<Style, Integer> mix) {
        OptionalDouble strength = session.topic()
                .flatMap(topic -> progress.topic(topic.name()))
                .map(TopicProgress::strength)
                .map(strong -> OptionalDouble.of(strong.mean()))
                .orElse(OptionalDouble.empty());
        return new QuestionQuery(
                session.position(),
                session.topic(),
                mix,
                known,
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

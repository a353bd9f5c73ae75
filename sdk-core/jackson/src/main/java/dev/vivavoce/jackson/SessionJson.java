package dev.vivavoce.jackson;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The package {@code session}, but for stories. */
final class SessionJson {

    static final Names<Purpose> PURPOSES = new Names<>(Purpose.class);
    static final Names<Answer.Kind> KINDS = new Names<>(Answer.Kind.class);

    private SessionJson() {}

    static void format(Output out, InterviewFormat value) throws IOException {
        out.object().text("id", value.id()).number("minutes", value.minutes());
        out.json.writeObjectFieldStart("mix");
        for (Map.Entry<Style, Integer> entry : value.mix().entrySet()) {
            out.number(QuestionJson.STYLES.name(entry.getKey()), entry.getValue());
        }
        out.json.writeEndObject();
        out.end();
    }

    static InterviewFormat format(Input in) throws IOException {
        String id = null;
        Integer minutes = null;
        Map<Style, Integer> mix = new EnumMap<>(Style.class);
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "id" -> id = in.text();
                case "minutes" -> minutes = in.integer();
                case "mix" -> mix(in, mix);
                default -> in.skip();
            }
        }
        String foundId = in.required(id, "id");
        int foundMinutes = in.required(minutes, "minutes");
        return in.made(() -> new InterviewFormat(foundId, foundMinutes, mix));
    }

    private static void mix(Input in, Map<Style, Integer> mix) throws IOException {
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            Style style = QuestionJson.STYLES.constant(field);
            if (style == null) {
                throw in.error("style must be one of " + QuestionJson.STYLES + " but is " + Input.shown(field), null);
            }
            mix.put(style, in.integer());
        }
    }

    static void answer(Output out, Answer value) throws IOException {
        out.object()
                .text("text", value.text())
                .seconds("seconds", value.time())
                .text("at", value.at().toString())
                .text("kind", KINDS.name(value.kind()))
                .end();
    }

    static Answer answer(Input in) throws IOException {
        String text = null;
        Duration time = Duration.ZERO;
        Instant at = null;
        Answer.Kind kind = Answer.Kind.TYPED;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "text" -> text = in.text();
                case "seconds" -> time = in.seconds();
                case "at" -> at = in.instant();
                case "kind" -> kind = in.constant(KINDS);
                default -> in.skip();
            }
        }
        String foundText = in.required(text, "text");
        Duration foundTime = time;
        Instant foundAt = in.required(at, "at");
        Answer.Kind foundKind = kind;
        return in.made(() -> new Answer(foundText, foundTime, foundAt, foundKind));
    }

    static void turn(Output out, Turn value) throws IOException {
        out.object()
                .text("state", state(value))
                .value("question", value.question(), QuestionJson::question)
                .text("askedAt", value.askedAt().toString());
        if (value instanceof Turn.Skipped skipped) {
            out.text("skippedAt", skipped.skippedAt().toString());
        } else if (value instanceof Turn.Answered answered) {
            spoken(out, answered, answered.probes(), Optional.empty());
        } else if (value instanceof Turn.Evaluated evaluated) {
            spoken(out, evaluated, evaluated.probes(), Optional.of(evaluated.evaluation()));
        } else if (value instanceof Turn.Probed probed) {
            spoken(
                    out,
                    probed.before(),
                    probed.probes(),
                    Optional.of(probed.before().evaluation()));
        }
        out.end();
    }

    private static String state(Turn turn) {
        if (turn instanceof Turn.Asked) {
            return "asked";
        }
        if (turn instanceof Turn.Answered) {
            return "answered";
        }
        if (turn instanceof Turn.Evaluated) {
            return "evaluated";
        }
        return turn instanceof Turn.Probed ? "probed" : "skipped";
    }

    private static void spoken(Output out, Turn.Spoken turn, List<Probe> probes, Optional<Evaluation> evaluation)
            throws IOException {
        out.value("answer", turn.answer(), SessionJson::answer);
        if (!probes.isEmpty()) {
            out.list("probes", probes, QuestionJson::probe);
        }
        if (evaluation.isPresent()) {
            out.value("evaluation", evaluation.get(), EvaluationJson::evaluation);
        }
    }

    static Turn turn(Input in) throws IOException {
        String state = null;
        Question question = null;
        Instant askedAt = null;
        Instant skippedAt = null;
        Answer answer = null;
        List<Probe> probes = List.of();
        Evaluation evaluation = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "state" -> state = in.text();
                case "question" -> question = QuestionJson.question(in);
                case "askedAt" -> askedAt = in.instant();
                case "skippedAt" -> skippedAt = in.instant();
                case "answer" -> answer = answer(in);
                case "probes" -> probes = in.list(QuestionJson::probe);
                case "evaluation" -> evaluation = EvaluationJson.evaluation(in);
                default -> in.skip();
            }
        }
        Question asked = in.required(question, "question");
        Instant at = in.required(askedAt, "askedAt");
        List<Probe> all = probes;
        return switch (in.required(state, "state")) {
            case "asked" -> new Turn.Asked(asked, at);
            case "skipped" -> new Turn.Skipped(asked, at, in.required(skippedAt, "skippedAt"));
            case "answered" -> {
                Answer given = in.required(answer, "answer");
                yield in.made(() -> new Turn.Answered(asked, at, given, all));
            }
            case "evaluated" -> evaluated(in, asked, at, answer, all, evaluation);
            case "probed" -> {
                Turn.Evaluated before =
                        evaluated(in, asked, at, answer, all.subList(0, Math.max(0, all.size() - 1)), evaluation);
                yield in.made(() -> new Turn.Probed(before, all));
            }
            default ->
                throw in.error(
                        "state must be asked, answered, evaluated, probed or skipped but is "
                                + Input.shown(String.valueOf(state)),
                        null);
        };
    }

    private static Turn.Evaluated evaluated(
            Input in,
            Question question,
            Instant at,
            @Nullable Answer answer,
            List<Probe> probes,
            @Nullable Evaluation evaluation)
            throws IOException {
        Answer given = in.required(answer, "answer");
        Evaluation rated = in.required(evaluation, "evaluation");
        return in.made(() -> new Turn.Evaluated(question, at, given, probes, rated));
    }

    static void session(Output out, Session value) throws IOException {
        out.object()
                .number("version", VivavoceModule.VERSION)
                .text("id", value.id())
                .value("position", value.position(), QuestionJson::position);
        if (value.topic().isPresent()) {
            out.value("topic", value.topic().get(), PlanJson::topic);
        }
        Set<Rubric> rubrics = new LinkedHashSet<>();
        value.turns().forEach(turn -> rubrics.add(turn.question().rubric()));
        out.value("format", value.format(), SessionJson::format)
                .text("purpose", PURPOSES.name(value.purpose()))
                .text("locale", value.locale().toLanguageTag())
                .number("seed", value.seed());
        out.json.writeBooleanField("ended", value.ended());
        out.list("rubrics", rubrics, AssessmentJson::rubric);
        rubrics.forEach(out::share);
        out.list("turns", value.turns(), SessionJson::turn).end();
    }

    static Session session(Input in) throws IOException {
        String id = null;
        Position position = null;
        Optional<Topic> topic = Optional.empty();
        InterviewFormat format = null;
        Purpose purpose = null;
        Locale locale = null;
        Long seed = null;
        boolean ended = false;
        List<Turn> turns = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "version" -> in.version();
                case "id" -> id = in.text();
                case "position" -> position = QuestionJson.position(in);
                case "topic" -> topic = Optional.of(PlanJson.topic(in));
                case "format" -> format = format(in);
                case "purpose" -> purpose = in.constant(PURPOSES);
                case "locale" -> locale = in.locale();
                case "seed" -> seed = in.whole();
                case "ended" -> ended = in.bool();
                case "rubrics" -> in.share(in.list(AssessmentJson::rubric));
                case "turns" -> turns = in.list(SessionJson::turn);
                default -> in.skip();
            }
        }
        String foundId = in.required(id, "id");
        Position foundPosition = in.required(position, "position");
        Optional<Topic> foundTopic = topic;
        InterviewFormat foundFormat = in.required(format, "format");
        Purpose foundPurpose = in.required(purpose, "purpose");
        Locale foundLocale = in.required(locale, "locale");
        long foundSeed = in.required(seed, "seed");
        List<Turn> foundTurns = in.required(turns, "turns");
        boolean over = ended;
        return in.made(() -> new Session(
                foundId,
                foundPosition,
                foundTopic,
                foundFormat,
                foundPurpose,
                foundLocale,
                foundSeed,
                foundTurns,
                over));
    }
}

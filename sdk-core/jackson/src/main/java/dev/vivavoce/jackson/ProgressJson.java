package dev.vivavoce.jackson;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.plan.Proposal;
import dev.vivavoce.core.progress.Attempt;
import dev.vivavoce.core.progress.DailyReview;
import dev.vivavoce.core.progress.Focus;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.progress.QuestionProgress;
import dev.vivavoce.core.progress.Reconciliation;
import dev.vivavoce.core.progress.Strength;
import dev.vivavoce.core.progress.TopicProgress;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.RedoReason;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The package {@code progress}. */
final class ProgressJson {

    static final Names<Focus.Reason> REASONS = new Names<>(Focus.Reason.class);

    private ProgressJson() {}

    static void strength(Output out, Strength value) throws IOException {
        out.object()
                .number("mean", value.mean())
                .number("low", value.low())
                .number("high", value.high())
                .end();
    }

    static Strength strength(Input in) throws IOException {
        Double mean = null;
        Double low = null;
        Double high = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "mean" -> mean = in.number();
                case "low" -> low = in.number();
                case "high" -> high = in.number();
                default -> in.skip();
            }
        }
        double foundMean = in.required(mean, "mean");
        double foundLow = in.required(low, "low");
        double foundHigh = in.required(high, "high");
        return in.made(() -> new Strength(foundMean, foundLow, foundHigh));
    }

    static void attempt(Output out, Attempt value) throws IOException {
        out.object()
                .text("question", value.question().value())
                .text("text", value.text())
                .text("topic", value.topic())
                .number("score", value.score())
                .seconds("seconds", value.time())
                .list("anchors", value.anchors(), AssessmentJson::anchor)
                .text("at", value.at().toString());
        redo(out, value.redo());
        out.end();
    }

    private static void redo(Output out, Optional<RedoReason> redo) throws IOException {
        if (redo.isPresent()) {
            out.text("redo", QuestionJson.REDO_REASONS.name(redo.get()));
        }
    }

    static Attempt attempt(Input in) throws IOException {
        QuestionId question = null;
        String text = null;
        String topic = null;
        Double score = null;
        Duration time = Duration.ZERO;
        List<Anchor> anchors = List.of();
        Instant at = null;
        Optional<RedoReason> redo = Optional.empty();
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "question" -> question = QuestionJson.id(in);
                case "text" -> text = in.text();
                case "topic" -> topic = in.text();
                case "score" -> score = in.number();
                case "seconds" -> time = in.seconds();
                case "anchors" -> anchors = in.list(AssessmentJson::anchor);
                case "at" -> at = in.instant();
                case "redo" -> redo = Optional.of(in.constant(QuestionJson.REDO_REASONS));
                default -> in.skip();
            }
        }
        QuestionId foundQuestion = in.required(question, "question");
        String foundText = in.required(text, "text");
        String foundTopic = in.required(topic, "topic");
        double foundScore = in.required(score, "score");
        Duration foundTime = time;
        List<Anchor> foundAnchors = anchors;
        Instant foundAt = in.required(at, "at");
        Optional<RedoReason> foundRedo = redo;
        return in.made(() -> new Attempt(
                foundQuestion, foundText, foundTopic, foundScore, foundTime, foundAnchors, foundAt, foundRedo));
    }

    static void question(Output out, QuestionProgress value) throws IOException {
        out.object()
                .text("question", value.question().value())
                .text("text", value.text())
                .number("attempts", value.attempts())
                .number("bestScore", value.bestScore())
                .list("bestAnchors", value.bestAnchors(), AssessmentJson::anchor);
        redo(out, value.redo());
        out.end();
    }

    static QuestionProgress question(Input in) throws IOException {
        QuestionId question = null;
        String text = null;
        Integer attempts = null;
        Double bestScore = null;
        List<Anchor> bestAnchors = List.of();
        Optional<RedoReason> redo = Optional.empty();
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "question" -> question = QuestionJson.id(in);
                case "text" -> text = in.text();
                case "attempts" -> attempts = in.integer();
                case "bestScore" -> bestScore = in.number();
                case "bestAnchors" -> bestAnchors = in.list(AssessmentJson::anchor);
                case "redo" -> redo = Optional.of(in.constant(QuestionJson.REDO_REASONS));
                default -> in.skip();
            }
        }
        QuestionId foundQuestion = in.required(question, "question");
        String foundText = in.required(text, "text");
        int foundAttempts = in.required(attempts, "attempts");
        double foundScore = in.required(bestScore, "bestScore");
        List<Anchor> foundAnchors = bestAnchors;
        Optional<RedoReason> foundRedo = redo;
        return in.made(() ->
                new QuestionProgress(foundQuestion, foundText, foundAttempts, foundScore, foundAnchors, foundRedo));
    }

    static void topic(Output out, TopicProgress value) throws IOException {
        out.object()
                .text("topic", value.topic())
                .value("strength", value.strength(), ProgressJson::strength)
                .number("questions", value.questions())
                .number("attempts", value.attempts())
                .seconds("seconds", value.time())
                .number("trend", value.trend())
                .end();
    }

    static TopicProgress topic(Input in) throws IOException {
        String topic = null;
        Strength strength = null;
        Integer questions = null;
        Integer attempts = null;
        Duration time = Duration.ZERO;
        double trend = 0;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "topic" -> topic = in.text();
                case "strength" -> strength = strength(in);
                case "questions" -> questions = in.integer();
                case "attempts" -> attempts = in.integer();
                case "seconds" -> time = in.seconds();
                case "trend" -> trend = in.number();
                default -> in.skip();
            }
        }
        String foundTopic = in.required(topic, "topic");
        Strength foundStrength = in.required(strength, "strength");
        int foundQuestions = in.required(questions, "questions");
        int foundAttempts = in.required(attempts, "attempts");
        Duration foundTime = time;
        double foundTrend = trend;
        return in.made(() ->
                new TopicProgress(foundTopic, foundStrength, foundQuestions, foundAttempts, foundTime, foundTrend));
    }

    static void focus(Output out, Focus value) throws IOException {
        out.object()
                .text("topic", value.topic())
                .text("reason", REASONS.name(value.reason()))
                .end();
    }

    static Focus focus(Input in) throws IOException {
        String topic = null;
        Focus.Reason reason = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "topic" -> topic = in.text();
                case "reason" -> reason = in.constant(REASONS);
                default -> in.skip();
            }
        }
        return new Focus(in.required(topic, "topic"), in.required(reason, "reason"));
    }

    static void progress(Output out, Progress value) throws IOException {
        out.object()
                .list("questions", value.questions(), ProgressJson::question)
                .list("topics", value.topics(), ProgressJson::topic);
        if (value.nextFocus().isPresent()) {
            out.value("nextFocus", value.nextFocus().get(), ProgressJson::focus);
        }
        out.end();
    }

    static Progress progress(Input in) throws IOException {
        List<QuestionProgress> questions = null;
        List<TopicProgress> topics = null;
        Optional<Focus> nextFocus = Optional.empty();
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "questions" -> questions = in.list(ProgressJson::question);
                case "topics" -> topics = in.list(ProgressJson::topic);
                case "nextFocus" -> nextFocus = Optional.of(focus(in));
                default -> in.skip();
            }
        }
        return new Progress(in.required(questions, "questions"), in.required(topics, "topics"), nextFocus);
    }

    static void reconciliation(Output out, Reconciliation value) throws IOException {
        out.object().number("version", VivavoceModule.VERSION);
        reconciled(out, value);
        out.end();
    }

    private static void reconciled(Output out, Reconciliation value) throws IOException {
        out.value("progress", value.progress(), ProgressJson::progress)
                .value("proposal", value.proposal(), PlanJson::proposal);
    }

    static Reconciliation reconciliation(Input in) throws IOException {
        Progress progress = null;
        Proposal proposal = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "version" -> in.version();
                case "progress" -> progress = progress(in);
                case "proposal" -> proposal = PlanJson.proposal(in);
                default -> in.skip();
            }
        }
        return new Reconciliation(in.required(progress, "progress"), in.required(proposal, "proposal"));
    }

    static void review(Output out, DailyReview value) throws IOException {
        out.object()
                .number("version", VivavoceModule.VERSION)
                .text("day", value.day().toString());
        reconciled(out, value.reconciliation());
        out.end();
    }

    static DailyReview review(Input in) throws IOException {
        LocalDate day = null;
        Progress progress = null;
        Proposal proposal = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "version" -> in.version();
                case "day" -> day = day(in);
                case "progress" -> progress = progress(in);
                case "proposal" -> proposal = PlanJson.proposal(in);
                default -> in.skip();
            }
        }
        return new DailyReview(
                in.required(day, "day"),
                new Reconciliation(in.required(progress, "progress"), in.required(proposal, "proposal")));
    }

    private static LocalDate day(Input in) throws IOException {
        String text = in.text();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw in.error("must be a day such as 2026-03-02 but is " + Input.shown(text), unreadable);
        }
    }
}

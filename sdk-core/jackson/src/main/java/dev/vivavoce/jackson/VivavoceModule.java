package dev.vivavoce.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.Proposal;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.progress.Attempt;
import dev.vivavoce.core.progress.DailyReview;
import dev.vivavoce.core.progress.Focus;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.progress.QuestionProgress;
import dev.vivavoce.core.progress.Reconciliation;
import dev.vivavoce.core.progress.Strength;
import dev.vivavoce.core.progress.TopicProgress;
import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.RedoReason;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Skill;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.question.Suggestion;
import dev.vivavoce.core.report.Agreement;
import dev.vivavoce.core.report.Review;
import dev.vivavoce.core.report.ScoreCard;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.StoryStructure;
import dev.vivavoce.core.session.Turn;
import java.io.IOException;
import java.util.List;

/**
 * JSON for every public value of the core but what is only asked of a port, such as a query. Register it with the host's mapper; other types stay as they are.
 *
 * <p>Names are in camel case, constants in lower case with underscores, times in ISO 8601, durations in seconds, languages as
 * BCP 47 tags; what is absent is left out, and unknown fields are ignored. What hosts store ({@link Session}, {@link Plan},
 * {@link Proposal}, {@link Reconciliation}, {@link DailyReview}, {@link ScoreCard}, {@link StoryStructure}) carries a field
 * {@code version}. What cannot be read, or comes from a newer version, is a
 * {@link com.fasterxml.jackson.databind.JsonMappingException} that names the place as a JSON pointer.
 */
public final class VivavoceModule extends SimpleModule {

    private static final long serialVersionUID = 1;

    /** The version of the stored form that this module writes, and the newest that it reads. */
    public static final int VERSION = 1;

    /** The module; one may serve many mappers. */
    public VivavoceModule() {
        super("vivavoce");
        assessment();
        question();
        plan();
        session();
        progress();
    }

    private void assessment() {
        add(Competency.class, AssessmentJson::competency, AssessmentJson::competency);
        add(BehaviouralAnchor.class, AssessmentJson::behaviour, AssessmentJson::behaviour);
        add(Criterion.class, AssessmentJson::criterion, AssessmentJson::criterion);
        add(Rubric.class, AssessmentJson::rubric, AssessmentJson::rubric);
        add(Anchor.class, AssessmentJson::anchor, AssessmentJson::anchor);
        add(Evidence.class, AssessmentJson::evidence, AssessmentJson::evidence);
        add(Rating.class, EvaluationJson::rating, EvaluationJson::rating);
        add(Coverage.class, EvaluationJson::coverage, EvaluationJson::coverage);
        add(Feedback.class, EvaluationJson::feedback, EvaluationJson::feedback);
        add(Effort.class, EvaluationJson::effort, EvaluationJson::effort);
        add(Provenance.class, EvaluationJson::provenance, EvaluationJson::provenance);
        addAll(
                Evaluation.class,
                EvaluationJson::evaluation,
                EvaluationJson::evaluation,
                List.of(Evaluation.Scored.class, Evaluation.Abstained.class));
        add(Flag.class, EvaluationJson.FLAGS);
    }

    private void question() {
        add(QuestionId.class, (out, value) -> out.json.writeString(value.value()), QuestionJson::id);
        add(Skill.class, QuestionJson::skill, QuestionJson::skill);
        add(Position.class, QuestionJson::position, QuestionJson::position);
        add(Probe.class, QuestionJson::probe, QuestionJson::probe);
        add(Question.class, QuestionJson::question, QuestionJson::question);
        addAll(
                Suggestion.class,
                QuestionJson::suggestion,
                QuestionJson::suggestion,
                List.of(Suggestion.New.class, Suggestion.Redo.class));
        add(Difficulty.class, QuestionJson.DIFFICULTIES);
        add(Seniority.class, QuestionJson.SENIORITIES);
        add(Style.class, QuestionJson.STYLES);
        add(RedoReason.class, QuestionJson.REDO_REASONS);
    }

    private void plan() {
        add(TopicId.class, (out, value) -> out.json.writeString(value.value()), PlanJson::id);
        add(Brief.class, PlanJson::brief, PlanJson::brief);
        add(Topic.class, PlanJson::topic, PlanJson::topic);
        add(Plan.class, PlanJson::plan, PlanJson::plan);
        add(Proposal.class, PlanJson::proposal, PlanJson::proposal);
        addAll(
                PlanChange.class,
                PlanJson::change,
                PlanJson::change,
                List.of(
                        PlanChange.Introduce.class,
                        PlanChange.Retire.class,
                        PlanChange.Reprioritise.class,
                        PlanChange.Rebudget.class));
    }

    private void session() {
        add(InterviewFormat.class, SessionJson::format, SessionJson::format);
        add(Answer.class, SessionJson::answer, SessionJson::answer);
        add(Session.class, SessionJson::session, SessionJson::session);
        add(StoryStructure.Part.class, StoryJson::part, StoryJson::part);
        add(StoryStructure.class, StoryJson::story, StoryJson::story);
        addAll(
                Turn.class,
                SessionJson::turn,
                SessionJson::turn,
                List.of(
                        Turn.Asked.class,
                        Turn.Answered.class,
                        Turn.Evaluated.class,
                        Turn.Probed.class,
                        Turn.Skipped.class));
        add(Purpose.class, SessionJson.PURPOSES);
        add(Answer.Kind.class, SessionJson.KINDS);
    }

    private void progress() {
        add(Strength.class, ProgressJson::strength, ProgressJson::strength);
        add(Attempt.class, ProgressJson::attempt, ProgressJson::attempt);
        add(QuestionProgress.class, ProgressJson::question, ProgressJson::question);
        add(TopicProgress.class, ProgressJson::topic, ProgressJson::topic);
        add(Focus.class, ProgressJson::focus, ProgressJson::focus);
        add(Focus.Reason.class, ProgressJson.REASONS);
        add(Progress.class, ProgressJson::progress, ProgressJson::progress);
        add(Reconciliation.class, ProgressJson::reconciliation, ProgressJson::reconciliation);
        add(DailyReview.class, ProgressJson::review, ProgressJson::review);
        add(Agreement.class, ReportJson::agreement, ReportJson::agreement);
        add(Agreement.Pair.class, ReportJson::pair, ReportJson::pair);
        add(Review.class, ReportJson::review, ReportJson::review);
        add(ScoreCard.CompetencyScore.class, ReportJson::competencyScore, ReportJson::competencyScore);
        add(ScoreCard.class, ReportJson::scoreCard, ReportJson::scoreCard);
    }

    private <E extends Enum<E>> void add(Class<E> type, Names<E> names) {
        add(type, (out, value) -> out.json.writeString(names.name(value)), in -> in.constant(names));
    }

    private <T> void add(Class<T> type, Output.Writer<T> writer, Input.Reader<T> reader) {
        addSerializer(type, new Serializer<>(writer));
        addDeserializer(type, new Deserializer<>(reader, type));
    }

    /** A sealed type, read as itself or as any of its cases. */
    private <T> void addAll(
            Class<T> type, Output.Writer<T> writer, Input.Reader<T> reader, List<Class<? extends T>> cases) {
        add(type, writer, reader);
        cases.forEach(one -> addCase(one, reader));
    }

    private <T, C extends T> void addCase(Class<C> type, Input.Reader<T> reader) {
        addDeserializer(type, new Deserializer<>(reader, type));
    }

    private static final class Serializer<T> extends JsonSerializer<T> {
        private final Output.Writer<T> writer;

        Serializer(Output.Writer<T> writer) {
            this.writer = writer;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            writer.write(new Output(json), value);
        }
    }

    private static final class Deserializer<T, C extends T> extends JsonDeserializer<C> {
        private final Input.Reader<T> reader;
        private final Class<C> type;

        Deserializer(Input.Reader<T> reader, Class<C> type) {
            this.reader = reader;
            this.type = type;
        }

        @Override
        public C deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Input in = new Input(parser);
            T value = read(in);
            if (!type.isInstance(value)) {
                throw in.error("is not of the kind " + type.getSimpleName(), null);
            }
            return type.cast(value);
        }

        /** Says where it stands in what is no JSON, such as a file that was cut. */
        private T read(Input in) throws IOException {
            try {
                return reader.read(in);
            } catch (StreamReadException malformed) {
                throw in.error(malformed.getOriginalMessage(), malformed);
            }
        }
    }
}

package dev.vivavoce.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.Proposal;
import dev.vivavoce.core.progress.DailyReview;
import dev.vivavoce.core.progress.Reconciliation;
import dev.vivavoce.core.progress.Strength;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.question.Suggestion;
import dev.vivavoce.core.report.ScoreCard;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.StoryStructure;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.testkit.Samples;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, its reader is told where it is wrong, and nobody is told the candidate's words. */
class BadInputTest {

    private static final String SECRET = "My neighbour Mrs Abernathy told me in confidence. ".repeat(40);

    @Test
    void stored_roots_say_their_version_first() {
        assertThat(Roots.stored()).hasSize(9);
        Roots.stored()
                .forEach((name, root) -> assertThat(Json.write(root)).as(name).startsWith("{\"version\":1,"));
    }

    @Test
    void stored_roots_of_a_newer_version_are_refused() {
        Roots.stored().forEach((name, root) -> assertThat(
                        Json.objection(edited(root, json -> json.put("version", 2)), root.getClass()))
                .as(name)
                .startsWith("/version: was written by a newer version (2); this one reads up to 1"));
    }

    @Test
    void a_version_that_never_was_is_refused() {
        assertThat(Json.objection(edited(Samples.plan(), json -> json.put("version", 0)), Plan.class))
                .startsWith("/version: must be 1 or more but is 0");
        assertThat(Json.objection(edited(Samples.plan(), json -> json.put("version", "1")), Plan.class))
                .startsWith("/version: must be a whole number but is the text \"1\"");
    }

    @Test
    void unknown_fields_are_ignored_everywhere() {
        Roots.all().forEach((name, value) -> {
            JsonNode tree = Json.MAPPER.valueToTree(value);
            addUnknown(tree);
            assertThat((Object) Json.read(tree.toString(), value.getClass()))
                    .as(name)
                    .isEqualTo(value);
        });
    }

    @Test
    void each_missing_field_is_optional_or_named() {
        Roots.all().forEach((name, value) -> {
            ObjectNode whole = Json.MAPPER.valueToTree(value);
            whole.fieldNames().forEachRemaining(field -> {
                ObjectNode lacking = whole.deepCopy();
                lacking.remove(field);
                try {
                    Json.read(lacking.toString(), value.getClass());
                } catch (UncheckedIOException refused) {
                    assertThat(refused.getCause())
                            .as("%s without %s", name, field)
                            .isInstanceOf(JsonMappingException.class)
                            .hasMessageContaining(missed(field));
                }
            });
        });
        assertThat(Json.objection(edited(Samples.session(), json -> json.remove("seed")), Session.class))
                .startsWith("lacks the field \"seed\"");
        assertThat(Json.objection(
                        edited(Samples.session(), json -> turn(json, 1).remove("answer")), Session.class))
                .startsWith("/turns/1: lacks the field \"answer\"");
        assertThat(Json.objection(edited(Samples.session(), json -> json.remove("turns")), Session.class))
                .startsWith("lacks the field \"turns\"");
        assertThat(Json.objection(edited(Samples.proposal(), json -> json.remove("changes")), Proposal.class))
                .startsWith("lacks the field \"changes\"");
        assertThat(Json.objection("{}", Suggestion.class)).startsWith("lacks the field \"question\"");
    }

    @Test
    void a_field_that_is_null_is_taken_as_missing() {
        assertThat(Json.objection(edited(Samples.session(), json -> json.putNull("id")), Session.class))
                .startsWith("lacks the field \"id\"");
        assertThat(Json.read(edited(Samples.brief(), json -> json.putNull("weeks")), Brief.class)
                        .weeks())
                .isEmpty();
    }

    @Test
    void a_value_of_the_wrong_type_is_named_by_its_pointer() {
        assertThat(Json.objection(
                        edited(Samples.session(), json -> turn(json, 0).put("question", 7)), Session.class))
                .startsWith("/turns/0/question: must be an object but is \"7\"");
        assertThat(Json.objection(edited(Samples.session(), json -> json.put("seed", 1.5)), Session.class))
                .startsWith("/seed: must be a whole number but is \"1.5\"");
        assertThat(Json.objection(edited(Samples.session(), json -> json.put("ended", "yes")), Session.class))
                .startsWith("/ended: must be true or false but is the text \"yes\"");
        assertThat(Json.objection(edited(Samples.plan(), json -> json.put("topics", "none")), Plan.class))
                .startsWith("/topics: must be a list but is the text \"none\"");
        assertThat(Json.objection("[]", Question.class)).startsWith("must be an object but is a list");
        assertThat(Json.objection("{\"mean\":\"half\"}", Strength.class))
                .startsWith("/mean: must be a number but is the text \"half\"");
    }

    @Test
    void a_number_out_of_range_is_named_by_its_pointer() {
        assertThat(Json.objection("{\"totalDailyMinutes\":99999999999}", Plan.class))
                .startsWith("/totalDailyMinutes: ");
        assertThat(Json.objection("{\"seed\":99999999999999999999}", Session.class))
                .startsWith("/seed: ");
        for (String seconds : List.of("1e1000000000", "1.5e300", "-0.5", "-1", "99999999999999999999")) {
            assertThat(Json.objection(
                            "{\"text\":\"a\",\"at\":\"2026-03-02T09:00:00Z\",\"seconds\":" + seconds + "}",
                            Answer.class))
                    .as(seconds)
                    .containsAnyOf("seconds", "time must not be negative");
        }
    }

    @Test
    void an_unknown_constant_is_told_with_the_known_ones() {
        assertThat(Json.objection(edited(Samples.session(), json -> json.put("purpose", "PRACTICE")), Session.class))
                .startsWith("/purpose: must be one of practice, assessment but is \"PRACTICE\"");
        assertThat(Json.objection(
                        edited(Samples.session(), json -> turn(json, 0).put("state", "lost")), Session.class))
                .startsWith("/turns/0: state must be asked, answered, evaluated, probed or skipped but is \"lost\"");
        assertThat(Json.objection(
                        edited(Samples.session(), json -> ((ObjectNode) json.at("/format/mix")).put("singing", 1)),
                        Session.class))
                .startsWith("/format/mix/singing: style must be one of motivation, ");
    }

    @Test
    void times_days_and_languages_are_checked() {
        assertThat(Json.objection(
                        edited(Samples.session(), json -> turn(json, 0).put("askedAt", "now")), Session.class))
                .startsWith("/turns/0/askedAt: must be a time such as 2026-03-02T09:00:00Z but is \"now\"");
        assertThat(Json.objection(edited(Samples.session(), json -> json.put("locale", "?")), Session.class))
                .startsWith("/locale: must be a language tag such as en or de-AT but is \"?\"");
        assertThat(Json.objection("{\"day\":\"2026-02-30\"}", DailyReview.class))
                .startsWith("/day: must be a day such as 2026-03-02 but is \"2026-02-30\"");
    }

    @Test
    void evidence_with_edited_offsets_is_refused() {
        String pointer = "/turns/1/evaluation/levels/0/evidence/0";
        assertThat(Json.objection(
                        edited(Samples.session(), json -> move((ObjectNode) json.at(pointer), 1, 0)), Session.class))
                .startsWith(pointer + ": evidence from ");
        assertThat(Json.objection(
                        edited(Samples.session(), json -> move((ObjectNode) json.at(pointer), 1, 1)), Session.class))
                .startsWith("/turns/1: evaluation must keep to the question's criteria and anchors, and to quotes");
    }

    @Test
    void an_answer_that_was_edited_under_its_evaluation_is_refused() {
        assertThat(Json.objection(
                        edited(Samples.session(), json -> ((ObjectNode) json.at("/turns/1/answer"))
                                .put("text", SECRET)),
                        Session.class))
                .startsWith("/turns/1: evaluation must keep to ")
                .doesNotContain("Abernathy");
    }

    @Test
    void a_rubric_that_is_not_listed_is_refused() {
        assertThat(Json.objection(
                        edited(Samples.session(), json -> ((ObjectNode) json.at("/turns/0/question"))
                                .put("rubric", 99)),
                        Session.class))
                .startsWith("/turns/0/question/rubric: names rubric 99 but ");
    }

    @Test
    void a_file_cut_anywhere_is_refused_with_the_place() throws JsonProcessingException {
        Roots.all().forEach((name, value) -> {
            String whole = Json.write(value);
            int step = Math.max(1, whole.length() / 300);
            for (int length = 1; length < whole.length(); length += step) {
                assertThat(Json.objection(whole.substring(0, length), value.getClass()))
                        .as("%s, cut after %d", name, length)
                        .contains("line: 1");
            }
        });
        String session = Json.write(Samples.session());
        assertThat(Json.objection(session.substring(0, session.indexOf("\"turns\"") + 60), Session.class))
                .startsWith("/turns/0");
        assertThatThrownBy(() -> Json.MAPPER.readValue("", Session.class)).isInstanceOf(JsonMappingException.class);
    }

    @Test
    void no_objection_tells_the_whole_of_what_a_person_wrote() {
        List<String> objections = List.of(
                Json.objection("{\"text\":{}, \"answer\":\"\"}", Answer.class),
                Json.objection(edited(Samples.answer(), json -> json.put("at", SECRET)), Answer.class),
                Json.objection(edited(Samples.answer(), json -> json.put("kind", SECRET)), Answer.class),
                Json.objection(edited(Samples.answer(), json -> json.put("seconds", SECRET)), Answer.class),
                Json.objection(edited(Samples.session(), json -> turn(json, 1).put("answer", SECRET)), Session.class),
                Json.objection(edited(Samples.session(), json -> turn(json, 1).put("state", SECRET)), Session.class),
                Json.objection(edited(Samples.session(), json -> json.put("locale", SECRET)), Session.class),
                Json.objection(edited(Samples.session(), json -> json.put("turns", SECRET)), Session.class),
                Json.objection(edited(Roots.story(), json -> json.put("title", SECRET)), StoryStructure.class),
                Json.objection(edited(Roots.story(), json -> json.put("parts", SECRET)), StoryStructure.class),
                Json.objection(edited(Samples.brief(), json -> json.put("weakAreas", SECRET)), Brief.class),
                Json.objection(
                        edited(Samples.question(Style.CODING), json -> json.put("text", SECRET)), Question.class),
                Json.objection("\"" + SECRET + "\"", Session.class),
                Json.objection("{\"id\":\"" + SECRET, Session.class),
                Json.objection("{\"id\":" + SECRET.replace(" ", "") + "}", Session.class));

        assertThat(objections).allSatisfy(objection -> {
            assertThat(objection).doesNotContain(SECRET.strip());
            assertThat(objection.length()).isLessThan(800);
        });
    }

    @Test
    void a_case_of_a_sealed_type_is_not_another_one() {
        assertThat(Json.objection(Json.write(Roots.abstained()), Evaluation.Scored.class))
                .startsWith("is not of the kind Scored");
        assertThat(Json.read(Json.write(Samples.evaluation()), Evaluation.class))
                .isEqualTo(Samples.evaluation());
        assertThat(Json.read(Json.write(Samples.session().turns().get(5)), Turn.class))
                .isInstanceOf(Turn.Skipped.class);
    }

    @Test
    void values_that_contradict_themselves_are_refused_as_the_core_refuses_them() {
        assertThat(Json.objection(edited(Samples.plan(), json -> json.put("totalDailyMinutes", 44)), Plan.class))
                .contains("the topics' minutes add up to 45 but the total is 44");
        assertThat(Json.objection(edited(Samples.proposal(), json -> json.put("planRevision", 0)), Proposal.class))
                .contains("plan revision must be 1 or more but was 0");
        assertThat(Json.objection(
                        edited(Roots.reconciliation(), json -> ((ObjectNode) json.at("/progress/topics/0/strength"))
                                .put("mean", 2)),
                        Reconciliation.class))
                .startsWith("/progress/topics/0/strength: strength must have");
        assertThat(Json.objection(
                        edited(ScoreCard.of(Samples.session()), json -> ((ObjectNode) json.at("/competencies/0"))
                                .put("questions", 0)),
                        ScoreCard.class))
                .startsWith("/competencies/0: questions must be 1 or more");
    }

    /** Without its list a rubric's index means nothing; what does not say that it abstained must have scored. */
    private static String missed(String field) {
        return switch (field) {
            case "rubrics" -> "names rubric 0";
            case "abstained" -> "confidence";
            default -> "lacks the field \"" + field + "\"";
        };
    }

    private static String edited(Object value, Consumer<ObjectNode> edit) {
        ObjectNode json = Json.MAPPER.valueToTree(value);
        edit.accept(json);
        return json.toString();
    }

    private static ObjectNode turn(ObjectNode session, int index) {
        return (ObjectNode) session.at("/turns/" + index);
    }

    private static void move(ObjectNode evidence, int start, int end) {
        evidence.put("start", evidence.get("start").intValue() + start);
        evidence.put("end", evidence.get("end").intValue() + end);
    }

    /** To every object but the mix of a format, whose fields are styles. */
    private static void addUnknown(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (!field.getKey().equals("mix")) {
                    addUnknown(field.getValue());
                }
            });
            object.putObject("fromTheFuture").putArray("a").addObject().put("id", "x");
        } else {
            node.forEach(BadInputTest::addUnknown);
        }
    }
}

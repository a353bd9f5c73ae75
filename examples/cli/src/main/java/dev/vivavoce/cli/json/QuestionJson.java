package dev.vivavoce.cli.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Skill;
import java.util.ArrayList;
import java.util.List;

/** Questions, rubrics and anchors in the shapes of the contract. */
public final class QuestionJson {

    private QuestionJson() {}

    /** A question with its rubric and anchors. */
    public static ObjectNode of(Question question) {
        ObjectNode json = Json.object();
        json.put("id", question.id().value());
        json.put("text", question.text());
        json.put("style", Json.name(question.style()));
        json.put("competency", question.competency().id());
        json.put("competencyName", question.competency().name());
        question.skill().map(Skill::id).ifPresent(id -> json.put("skill", id));
        question.skill().map(Skill::name).ifPresent(name -> json.put("skillName", name));
        json.put("difficulty", Json.name(question.difficulty()));
        json.put("seniority", Json.name(question.seniority()));
        json.put("minutes", question.minutes());
        json.set("rubric", of(question.rubric()));
        json.set("anchors", of(question.anchors()));
        return json;
    }

    /** A rubric. */
    public static ObjectNode of(Rubric rubric) {
        ObjectNode json = Json.object();
        ArrayNode criteria = json.putArray("criteria");
        for (Criterion criterion : rubric.criteria()) {
            ObjectNode one = criteria.addObject().put("name", criterion.name());
            ArrayNode anchors = one.putArray("anchors");
            for (BehaviouralAnchor anchor : criterion.anchors()) {
                anchors.addObject().put("level", anchor.level()).put("behaviour", anchor.behaviour());
            }
        }
        return json;
    }

    /** Anchors. */
    public static ArrayNode of(List<Anchor> anchors) {
        ArrayNode json = Json.list();
        anchors.forEach(anchor -> json.addObject().put("name", anchor.name()).put("anchor", anchor.text()));
        return json;
    }

    /** The rubric in a field that must be there. */
    public static Rubric rubric(Fields fields, String name) {
        Fields rubric = fields.object(name);
        List<Fields> given = rubric.objects("criteria");
        if (given.isEmpty() || given.size() > Rubric.MOST_CRITERIA) {
            throw rubric.invalid("criteria", "must be 1 to " + Rubric.MOST_CRITERIA + " but are " + given.size());
        }
        List<Criterion> criteria = new ArrayList<>();
        for (Fields criterion : given) {
            List<BehaviouralAnchor> anchors = criterion.objects("anchors").stream()
                    .map(anchor -> new BehaviouralAnchor(
                            anchor.integer("level", Rubric.LOWEST, Rubric.HIGHEST), anchor.text("behaviour")))
                    .toList();
            criteria.add(new Criterion(criterion.text("name"), anchors));
        }
        return new Rubric(criteria);
    }

    /** The anchors in a field, if there is one: objects, or texts that name themselves. */
    public static List<Anchor> anchors(Fields fields, String name) {
        List<Anchor> anchors = new ArrayList<>();
        for (Fields.Element element : fields.elements(name)) {
            if (element.value().isTextual()) {
                String text = element.value().textValue();
                if (!text.isBlank()) {
                    anchors.add(new Anchor(Anchor.NAME.clip(text), text));
                }
            } else {
                Fields anchor = element.fields();
                anchors.add(new Anchor(anchor.text("name"), anchor.text("anchor")));
            }
        }
        return anchors;
    }
}

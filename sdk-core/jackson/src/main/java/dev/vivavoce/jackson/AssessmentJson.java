package dev.vivavoce.jackson;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Rubric;
import java.io.IOException;
import java.util.List;

/** The package {@code assessment}, but for evaluations. */
final class AssessmentJson {

    private AssessmentJson() {}

    static void competency(Output out, Competency value) throws IOException {
        out.object().text("id", value.id()).text("name", value.name()).end();
    }

    static Competency competency(Input in) throws IOException {
        String id = null;
        String name = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "id" -> id = in.text();
                case "name" -> name = in.text();
                default -> in.skip();
            }
        }
        String foundId = in.required(id, "id");
        String foundName = in.required(name, "name");
        return in.made(() -> new Competency(foundId, foundName));
    }

    static void behaviour(Output out, BehaviouralAnchor value) throws IOException {
        out.object()
                .number("level", value.level())
                .text("behaviour", value.behaviour())
                .end();
    }

    static BehaviouralAnchor behaviour(Input in) throws IOException {
        Integer level = null;
        String behaviour = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "level" -> level = in.integer();
                case "behaviour" -> behaviour = in.text();
                default -> in.skip();
            }
        }
        int foundLevel = in.required(level, "level");
        String foundBehaviour = in.required(behaviour, "behaviour");
        return in.made(() -> new BehaviouralAnchor(foundLevel, foundBehaviour));
    }

    static void criterion(Output out, Criterion value) throws IOException {
        out.object()
                .text("name", value.name())
                .list("anchors", value.anchors(), AssessmentJson::behaviour)
                .end();
    }

    static Criterion criterion(Input in) throws IOException {
        String name = null;
        List<BehaviouralAnchor> anchors = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "name" -> name = in.text();
                case "anchors" -> anchors = in.list(AssessmentJson::behaviour);
                default -> in.skip();
            }
        }
        String foundName = in.required(name, "name");
        List<BehaviouralAnchor> foundAnchors = in.required(anchors, "anchors");
        return in.made(() -> new Criterion(foundName, foundAnchors));
    }

    static void rubric(Output out, Rubric value) throws IOException {
        out.object()
                .list("criteria", value.criteria(), AssessmentJson::criterion)
                .end();
    }

    static Rubric rubric(Input in) throws IOException {
        List<Criterion> criteria = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            if (field.equals("criteria")) {
                criteria = in.list(AssessmentJson::criterion);
            } else {
                in.skip();
            }
        }
        List<Criterion> found = in.required(criteria, "criteria");
        return in.made(() -> new Rubric(found));
    }

    static void anchor(Output out, Anchor value) throws IOException {
        out.object().text("name", value.name()).text("anchor", value.text()).end();
    }

    static Anchor anchor(Input in) throws IOException {
        String name = null;
        String text = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "name" -> name = in.text();
                case "anchor" -> text = in.text();
                default -> in.skip();
            }
        }
        String foundName = in.required(name, "name");
        String foundText = in.required(text, "anchor");
        return in.made(() -> new Anchor(foundName, foundText));
    }

    static void evidence(Output out, Evidence value) throws IOException {
        out.object();
        span(out, value);
        out.end();
    }

    static void span(Output out, Evidence value) throws IOException {
        out.text("quote", value.quote()).number("start", value.start()).number("end", value.end());
    }

    static Evidence evidence(Input in) throws IOException {
        String quote = null;
        Integer start = null;
        Integer end = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "quote" -> quote = in.text();
                case "start" -> start = in.integer();
                case "end" -> end = in.integer();
                default -> in.skip();
            }
        }
        return evidence(in, in.required(quote, "quote"), in.required(start, "start"), in.required(end, "end"));
    }

    static Evidence evidence(Input in, String quote, int start, int end) throws IOException {
        return in.made(() -> new Evidence(quote, start, end));
    }
}

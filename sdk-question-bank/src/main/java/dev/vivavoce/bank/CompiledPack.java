package dev.vivavoce.bank;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Skill;
import dev.vivavoce.core.question.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A pack as bytes, made when this library is built so that nothing is parsed, checked or stemmed again when it starts. Numbers
 * are varints; each text stands once in a table and is named by its place there. Only the library that wrote it reads it.
 */
final class CompiledPack {

    private static final int FORMAT = 2;

    private CompiledPack() {}

    static byte[] write(Pack pack) {
        Bytes out = new Bytes();
        out.number(FORMAT);
        List<Rubric> rubrics = new ArrayList<>();
        List<Competency> competencies = new ArrayList<>();
        out.list(List.copyOf(pack.competencies().entrySet()), entry -> {
            competencies.add(entry.getKey());
            out.text(entry.getKey().id()).text(entry.getKey().name()).texts(entry.getValue());
            rubric(
                    out,
                    rubrics,
                    requireNonNull(pack.rubrics().get(entry.getKey().id())));
        });
        List<Skill> skills = new ArrayList<>();
        out.list(List.copyOf(pack.skills().entrySet()), entry -> {
            skills.add(entry.getKey());
            out.text(entry.getKey().id()).text(entry.getKey().name()).texts(entry.getValue());
        });
        out.list(List.copyOf(pack.categories().values()), category -> {
            out.text(category.id()).text(category.name()).text(category.family());
            out.text(category.isco08()).text(category.onetSoc()).texts(category.titles());
            out.list(category.seniorities(), out::constant);
            out.texts(category.formats()).texts(category.profile());
            out.list(List.copyOf(category.skills().entrySet()), entry -> out.number(skills.indexOf(entry.getKey()))
                    .number(entry.getValue()));
            out.list(
                    List.copyOf(category.competencies().entrySet()),
                    entry -> out.number(competencies.indexOf(entry.getKey())).number(entry.getValue()));
        });
        out.list(List.copyOf(pack.questions().values()), question -> {
            out.text(question.id().value()).text(question.text());
            out.number(competencies.indexOf(question.competency()));
            out.number(question.skill().map(skills::indexOf).orElse(-1) + 1);
            out.constant(question.style()).constant(question.difficulty()).constant(question.seniority());
            out.number(question.minutes());
            rubric(out, rubrics, question.rubric());
            out.list(question.anchors(), anchor -> out.text(anchor.name()).text(anchor.text()));
            out.texts(pack.only().getOrDefault(question.id(), Set.of()).stream()
                    .sorted()
                    .toList());
        });
        pack.prepared().write(out);
        return out.bytes();
    }

    private static void rubric(Bytes out, List<Rubric> known, Rubric rubric) {
        int at = known.indexOf(rubric);
        out.number(at < 0 ? known.size() : at);
        if (at < 0) {
            known.add(rubric);
            out.list(rubric.criteria(), criterion -> out.text(criterion.name())
                    .list(criterion.anchors(), anchor -> out.number(anchor.level())
                            .text(anchor.behaviour())));
        }
    }

    /** @throws IllegalStateException when another version of the library wrote it */
    static Pack read(byte[] bytes) {
        Bytes.Reader in = new Bytes.Reader(bytes);
        if (in.number() != FORMAT) {
            throw new IllegalStateException("the compiled pack was made by another version of this library");
        }
        List<Rubric> rubrics = new ArrayList<>();
        Map<Competency, List<String>> competencies = new LinkedHashMap<>();
        Map<String, Rubric> ofCompetency = new HashMap<>();
        for (int left = in.number(); left > 0; left--) {
            Competency competency = new Competency(in.text(), in.text());
            competencies.put(competency, in.texts());
            ofCompetency.put(competency.id(), rubric(in, rubrics));
        }
        List<Competency> competencyAt = List.copyOf(competencies.keySet());
        Map<Skill, List<String>> skills = new LinkedHashMap<>();
        for (int left = in.number(); left > 0; left--) {
            skills.put(new Skill(in.text(), in.text()), in.texts());
        }
        List<Skill> skillAt = List.copyOf(skills.keySet());
        Map<String, Category> categories = new LinkedHashMap<>();
        for (int left = in.number(); left > 0; left--) {
            Category category = new Category(
                    in.text(),
                    in.text(),
                    in.text(),
                    in.text(),
                    in.text(),
                    in.texts(),
                    in.list(() -> in.constant(Seniority.values())),
                    in.texts(),
                    in.texts(),
                    weights(in, skillAt),
                    weights(in, competencyAt));
            categories.put(category.id(), category);
        }
        Map<QuestionId, Question> questions = new LinkedHashMap<>();
        Map<QuestionId, Set<String>> only = new HashMap<>();
        for (int left = in.number(); left > 0; left--) {
            question(in, competencyAt, skillAt, rubrics, questions, only);
        }
        return new Pack(
                categories, skills, competencies, ofCompetency, questions, only, Optional.of(Prepared.read(in)));
    }

    private static <T> Map<T, Integer> weights(Bytes.Reader in, List<T> at) {
        Map<T, Integer> weights = new LinkedHashMap<>();
        for (int left = in.number(); left > 0; left--) {
            weights.put(at.get(in.number()), in.number());
        }
        return weights;
    }

    private static Rubric rubric(Bytes.Reader in, List<Rubric> known) {
        int at = in.number();
        if (at == known.size()) {
            known.add(new Rubric(in.list(
                    () -> new Criterion(in.text(), in.list(() -> new BehaviouralAnchor(in.number(), in.text()))))));
        }
        return known.get(at);
    }

    private static void question(
            Bytes.Reader in,
            List<Competency> competencies,
            List<Skill> skills,
            List<Rubric> rubrics,
            Map<QuestionId, Question> questions,
            Map<QuestionId, Set<String>> only) {
        String id = in.text();
        String text = in.text();
        Competency competency = competencies.get(in.number());
        int skill = in.number();
        Style style = in.constant(Style.values());
        Difficulty difficulty = in.constant(Difficulty.values());
        Seniority seniority = in.constant(Seniority.values());
        int minutes = in.number();
        Question.Builder builder = Question.builder(id, text, competency, rubric(in, rubrics))
                .style(style)
                .difficulty(difficulty)
                .seniority(seniority)
                .minutes(minutes)
                .anchors(in.list(() -> new Anchor(in.text(), in.text())));
        if (skill > 0) {
            builder.skill(skills.get(skill - 1));
        }
        Question question = builder.build();
        questions.put(question.id(), question);
        List<String> roles = in.texts();
        if (!roles.isEmpty()) {
            only.put(question.id(), Set.copyOf(roles));
        }
    }
}

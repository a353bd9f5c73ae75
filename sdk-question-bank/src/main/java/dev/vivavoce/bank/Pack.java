package dev.vivavoce.bank;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Skill;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What pack files hold, checked and put together.
 *
 * @param categories by id, as are the next two
 * @param skills with their synonyms
 * @param competencies with their synonyms
 * @param rubrics those of the competencies, by their ids
 * @param questions in the order read
 * @param only the ids of the categories that a question is for; a question for all has no entry
 * @param known what was prepared when the pack was compiled
 */
record Pack(
        Map<String, Category> categories,
        Map<Skill, List<String>> skills,
        Map<Competency, List<String>> competencies,
        Map<String, Rubric> rubrics,
        Map<QuestionId, Question> questions,
        Map<QuestionId, Set<String>> only,
        Optional<Prepared> known) {

    Prepared prepared() {
        return known.orElseGet(() -> Prepared.of(this));
    }

    /** This pack with what the classifier needs of it. */
    Pack withPrepared() {
        return new Pack(categories, skills, competencies, rubrics, questions, only, Optional.of(prepared()));
    }

    /** This pack with other questions. */
    Pack with(Map<QuestionId, Question> others) {
        return new Pack(categories, skills, competencies, rubrics, others, only, known);
    }

    boolean fits(Question question, Category category) {
        Set<String> ids = only.get(question.id());
        return ids == null || ids.contains(category.id());
    }
}

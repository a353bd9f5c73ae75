package dev.vivavoce.bank;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Skill;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What pack files hold, checked and put together.
 *
 * @param categories by id, as are the next two
 * @param skills with their synonyms
 * @param competencies with their synonyms
 * @param questions in the order read
 * @param only the ids of the categories that a question is for; a question for all has no entry
 */
record Pack(
        Map<String, Category> categories,
        Map<Skill, List<String>> skills,
        Map<Competency, List<String>> competencies,
        Map<QuestionId, Question> questions,
        Map<QuestionId, Set<String>> only) {

    boolean fits(Question question, Category category) {
        Set<String> ids = only.get(question.id());
        return ids == null || ids.contains(category.id());
    }
}

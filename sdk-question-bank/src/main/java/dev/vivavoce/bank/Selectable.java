package dev.vivavoce.bank;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Style;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The questions that one kind of job can be asked.
 *
 * @param byStyle in the order of the pack
 * @param own those that the pack reserves for some jobs, this one among them
 */
record Selectable(Map<Style, List<Question>> byStyle, Set<QuestionId> own) {

    static Selectable of(Pack pack, Category category) {
        Map<Style, List<Question>> byStyle = new EnumMap<>(Style.class);
        Set<QuestionId> own = new HashSet<>();
        for (Question question : pack.questions().values()) {
            if (in(pack, category, question)) {
                byStyle.computeIfAbsent(question.style(), any -> new ArrayList<>())
                        .add(question);
                if (pack.only().containsKey(question.id())) {
                    own.add(question.id());
                }
            }
        }
        return new Selectable(byStyle, own);
    }

    /** What anybody can be asked. */
    static Selectable general(Pack pack) {
        Map<Style, List<Question>> byStyle = new EnumMap<>(Style.class);
        for (Question question : pack.questions().values()) {
            if (!pack.only().containsKey(question.id())) {
                byStyle.computeIfAbsent(question.style(), any -> new ArrayList<>())
                        .add(question);
            }
        }
        return new Selectable(byStyle, Set.of());
    }

    /** Reserved for the job, or for all jobs and about something that this one asks for. */
    static boolean in(Pack pack, Category category, Question question) {
        if (pack.only().containsKey(question.id())) {
            return pack.fits(question, category);
        }
        boolean skill = question.skill().map(category.skills()::containsKey).orElse(false);
        return switch (question.style()) {
            case TECHNICAL, SYSTEM_DESIGN, CODING -> skill;
            case BEHAVIOURAL, SITUATIONAL -> skill || category.competencies().containsKey(question.competency());
            case MOTIVATION -> true;
        };
    }
}

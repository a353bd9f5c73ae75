package dev.vivavoce.testkit;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.core.spi.QuestionSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A source of a given list of questions, for any position, topic and language. Of a style it takes the least shown, among
 * these the ones whose difficulty is next to the person's strength, among these some by the seed. Keeps
 * {@link QuestionSourceContract}. Immutable and thread-safe.
 */
public final class FixedQuestions implements QuestionSource {

    private final List<Question> questions;

    /**
     * @param questions in any order
     * @throws IllegalArgumentException when two have the same id
     */
    public FixedQuestions(List<Question> questions) {
        this.questions = List.copyOf(questions);
        Set<QuestionId> seen = new HashSet<>();
        for (Question question : this.questions) {
            if (!seen.add(question.id())) {
                throw new IllegalArgumentException("question \"" + question.id() + "\" stands twice");
            }
        }
    }

    @Override
    public List<Question> find(QuestionQuery query) {
        List<Question> found = new ArrayList<>();
        for (Map.Entry<Style, Integer> wanted : query.mix().entrySet()) {
            List<Question> candidates = new ArrayList<>(questions);
            candidates.removeIf(question ->
                    question.style() != wanted.getKey() || query.exclude().contains(question.id()));
            Collections.shuffle(candidates, new Random(query.seed()));
            candidates.sort(Comparator.comparingInt(
                            (Question question) -> query.exposure().getOrDefault(question.id(), 0))
                    .thenComparingDouble(question -> distance(question, query)));
            found.addAll(candidates.subList(0, Math.min(wanted.getValue(), candidates.size())));
        }
        return found;
    }

    private static double distance(Question question, QuestionQuery query) {
        double place =
                switch (question.difficulty()) {
                    case EASY -> 0;
                    case MEDIUM -> 0.5;
                    case HARD -> 1;
                };
        return query.strength().isPresent() ? Math.abs(place - query.strength().getAsDouble()) : 0;
    }
}

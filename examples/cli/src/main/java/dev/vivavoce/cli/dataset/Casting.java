package dev.vivavoce.cli.dataset;

import dev.vivavoce.bank.Category;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.dataset.Labelled.Source;
import dev.vivavoce.cli.json.Json;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.llm.ModelCandidate;
import dev.vivavoce.llm.Persona;
import dev.vivavoce.llm.Persona.Temperament;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

/** Thinks out who is interviewed for what, and has it played and rated. The same seed and number give the same person. */
final class Casting {

    /** How many questions an interview has. */
    static final int QUESTIONS = 5;

    private final QuestionBank bank;
    private final ModelCandidate candidate;
    private final Evaluator rater;
    private final long seed;

    Casting(QuestionBank bank, ModelCandidate candidate, Evaluator rater, long seed) {
        this.bank = bank;
        this.candidate = candidate;
        this.rater = rater;
        this.seed = seed;
    }

    /** The answers of an interview that could be rated; none where the bank has no questions for the job. */
    List<Labelled> play(int number) {
        Random random = new Random(31 * seed + number);
        Category kind = one(bank.categories(), random);
        Seniority seniority = one(List.of(Seniority.values()), random);
        Persona persona = new Persona(
                new Position(kind.name(), String.join(" ", kind.profile()), Optional.of(seniority)),
                random.nextInt(Rubric.LOWEST, Rubric.HIGHEST + 1),
                one(List.of(Temperament.values()), random));
        List<Question> questions = questions(persona.position(), random.nextLong());
        List<Labelled> labelled = new ArrayList<>();
        if (questions.isEmpty()) {
            return labelled;
        }
        List<String> answers = candidate.answers(persona, questions, Locale.ENGLISH, random.nextLong());
        for (int i = 0; i < answers.size(); i++) {
            Question question = questions.get(i);
            Submission submission = new Submission(
                    question.text(),
                    question.style(),
                    question.rubric(),
                    question.anchors(),
                    List.of(),
                    answers.get(i),
                    Locale.ENGLISH);
            if (rater.evaluate(submission) instanceof Evaluation.Scored scored) {
                labelled.add(new Labelled(
                        "interview-" + number + "-" + (i + 1),
                        Source.SYNTHETIC,
                        Json.name(persona.temperament()),
                        submission,
                        scored));
            }
        }
        return labelled;
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private List<Question> questions(Position position, long choice) {
        Map<Style, Integer> mix = new EnumMap<>(Style.class);
        mix.put(Style.MOTIVATION, 1);
        mix.put(Style.BEHAVIOURAL, 2);
        mix.put(Style.SITUATIONAL, 1);
        mix.put(Style.TECHNICAL, 1);
        return bank.find(new QuestionQuery(
                position, Optional.empty(), mix, Set.of(), Map.of(), OptionalDouble.empty(), Locale.ENGLISH, choice));
    }
}

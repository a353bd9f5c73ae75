package dev.vivavoce.cli.batch;

import dev.vivavoce.bank.Category;
import dev.vivavoce.bank.CustomQuestion;
import dev.vivavoce.bank.Finding;
import dev.vivavoce.bank.Finding.Severity;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.bank.QuestionLinter;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Skill;
import dev.vivavoce.core.question.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes of what a model wrote for a kind of job questions as the bank has them, and leaves out what is wrong or known. */
final class Proposals {

    private final QuestionBank bank;
    private final Category kind;
    private final String prefix;

    /** @param prefix of the questions' ids */
    Proposals(QuestionBank bank, Category kind, String prefix) {
        this.bank = bank;
        this.kind = kind;
        this.prefix = prefix;
    }

    /** Those without an error that say something new, with a competency and a rubric of the bank. */
    List<Question> of(List<Question> written, List<CustomQuestion> kept) {
        List<Question> proposed = written.stream().map(this::ours).toList();
        List<Question> all = new ArrayList<>(bank.questions());
        kept.forEach(custom -> all.add(custom.question()));
        Set<QuestionId> there = all.stream().map(Question::id).collect(Collectors.toSet());
        List<Question> unknown = proposed.stream()
                .filter(question -> !there.contains(question.id()))
                .toList();
        all.addAll(unknown);
        Set<QuestionId> wrong = new HashSet<>();
        for (Finding finding : new QuestionLinter().lint(all)) {
            if (finding.rule().severity() == Severity.ERROR) {
                wrong.add(finding.question());
            }
        }
        return unknown.stream()
                .filter(question -> !wrong.contains(question.id()))
                .toList();
    }

    private Question ours(Question written) {
        Competency competency = competency(written.competency());
        Question.Builder ours = Question.builder(
                        prefix + written.id().value().substring("written-".length()),
                        written.text(),
                        competency,
                        rubric(competency, written.rubric()))
                .style(written.style())
                .difficulty(written.difficulty())
                .seniority(written.seniority())
                .minutes(written.minutes())
                .anchors(written.anchors());
        if (written.style() == Style.TECHNICAL) {
            skill(written.text()).ifPresent(ours::skill);
        }
        return ours.build();
    }

    /** What the question names, or what matters most to the job: a technical question of the bank has a skill. */
    private Optional<Skill> skill(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return kind.skills().entrySet().stream()
                .max(Comparator.comparing((Map.Entry<Skill, Integer> skill) ->
                                small.contains(skill.getKey().name().toLowerCase(Locale.ROOT)))
                        .thenComparing(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /** The bank's of that name, or the one that matters most to the job. */
    private Competency competency(Competency written) {
        return kind.competencies().keySet().stream()
                .filter(known -> known.name().equalsIgnoreCase(written.name()))
                .findFirst()
                .or(() -> bank.competency(written.id()))
                .or(() -> kind.competencies().entrySet().stream()
                        .max(Comparator.comparingInt(Map.Entry::getValue))
                        .map(Map.Entry::getKey))
                .orElse(written);
    }

    private Rubric rubric(Competency competency, Rubric otherwise) {
        return bank.questions().stream()
                .filter(question -> question.competency().equals(competency))
                .findFirst()
                .map(Question::rubric)
                .orElse(otherwise);
    }
}

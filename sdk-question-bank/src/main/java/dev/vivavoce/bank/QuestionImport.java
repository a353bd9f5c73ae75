package dev.vivavoce.bank;

import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file of questions would change: a dry run, until the host stores {@link #result}. Lines that do not fit are left
 * out, each with a finding; all others are kept.
 *
 * <p>A file is as {@link QuestionReader} reads it. Where a line names no state, a new question is a draft, and another one stays
 * what it is. Everything is held in memory; whoever has very many questions reads them line by line.
 *
 * @param added new questions, version 1
 * @param changed questions whose content or state differs, each with its next version
 * @param unchanged how many there are already just so
 * @param findings what does not fit, a line each: {@code line N: field: what}; at most {@value #MOST_FINDINGS}
 * @param result all questions afterwards: those there were, in their order, as changed, and then the added ones
 */
public record QuestionImport(
        List<CustomQuestion> added,
        List<CustomQuestion> changed,
        int unchanged,
        List<String> findings,
        List<CustomQuestion> result) {

    /** More findings than anybody reads; the last then says how many more there are. */
    public static final int MOST_FINDINGS = 1_000;

    public QuestionImport {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        findings = List.copyOf(findings);
        result = List.copyOf(result);
    }

    /**
     * What a CSV file would change.
     *
     * @param existing the host's own questions as they are
     * @throws IOException when {@code file} cannot be read
     */
    public static QuestionImport csv(QuestionBank bank, Collection<CustomQuestion> existing, InputStream file)
            throws IOException {
        Run run = new Run(existing);
        new QuestionReader(bank).csv(file, run::take);
        return run.done();
    }

    /**
     * What a file of JSON Lines would change.
     *
     * @param existing the host's own questions as they are
     * @throws IOException when {@code file} cannot be read
     */
    public static QuestionImport jsonLines(QuestionBank bank, Collection<CustomQuestion> existing, InputStream file)
            throws IOException {
        Run run = new Run(existing);
        new QuestionReader(bank).jsonLines(file, run::take);
        return run.done();
    }

    /** One import on its way. */
    private static final class Run {
        private final Map<QuestionId, CustomQuestion> result = new LinkedHashMap<>();
        private final Map<QuestionId, CustomQuestion> before;
        private final List<CustomQuestion> added = new ArrayList<>();
        private final List<CustomQuestion> changed = new ArrayList<>();
        private final List<String> findings = new ArrayList<>();
        private int unchanged;
        private int more;

        Run(Collection<CustomQuestion> existing) {
            existing.forEach(custom -> result.put(custom.question().id(), custom));
            before = Map.copyOf(result);
        }

        void take(QuestionReader.Line line) {
            if (line instanceof QuestionReader.Fitting fitting) {
                put(fitting.question(), fitting.state());
            } else if (line instanceof QuestionReader.Unfit unfit) {
                unfit.faults()
                        .forEach(
                                fault -> find(new Amiss("", unfit.number(), fault.field(), fault.detail()).toString()));
            }
        }

        private void find(String finding) {
            if (findings.size() < MOST_FINDINGS - 1) {
                findings.add(finding);
            } else {
                more++;
            }
        }

        private void put(Question question, Optional<State> named) {
            CustomQuestion old = before.get(question.id());
            State state = named.orElse(old == null ? State.DRAFT : old.state());
            if (old == null) {
                CustomQuestion custom = new CustomQuestion(question, 1, state);
                added.add(custom);
                result.put(question.id(), custom);
            } else if (old.question().equals(question) && old.state() == state) {
                unchanged++;
            } else {
                CustomQuestion custom = new CustomQuestion(question, old.version() + 1, state);
                changed.add(custom);
                result.put(question.id(), custom);
            }
        }

        QuestionImport done() {
            if (more > 0) {
                findings.add(more + " more findings");
            }
            return new QuestionImport(added, changed, unchanged, findings, List.copyOf(result.values()));
        }
    }
}

package dev.vivavoce.portal.questions.control;

import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.bank.Finding;
import dev.vivavoce.bank.Finding.Severity;
import dev.vivavoce.bank.NearDuplicates;
import dev.vivavoce.bank.QuestionLinter;
import dev.vivavoce.bank.QuestionReader.Fitting;
import dev.vivavoce.bank.QuestionReader.Line;
import dev.vivavoce.bank.QuestionReader.Unfit;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.portal.exchange.control.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Looks through a file of questions, outside of any transaction: linting a long one takes longer than a transaction should. */
@ApplicationScoped
public class Scrutiny {
    /** The most lines of a file. */
    public static final int MOST_LINES = 100_000;

    static final int LONGEST_ID = 100;
    /** Thirty words, of any language. */
    static final int LONGEST_TEXT = 1_000;

    private static final System.Logger LOG = System.getLogger(Scrutiny.class.getName());
    private static final int LONGEST_ANCHOR = 2_000;
    private static final int PAGE = 2_000;

    @Inject
    OwnQuestions questions;

    private final QuestionLinter linter = new QuestionLinter();

    /** Within no transaction. */
    public QuestionFile look(byte[] content, boolean table) {
        long start = System.nanoTime();
        Look look = new Look(content, table);
        QuestionFile.read(content, table, look::take);
        QuestionFile looked = look.done();
        LOG.log(
                System.Logger.Level.INFO,
                "A file of questions of {0} bytes was looked through in {1} ms.",
                content.length,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        return looked;
    }

    /** Why a question cannot be kept here, although the bank would take it. */
    static Optional<String> tooLong(Question question) {
        if (question.id().value().length() > LONGEST_ID) {
            return Optional.of("id");
        }
        if (question.text().length() > LONGEST_TEXT) {
            return Optional.of("text");
        }
        boolean anchors = question.anchors().stream()
                .anyMatch(anchor -> anchor.name().length() + anchor.text().length() > LONGEST_ANCHOR);
        return anchors ? Optional.of("anchors") : Optional.empty();
    }

    /** Where a finding of the linter belongs. */
    static String field(Finding.Rule rule) {
        return switch (rule) {
            case OVERLAPPING_ANCHORS, FEW_ANCHORS, UNOBSERVABLE_ANCHOR, ECHOING_ANCHOR -> "anchors";
            case SPARSE_RUBRIC -> "rubric";
            default -> "text";
        };
    }

    static String told(Finding finding) {
        return finding.reason() + ". " + finding.suggestion();
    }

    /** One look on its way. */
    private final class Look {
        private final byte[] content;
        private final boolean table;
        private final BitSet refused = new BitSet();
        private final BitSet unaskable = new BitSet();
        private final Findings findings = new Findings();
        private final List<String> texts = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();
        private final List<Integer> numbers = new ArrayList<>();
        private int lines;

        Look(byte[] content, boolean table) {
            this.content = content;
            this.table = table;
        }

        void take(Line line) {
            if (++lines > MOST_LINES) {
                throw Problem.of(
                        422,
                        "too-many-lines",
                        "Too many lines",
                        "A file has at most " + MOST_LINES + " questions; send it in parts.");
            }
            if (line instanceof Fitting fitting) {
                take(fitting);
            } else if (line instanceof Unfit unfit) {
                refused.set(unfit.number());
                unfit.faults().forEach(fault -> findings.refuse(unfit.number(), fault.field(), fault.detail()));
            }
        }

        private void take(Fitting line) {
            Question question = line.question();
            Optional<String> tooLong = tooLong(question);
            if (tooLong.isPresent()) {
                refused.set(line.number());
                findings.refuse(line.number(), tooLong.get(), "has too many characters");
                return;
            }
            linter.lint(question).forEach(finding -> add(line.number(), finding));
            if (!line.state().equals(Optional.of(State.RETIRED))) {
                texts.add(question.text());
                ids.add(question.id().value());
                numbers.add(line.number());
            }
        }

        private void add(int line, Finding finding) {
            findings.add(new Findings.Item(
                    line,
                    finding.rule().severity(),
                    field(finding.rule()),
                    Optional.of(finding.rule()),
                    told(finding)));
            if (finding.rule().severity() == Severity.ERROR) {
                unaskable.set(line);
            }
        }

        QuestionFile done() {
            NearDuplicates among = new NearDuplicates();
            List<String> before = new ArrayList<>();
            Set<String> own = new HashSet<>(ids);
            for (List<OwnQuestions.Text> page = questions.texts("", PAGE);
                    !page.isEmpty();
                    page = questions.texts(page.get(page.size() - 1).questionId(), PAGE)) {
                for (OwnQuestions.Text text : page) {
                    if (!own.contains(text.questionId())) {
                        among.add(text.text());
                        before.add(text.questionId());
                    }
                }
            }
            texts.forEach(among::add);
            List<OptionalInt> earlier = among.earlier();
            for (int i = 0; i < ids.size(); i++) {
                OptionalInt alike = earlier.get(before.size() + i);
                if (alike.isPresent()) {
                    int at = alike.getAsInt();
                    String id = at < before.size() ? before.get(at) : ids.get(at - before.size());
                    add(numbers.get(i), QuestionLinter.nearDuplicate(new QuestionId(ids.get(i)), new QuestionId(id)));
                }
            }
            return new QuestionFile(content, table, refused, unaskable, findings);
        }
    }
}

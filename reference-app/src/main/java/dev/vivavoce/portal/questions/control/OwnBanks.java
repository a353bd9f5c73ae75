package dev.vivavoce.portal.questions.control;

import dev.vivavoce.bank.CustomQuestion;
import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.questions.control.QuestionCounts.Counts;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the caller's tenant may ask: the bundled questions and its own live ones, whatever node last changed them. */
@ApplicationScoped
public class OwnBanks {
    private static final System.Logger LOG = System.getLogger(OwnBanks.class.getName());
    private static final int PAGE = 1_000;
    private static final int MOST_TENANTS = 200;
    /** About 3 kB of memory each. */
    private static final int MOST_QUESTIONS = 30_000;

    @Inject
    Caller caller;

    @Inject
    Database database;

    @Inject
    QuestionCounts counts;

    private final BankCache cache = new BankCache(MOST_TENANTS, MOST_QUESTIONS);

    /** As it is now; costs one look at the revision where nothing has changed. */
    @InTenant
    public QuestionBank bank() {
        Counts now = counts.read();
        UUID tenant = caller.tenant().orElseThrow();
        // Read after the revision, the questions are those of it or of a later one; never of an earlier one.
        return now.live() == 0
                ? QuestionBank.bundled()
                : cache.get(tenant, now.revision(), now.live(), () -> make(tenant));
    }

    private QuestionBank make(UUID tenant) {
        QuestionBank bundled = QuestionBank.bundled();
        Stored.Shelf shelf = new Stored.Shelf();
        List<CustomQuestion> own = new ArrayList<>();
        String after = "";
        List<Question> page;
        do {
            page = database.rows(
                    row -> shelf.read(OwnQuestions.stored(row)),
                    "select q.content, q.rubric_id, r.content as rubric from own_question q join own_rubric r on r.id = q.rubric_id"
                            + " where q.state = 'LIVE' and q.question_id > ? order by q.question_id limit ?",
                    after,
                    PAGE);
            for (Question question : page) {
                after = question.id().value();
                if (bundled.question(question.id()).isEmpty()) {
                    own.add(new CustomQuestion(question, 1, State.LIVE));
                } else {
                    // A later release may have taken the id; the tenant's others are asked all the same.
                    LOG.log(System.Logger.Level.WARNING, "Tenant {0}: the bank has {1} too.", tenant, after);
                }
            }
        } while (page.size() == PAGE);
        return bundled.with(own);
    }
}

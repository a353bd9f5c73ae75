package dev.vivavoce.portal.idempotency.control;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Gives the stored answer to a request that came before. Within the transaction of a call it also keeps the answer, and while that
 * transaction runs, whoever comes second gets 409. A call in steps keeps its answer itself, with its last one ({@link KeptAnswers#once}).
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 100)
public class Replay {
    @Inject
    KeptAnswers answers;

    @Resource
    TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        boolean inSteps = transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION;
        if (!inSteps) {
            answers.refuseWhileRunning();
        }
        Optional<Response> earlier = answers.earlier();
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Response answer = (Response) call.proceed();
        if (!inSteps) {
            answers.keep(answer);
        }
        return answer;
    }
}

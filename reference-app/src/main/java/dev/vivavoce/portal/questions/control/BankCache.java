package dev.vivavoce.portal.questions.control;

import dev.vivavoce.bank.QuestionBank;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The banks of the tenants that were asked for last, as many as fit. One is made by the first who needs it, in their thread and under no
 * lock; only those who need the same one wait for it. Thread-safe.
 */
final class BankCache {
    private record Held(long revision, int questions, FutureTask<QuestionBank> bank) {}

    private final int mostTenants;
    private final int mostQuestions;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Held> tenants = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * An empty one.
     *
     * @param mostQuestions of all tenants' own together; the last one is held however many it has
     */
    BankCache(int mostTenants, int mostQuestions) {
        this.mostTenants = mostTenants;
        this.mostQuestions = mostQuestions;
    }

    /**
     * The tenant's bank.
     *
     * @param revision that it must at least have
     * @param questions how many the tenant has of its own
     */
    QuestionBank get(UUID tenant, long revision, int questions, Supplier<QuestionBank> maker) {
        FutureTask<QuestionBank> fresh = new FutureTask<>(maker::get);
        Held held = held(tenant, new Held(revision, questions, fresh));
        if (held.bank() == fresh) {
            fresh.run();
        }
        try {
            return held.bank().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another request makes the bank.", e);
        } catch (ExecutionException failed) {
            forget(tenant, held);
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    int size() {
        lock.lock();
        try {
            return tenants.size();
        } finally {
            lock.unlock();
        }
    }

    private Held held(UUID tenant, Held fresh) {
        lock.lock();
        try {
            Held held = tenants.get(tenant);
            if (held != null && held.revision() >= fresh.revision()) {
                return held;
            }
            tenants.put(tenant, fresh);
            trim(tenant);
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    private void trim(UUID last) {
        long all = tenants.values().stream().mapToLong(Held::questions).sum();
        Iterator<Map.Entry<UUID, Held>> eldestFirst = tenants.entrySet().iterator();
        while ((tenants.size() > mostTenants || all > mostQuestions) && eldestFirst.hasNext()) {
            Map.Entry<UUID, Held> eldest = eldestFirst.next();
            if (!eldest.getKey().equals(last)) {
                all -= eldest.getValue().questions();
                eldestFirst.remove();
            }
        }
    }

    private void forget(UUID tenant, Held failed) {
        lock.lock();
        try {
            tenants.remove(tenant, failed);
        } finally {
            lock.unlock();
        }
    }
}

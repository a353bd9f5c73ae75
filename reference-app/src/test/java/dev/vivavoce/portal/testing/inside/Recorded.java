package dev.vivavoce.portal.testing.inside;

import dev.vivavoce.portal.jobs.control.Job;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

/** A job that does what a test wants, and knows when it was at it. */
@ApplicationScoped
public class Recorded implements Job {
    public static final String NAME = "recorded";

    private final Map<String, IntConsumer> deeds = new ConcurrentHashMap<>();
    private final Map<String, List<String>> runs = new ConcurrentHashMap<>();

    @Resource
    TransactionSynchronizationRegistry transaction;

    @Inject
    BeanManager beans;

    /** What is done at an instance; it is told which time it is. */
    public void does(String instance, IntConsumer deed) {
        deeds.put(instance, deed);
    }

    /** In what surroundings an instance was begun, each time. */
    public List<String> runs(String instance) {
        return runs.getOrDefault(instance, List.of());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> work(String instance) {
        List<String> own = runs.computeIfAbsent(instance, any -> new CopyOnWriteArrayList<>());
        own.add("in %s transaction, in %s request"
                .formatted(
                        transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION ? "no" : "a",
                        isInRequest() ? "a" : "no"));
        deeds.getOrDefault(instance, any -> {}).accept(own.size());
        return Optional.empty();
    }

    private boolean isInRequest() {
        try {
            return beans.getContext(RequestScoped.class).isActive();
        } catch (ContextNotActiveException none) {
            return false;
        }
    }
}

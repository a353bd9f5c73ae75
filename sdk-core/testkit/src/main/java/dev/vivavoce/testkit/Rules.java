package dev.vivavoce.testkit;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.vivavoce.core.spi.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** What the rules of all contracts have in common. */
final class Rules {

    private static final int THREADS = 4;

    private Rules() {}

    /** Runs the check of a SHOULD: where it fails the test is aborted with the reason, not failed. */
    static void should(Runnable check) {
        try {
            check.run();
        } catch (AssertionError broken) {
            abort("SHOULD, but does not: " + broken.getMessage());
        }
    }

    /** What {@code call} returns; empty where it is unavailable, which is no breach. Anything else it throws is one. */
    static <T> Optional<T> orUnavailable(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (UnavailableException weather) {
            return Optional.empty();
        }
    }

    /** What {@code call} returns on each of several threads that start it at the same time. */
    static <T> List<T> together(Callable<T> call) {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException failed) {
            return fail("fails when several threads use it", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return fail("was interrupted", interrupted);
        } finally {
            threads.shutdownNow();
        }
    }
}

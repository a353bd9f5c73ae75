package dev.vivavoce.djl;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.vivavoce.core.spi.UnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Writes replies, as many at once as the engine has slots; others wait. One thread of its own has the engine to itself. In each pass every reply that is being
 * written goes on by a token, and some tokens of prompts are read besides, so that a long prompt does not hold up the others. Thread-safe.
 */
final class Decoder implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Engine engine;
    private final Language language;
    private final String name;
    private final Limits limits;
    private final LongSupplier clock;
    private final Slots slots;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<Reply> waiting = new ArrayDeque<>();
    private boolean closed;
    private Counts counts = Counts.NONE;

    /**
     * What it takes on.
     *
     * @param waiting how many requests may wait for a slot
     * @param chunk how many tokens of prompts are read in one pass
     */
    record Limits(int waiting, int chunk) {}

    /**
     * Starts.
     *
     * @param name the model's, for messages
     * @param clock nanoseconds
     */
    Decoder(Engine engine, Language language, String name, Limits limits, LongSupplier clock) {
        this.engine = engine;
        this.language = language;
        this.name = name;
        this.limits = limits;
        this.clock = clock;
        this.slots = new Slots(engine);
        this.thread = new Thread(this::run, "vivavoce-djl-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Takes a request on.
     *
     * @throws RateLimitException where too many wait already
     * @throws NonRetriableException where it is closed
     */
    void submit(Request request, Listener listener) {
        Reply reply = new Reply(request, language, listener);
        lock.lock();
        try {
            if (closed) {
                throw closed();
            }
            if (waiting.size() >= limits.waiting()) {
                throw full();
            }
            waiting.add(reply);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What it has done so far. */
    Counts counts() {
        lock.lock();
        try {
            return counts;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all that is being written, lets go of the engine, and returns when that is done. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signal();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (engine) {
            while (awaitWork()) {
                drop();
                pass();
            }
        } finally {
            end();
        }
    }

    /** @return whether there is any; else it is closed */
    private boolean awaitWork() {
        lock.lock();
        try {
            while (!closed && waiting.isEmpty() && slots.replies().isEmpty()) {
                news.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Gives up what nobody waits for any more. */
    private void drop() {
        List<Reply> late = new ArrayList<>();
        List<Reply> all = slots.replies();
        lock.lock();
        try {
            all.addAll(waiting);
            for (Reply reply : all) {
                boolean isLate = clock.getAsLong() - reply.deadline() >= 0;
                if (isLate && !reply.isCancelled()) {
                    late.add(reply);
                }
                if (isLate || reply.isCancelled()) {
                    waiting.remove(reply);
                    slots.release(reply);
                }
            }
        } finally {
            lock.unlock();
        }
        late.forEach(reply -> reply.tellFailed(
                new TimeoutException(name + " has not replied in time: ask for less, or allow more time or threads")));
    }

    private void pass() {
        try {
            Pass pass = plan();
            if (!pass.steps().isEmpty()) {
                float[][] logits = engine.append(pass.steps());
                count(counted -> counted.passed(pass.tokens()));
                for (int i = 0; i < logits.length; i++) {
                    advance(pass.replies().get(i), pass.added(i), logits[i]);
                }
            }
        } catch (RuntimeException broken) { // of a native library: whatever it is, the next request may go well
            fail(broken);
        }
    }

    private Pass plan() {
        Pass pass = new Pass(limits.chunk());
        slots.taken().forEach(pass::add);
        Optional<Slot> begun = Optional.empty();
        do {
            begun.ifPresent(pass::add);
            begun = pass.hasRoom() ? begin() : Optional.empty();
        } while (begun.isPresent());
        return pass;
    }

    /** Begins the reply that has waited longest, where there is a slot and nothing is gained by waiting. */
    private Optional<Slot> begin() {
        while (slots.hasFree()) {
            Reply next;
            lock.lock();
            try {
                next = waiting.peek();
                if (next == null || slots.gainsByWaiting(next)) {
                    return Optional.empty();
                }
                waiting.remove();
            } finally {
                lock.unlock();
            }
            Optional<Slot> slot = begin(next);
            if (slot.isPresent()) {
                return slot;
            }
        }
        return Optional.empty();
    }

    /** Empty where it is over at once. */
    private Optional<Slot> begin(Reply reply) {
        try {
            Slot slot = slots.begin(reply);
            if (!reply.isOver()) {
                return Optional.of(slot);
            }
            finish(reply);
        } catch (RuntimeException broken) {
            fail(reply, broken);
        }
        return Optional.empty();
    }

    private void advance(Reply reply, int added, float[] logits) {
        try {
            reply.advance(added, logits);
        } catch (RuntimeException broken) { // whatever it is, it is this one's alone
            fail(reply, broken);
            return;
        }
        if (reply.isOver()) {
            finish(reply);
        }
    }

    private void finish(Reply reply) {
        slots.release(reply);
        Finished finished = reply.finish();
        count(counted -> counted.with(finished));
        reply.tellDone(finished);
    }

    private void count(UnaryOperator<Counts> more) {
        lock.lock();
        try {
            counts = more.apply(counts);
        } finally {
            lock.unlock();
        }
    }

    private void fail(Reply reply, RuntimeException broken) {
        slots.release(reply);
        reply.tellFailed(new InternalServerException(name + " fails: " + broken.getMessage(), broken));
    }

    /** All that is being written comes to nothing; what waits does not. */
    private void fail(RuntimeException broken) {
        List<Reply> replies = slots.replies();
        slots.forget();
        replies.forEach(reply -> reply.tellFailed(new InternalServerException(name + " fails within", broken)));
    }

    private void end() {
        List<Reply> left = slots.replies();
        lock.lock();
        try {
            closed = true;
            left.addAll(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(reply -> reply.tellFailed(closed()));
    }

    private NonRetriableException closed() {
        return new NonRetriableException(name + " is closed");
    }

    private RateLimitException full() {
        String why = limits.waiting() + " requests wait already, Retry-After: " + AGAIN.toSeconds() + " s";
        return new RateLimitException(name + ": " + why, new UnavailableException(name, why, Optional.of(AGAIN)));
    }
}

package dev.vivavoce.bank;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made when it is first asked for, once. Thread-safe. */
final class Lazy<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<T> maker;
    private volatile @Nullable T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T value() {
        T value = made;
        if (value != null) {
            return value;
        }
        lock.lock();
        try {
            value = made;
            if (value == null) {
                value = maker.get();
                made = value;
            }
            return value;
        } finally {
            lock.unlock();
        }
    }
}
